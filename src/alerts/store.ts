import type { DeadlineKind, ReminderStep } from '../../workflows/deadlines.ts';
import type { Db } from '../db/transaction.ts';
import type { Language } from '../languages.ts';

/** A member of staff who is alerted. */
export interface StaffContact {
  id: string;
  name: string;
  email: string | null;
  mobile: string | null;
  language: Language;
}

export const listContacts = async (db: Db): Promise<StaffContact[]> => {
  const { rows } = await db.query<StaffContact>({
    name: 'list-contacts',
    text: 'select id, name, email, mobile, language from contacts where removed_at is null order by ordinal, id',
  });
  return rows;
};

/**
 * Puts a list in place. A contact that keeps its id gets what waits for it, by the addresses as they are now; one
 * that is gone stays as removed, since old alerts name it.
 */
export const replaceContacts = async (
  tx: Db,
  contacts: readonly StaffContact[],
  now: Date,
): Promise<void> => {
  await tx.query('update contacts set removed_at = $1 where removed_at is null', [now]);
  for (const [ordinal, { id, name, email, mobile, language }] of contacts.entries())
    await tx.query(
      `insert into contacts (id, ordinal, name, email, mobile, language) values ($1, $2, $3, $4, $5, $6)
       on conflict (id) do update set ordinal = excluded.ordinal, name = excluded.name, email = excluded.email,
         mobile = excluded.mobile, language = excluded.language, removed_at = null`,
      [id, ordinal, name, email, mobile, language],
    );
};

/** An alert with its messages, each to one contact by one channel. */
export const insertAlert = async (
  tx: Db,
  alert: {
    id: string;
    incidentId: string;
    kind: DeadlineKind;
    dueAt: string;
    step: ReminderStep;
    at: string;
  },
  messages: readonly { id: string; contactId: string; channel: 'email' | 'sms' }[],
): Promise<void> => {
  await tx.query({
    name: 'insert-alert',
    text: `with alert as (
             insert into alerts (id, incident_id, deadline_kind, due_at, step, created_at)
             values ($1, $2, $3, $4, $5, $6))
           insert into alert_messages (id, alert_id, contact_id, channel, state, updated_at)
           select id, $1, contact_id, channel, 'pending', $6
           from unnest($7::uuid[], $8::uuid[], $9::text[]) as m (id, contact_id, channel)`,
    values: [
      alert.id,
      alert.incidentId,
      alert.kind,
      alert.dueAt,
      alert.step,
      alert.at,
      messages.map(({ id }) => id),
      messages.map(({ contactId }) => contactId),
      messages.map(({ channel }) => channel),
    ],
  });
};

/** What there is to send, with how to reach the contact. */
export interface PendingMessage {
  id: string;
  channel: 'email' | 'sms';
  attempts: number;
  name: string;
  email: string | null;
  mobile: string | null;
  language: Language;
  reference: string;
  kind: DeadlineKind;
  step: ReminderStep;
  dueAt: Date;
}

/** The message with its attempt counted; undefined when it was sent, has failed for good, or its contact or address is gone. */
export const startMessage = async (db: Db, id: string, now: Date): Promise<PendingMessage | undefined> => {
  const { rows } = await db.query<PendingMessage>(
    `update alert_messages m set attempts = m.attempts + 1, updated_at = $2
     from alerts a, contacts c, incidents i
     where m.id = $1 and m.state = 'pending' and a.id = m.alert_id and c.id = m.contact_id and i.id = a.incident_id
       and c.removed_at is null and case m.channel when 'email' then c.email else c.mobile end is not null
     returning m.id, m.channel, m.attempts, c.name, c.email, c.mobile, c.language, i.reference,
       a.deadline_kind as kind, a.step, a.due_at as "dueAt"`,
    [id, now],
  );
  return rows[0];
};

export const finishMessage = async (
  db: Db,
  id: string,
  result: {
    state: 'pending' | 'accepted' | 'failed';
    provider: string;
    providerId?: string;
    reason?: string;
    at: Date;
  },
): Promise<void> => {
  await db.query(
    `update alert_messages set state = $2, provider = $3, provider_id = coalesce($4, provider_id), reason = $5, updated_at = $6
     where id = $1 and state = 'pending'`,
    [id, result.state, result.provider, result.providerId ?? null, result.reason ?? null, result.at],
  );
};
