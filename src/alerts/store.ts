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
  const { rows } = await db.query<StaffContact>(
    'select id, name, email, mobile, language from contacts where removed_at is null order by ordinal, id',
  );
  return rows;
};

/** Puts a list in place. Contacts that were there before stay as removed, since old alerts name them. */
export const replaceContacts = async (
  tx: Db,
  contacts: readonly StaffContact[],
  now: Date,
): Promise<void> => {
  await tx.query('update contacts set removed_at = $1 where removed_at is null', [now]);
  for (const [ordinal, { id, name, email, mobile, language }] of contacts.entries())
    await tx.query(
      'insert into contacts (id, ordinal, name, email, mobile, language) values ($1, $2, $3, $4, $5, $6)',
      [id, ordinal, name, email, mobile, language],
    );
};

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
): Promise<void> => {
  await tx.query(
    `insert into alerts (id, incident_id, deadline_kind, due_at, step, created_at) values ($1, $2, $3, $4, $5, $6)`,
    [alert.id, alert.incidentId, alert.kind, alert.dueAt, alert.step, alert.at],
  );
};

export const insertMessage = async (
  tx: Db,
  message: { id: string; alertId: string; contactId: string; channel: 'email' | 'sms'; at: string },
): Promise<void> => {
  await tx.query(
    `insert into alert_messages (id, alert_id, contact_id, channel, state, updated_at)
     values ($1, $2, $3, $4, 'pending', $5)`,
    [message.id, message.alertId, message.contactId, message.channel, message.at],
  );
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

/** The message with its attempt counted; undefined when it was sent, has failed for good, or its contact is gone. */
export const startMessage = async (db: Db, id: string, now: Date): Promise<PendingMessage | undefined> => {
  const { rows } = await db.query<PendingMessage>(
    `update alert_messages m set attempts = m.attempts + 1, updated_at = $2
     from alerts a, contacts c, incidents i
     where m.id = $1 and m.state = 'pending' and a.id = m.alert_id and c.id = m.contact_id and i.id = a.incident_id
       and c.removed_at is null
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
