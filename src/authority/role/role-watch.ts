import type pg from 'pg';
import { findContact, listContacts } from '../../alerts/contacts.ts';
import type { EmailChannel } from '../../channels/ports.ts';
import type { Clock } from '../../clock.ts';
import { type Db, withTransaction } from '../../db/transaction.ts';
import type { Ids } from '../../ids.ts';
import type { Log } from '../../log.ts';
import { readStream } from '../../journal/journal.ts';
import { composeStaffMail } from '../../staff-mail.ts';
import { readRoleWarnings } from './role.ts';
import { quartersSince } from './role-standing.ts';
import { latestCheck, markReminded } from './role-store.ts';

/** Which reminder, and to whom. No contact data. */
interface RoleReminder {
  contactId: string;
  /** The check that is too old, or `never`. */
  since: string;
}

type Enqueue = (tx: Db, jobs: readonly { id: string; data: RoleReminder }[]) => Promise<void>;

/** The mail was not taken, or nobody knows: the queue tries again. */
export class RoleReminderNotSentError extends Error {}

interface RoleWatchDeps {
  pool: pg.Pool;
  clock: Clock;
  ids: Ids;
  held: () => Promise<boolean>;
  email: EmailChannel;
  log: Log;
  /** The address that people use, without a slash at the end. */
  publicUrl: () => string;
}

/** When somebody looked last; where nobody has, when this Varsla began: the first entry of its journal. */
const lastLook = async (db: Db): Promise<{ since: string; at: Date } | undefined> => {
  const check = await latestCheck(db);
  if (check) return { since: check.id, at: check.checkedAt };
  const [first] = await readStream(db, 'system', 0, 1);
  return first && { since: 'never', at: first.recorded_at };
};

/**
 * Has every staff contact with an e-mail address reminded once a quarter, while nobody has looked again who may file in
 * Altinn; nobody while nothing may leave the house. Returns how many. Asked as often as one likes: each quarter is
 * remembered with the jobs.
 */
const remindOfRole = async ({ pool, clock, ids, held }: RoleWatchDeps, enqueue: Enqueue): Promise<number> => {
  const look = await lastLook(pool);
  const quarter = look ? quartersSince(look.at, clock.now()) : 0;
  if (!look || quarter < 1 || (await held())) return 0;
  return withTransaction(pool, async (tx) => {
    const contacts = (await listContacts(tx)).filter(({ email }) => email !== null);
    if (contacts.length === 0) return 0;
    if (!(await markReminded(tx, look.since, quarter, clock.now()))) return 0;
    await enqueue(
      tx,
      contacts.map(({ id }) => ({ id: ids.uuid(), data: { contactId: id, since: look.since } })),
    );
    return contacts.length;
  });
};

/**
 * Reminds one contact. Nothing is sent where somebody has looked meanwhile, or the contact has left or has no address.
 * Throws RoleReminderNotSentError to be tried again.
 */
const sendRoleReminder = async (deps: RoleWatchDeps, reminder: RoleReminder): Promise<void> => {
  const look = await lastLook(deps.pool);
  const contact = await findContact(deps.pool, reminder.contactId);
  if (look?.since !== reminder.since || !contact?.email) return;
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

/** Sees to it that somebody looks again who may file in Altinn: reminders, and what every start says of it. */
export const createRoleWatch = (deps: RoleWatchDeps) => ({
  remind: (enqueue: Enqueue) => remindOfRole(deps, enqueue),
  send: (reminder: RoleReminder) => sendRoleReminder(deps, reminder),
  warnings: () => readRoleWarnings(deps.pool, deps.clock.now()),
});
