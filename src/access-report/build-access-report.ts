import { createHash } from 'node:crypto';
import type pg from 'pg';
import type { Clock } from '../clock.ts';
import { type Db, withTransaction } from '../db/transaction.ts';
import { findIncidentKey } from '../incidents/incident-keys.ts';
import { findIncident } from '../incidents/incidents.ts';
import { recordNote } from '../incidents/notes.ts';
import { lockForChange } from '../incidents/report-event.ts';
import { isVisible, type Reader, seenBy } from '../incidents/visible.ts';
import { canonicalJson } from '../journal/chain.ts';
import { appendToSystem } from '../journal/journal.ts';
import { messagesToPerson } from '../notices/messages-to-person.ts';
import { renderNotice } from '../notices/render-notice.ts';
import { approvedNotice } from '../notices/sent-ledger.ts';
import { folded } from '../people/contact.ts';
import { parseEmail } from '../people/files/email.ts';
import { keyOldRows } from '../people/old-rows.ts';
import { findByKey, listLists, openContacts } from '../people/people.ts';
import { parsePhone } from '../phone.ts';
import { invalid } from '../problems.ts';
import { readOrganisation } from '../register/register.ts';
import { forgottenWhen } from '../retention/forgotten-when.ts';
import type { Sealing } from '../sealing.ts';
import type { AccessReport, HeldInCase } from './access-report-document.ts';

export interface AccessReportDeps {
  pool: pg.Pool;
  clock: Clock;
  sealing: Sealing;
}

interface Wanted {
  kind: 'email' | 'phone';
  value: string;
  said: string;
}

/** More of one address in one case is a list of somebody else's making. */
const most = 50;

const wantedFrom = (address: string): Wanted => {
  const email = parseEmail(address);
  if (email !== undefined) return { kind: 'email', value: folded(email), said: email };
  const phone = parsePhone(address);
  if (phone) return { kind: 'phone', value: phone.e164, said: phone.e164 };
  throw invalid('/address', 'This is neither an e-mail address nor a possible phone number.');
};

const heldIn = async (
  { sealing }: Pick<AccessReportDeps, 'sealing'>,
  tx: Db,
  incidentId: string,
  wanted: Wanted,
): Promise<HeldInCase[]> => {
  const incident = await findIncident(tx, incidentId);
  const key = await findIncidentKey(tx, sealing, incidentId);
  const lists = await listLists(tx, incidentId);
  const ids = lists.map(({ id }) => id);
  if (!incident || !key || ids.length === 0) return [];
  await keyOldRows(tx, key, ids);
  const asked = { kind: wanted.kind, key: key.blindIndex(wanted.kind, wanted.value) };
  const found = await findByKey(tx, ids, asked, most);
  const contacts = await openContacts(
    tx,
    sealing,
    incidentId,
    found.map(({ id }) => id),
  );
  const notice = await approvedNotice(tx, incidentId);
  const { dueAt, isHeld } = await forgottenWhen(tx, incidentId);
  const held: HeldInCase[] = [];
  for (const person of found) {
    const contact = contacts.get(person.id);
    const list = lists.find(({ id }) => id === person.listId);
    if (!contact || !list) continue;
    const text = notice?.texts[person.language];
    const rendered = text && renderNotice(text, { name: contact.name, language: person.language });
    const messages = notice ? await messagesToPerson(tx, notice.id, person.mergedInto ?? person.id) : [];
    held.push({
      reference: incident.reference,
      detectedAt: incident.state.context.detectedAt,
      listedAt: list.createdAt.toISOString(),
      contact,
      language: person.language,
      isChild: person.isChild,
      isVulnerable: person.isVulnerable,
      hasSecretAddress: person.hasSecretAddress,
      toldThroughAnother: person.mergedInto !== null,
      messages: messages.map(({ channel, state, handedOverAt, changedAt }) => ({
        channel,
        state,
        handedOverAt: handedOverAt?.toISOString() ?? null,
        changedAt: changedAt.toISOString(),
      })),
      notice: rendered
        ? { subject: rendered.email.subject, text: rendered.email.text, sms: rendered.sms.text }
        : null,
      forgottenAt: dueAt?.toISOString() ?? null,
      isHeld,
    });
  }
  return held;
};

/**
 * All that is held on the person with a mailbox or a number, in every case that `reader` sees: contact data, what was
 * sent, when it is erased. What was asked for is not kept; that it was asked, and in which cases something was found,
 * stands in the journals. Throws `invalid-input`. Basis: GDPR art. 15.
 */
export const buildAccessReport = async (
  deps: AccessReportDeps,
  reader: Reader,
  address: string,
): Promise<AccessReport> => {
  const wanted = wantedFrom(address);
  return withTransaction(deps.pool, async (tx) => {
    const now = deps.clock.now();
    const { rows } = await tx.query<{ id: string }>(
      `select i.id from incidents i where exists (select 1 from incident_keys k where k.incident_id = i.id)
         and ${isVisible(1)} order by i.ordinal`,
      seenBy(reader, 'people.write'),
    );
    const cases: HeldInCase[] = [];
    let incidents = 0;
    for (const { id } of rows) {
      const held = await heldIn(deps, tx, id, wanted);
      if (held.length === 0) continue;
      incidents += 1;
      cases.push(...held);
      await recordNote(tx, await lockForChange(tx, id, undefined), {
        type: 'people.access-reported',
        at: now.toISOString(),
        actor: { kind: 'person', id: reader.personId },
        found: held.length,
      });
    }
    await appendToSystem(tx, {
      type: 'access-report.made',
      recordedAt: now,
      actor: { kind: 'person', id: reader.personId },
      event: { incidents, found: cases.length },
    });
    const organisation = await readOrganisation(tx);
    const content = {
      format: 'varsla-access-report@1' as const,
      organisation: {
        name: organisation?.name ?? null,
        organisationNumber: organisation?.organisationNumber ?? null,
        dataProtectionOfficer: organisation?.dpo ?? null,
      },
      askedBy: wanted.said,
      cases,
    };
    const hash = createHash('sha256').update(canonicalJson(content)).digest('hex');
    return { ...content, createdAt: now.toISOString(), hash };
  });
};
