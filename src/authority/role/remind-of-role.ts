import type pg from 'pg';
import { findContact, listContacts } from '../../alerts/contacts.ts';
import type { EmailChannel } from '../../channels/ports.ts';
import type { Clock } from '../../clock.ts';
import { type Db, withTransaction } from '../../db/transaction.ts';
import type { Ids } from '../../ids.ts';
import type { Log } from '../../log.ts';
import { composeStaffMail } from '../../staff-mail.ts';
import { quartersSince } from './role-standing.ts';
import { latestCheck, markReminded } from './role-store.ts';

/** Which reminder, and to whom. No contact data. */
export interface RoleReminder {
  contactId: string;
  checkId: string;
}

/** The mail was not taken, or nobody knows: the queue tries again. */
export class RoleReminderNotSentError extends Error {}

/**
 * Has every staff contact with an e-mail address reminded once a quarter, while nobody has looked again who may file in
 * Altinn; nobody while nothing may leave the house. Returns how many. Asked as often as one likes: each quarter is
 * remembered with the jobs.
 */
export const remindOfRole = async (
  { pool, clock, ids, held }: { pool: pg.Pool; clock: Clock; ids: Ids; held: () => Promise<boolean> },
  enqueue: (tx: Db, jobs: readonly { id: string; data: RoleReminder }[]) => Promise<void>,
): Promise<number> => {
  const seen = await latestCheck(pool);
  const now = clock.now();
  if (!seen || quartersSince(seen.checkedAt, now) < 1 || (await held())) return 0;
  return withTransaction(pool, async (tx) => {
    const contacts = (await listContacts(tx)).filter(({ email }) => email !== null);
    if (contacts.length === 0) return 0;
    if (!(await markReminded(tx, seen.id, quartersSince(seen.checkedAt, now), now))) return 0;
    await enqueue(
      tx,
      contacts.map(({ id }) => ({ id: ids.uuid(), data: { contactId: id, checkId: seen.id } })),
    );
    return contacts.length;
  });
};

export interface RoleReminderDeps {
  pool: pg.Pool;
  ids: Ids;
  email: EmailChannel;
  log: Log;
  /** The address that people use, without a slash at the end. */
  publicUrl: () => string;
}

/**
 * Reminds one contact. Nothing is sent where somebody has looked meanwhile, or the contact has left or has no address.
 * Throws RoleReminderNotSentError to be tried again.
 */
export const sendRoleReminder = async (deps: RoleReminderDeps, reminder: RoleReminder): Promise<void> => {
  const check = await latestCheck(deps.pool);
  const contact = await findContact(deps.pool, reminder.contactId);
  if (check?.id !== reminder.checkId || !contact?.email) return;
  const sent = await deps.email.send({
    deliveryId: deps.ids.uuid(),
    attempt: 1,
    to: { email: contact.email, name: contact.name },
    ...composeStaffMail(contact.language, 'role-check', {
      link: `${deps.publicUrl()}/settings/authority`,
    }),
  });
  if (sent.outcome === 'accepted') return;
  deps.log.warn({ outcome: sent.outcome, reason: sent.reason }, 'authority: a reminder was not taken');
  if (sent.outcome !== 'rejected') throw new RoleReminderNotSentError('a reminder was not sent');
};
