import { withTransaction } from '../db/transaction.ts';
import { lockForChange } from '../incidents/report-event.ts';
import { findIncidentKey } from '../incidents/incident-keys.ts';
import { recordNote } from '../incidents/notes.ts';
import { parsePhone } from '../phone.ts';
import { invalid } from '../problems.ts';
import { type Contact, folded } from './contact.ts';
import { parseEmail } from './files/email.ts';
import { keyOldRows } from './old-rows.ts';
import { openContacts } from './people.ts';
import { listLists } from './list-store.ts';
import type { PutPeopleDeps } from './put-people.ts';
import { findByKey, type ListedPerson } from './store.ts';

/** Somebody with the mailbox or number that was asked for. */
export interface FoundPerson {
  person: ListedPerson;
  contact: Contact;
  /** Of the list that they stand on. */
  list: number;
}

/** A mailbox or a number may be shared; nobody asks for more. */
const most = 50;

/**
 * Finds people of an incident by a mailbox or a number, through the keyed hash: what was asked for is not kept. That
 * somebody looked, and how many were found, stands in the incident's journal. Throws `invalid-input` for what is
 * neither an address nor a number. Basis: GDPR art. 5(2), 32.
 */
export const lookUpPerson = async (
  deps: PutPeopleDeps,
  input: { incidentId: string; personId: string; address: string },
): Promise<FoundPerson[]> => {
  const email = parseEmail(input.address);
  const phone = email === undefined ? parsePhone(input.address) : undefined;
  if (email === undefined && !phone)
    throw invalid('/address', 'This is neither an e-mail address nor a possible phone number.');
  return withTransaction(deps.pool, async (tx) => {
    const lists = await listLists(tx, input.incidentId);
    const ids = lists.map(({ id }) => id);
    const key = await findIncidentKey(tx, deps.sealing, input.incidentId);
    let found: ListedPerson[] = [];
    if (key && ids.length > 0) {
      await keyOldRows(tx, key, ids);
      const wanted =
        email === undefined
          ? { kind: 'phone' as const, key: key.blindIndex('phone', phone?.e164 ?? '') }
          : { kind: 'email' as const, key: key.blindIndex('email', folded(email)) };
      found = await findByKey(tx, ids, wanted, most);
    }
    const contacts = await openContacts(
      tx,
      deps.sealing,
      input.incidentId,
      found.map(({ id }) => id),
    );
    await recordNote(tx, await lockForChange(tx, input.incidentId, undefined), {
      type: 'people.looked-up',
      at: deps.clock.now().toISOString(),
      actor: { kind: 'person', id: input.personId },
      found: found.length,
    });
    return found.flatMap((person) => {
      const contact = contacts.get(person.id);
      const list = lists.find(({ id }) => id === person.listId)?.number;
      return contact && typeof list === 'number' ? [{ person, contact, list }] : [];
    });
  });
};
