import type { Db } from '../db/transaction.ts';
import type { Language } from '../languages.ts';
import type { ToldAlert } from './compose-message.ts';
import type { MethodKind } from './method-store.ts';

/** A message with whom it is for and by which way. */
export interface AddressedMessage {
  id: string;
  alertId: string;
  bundle: string | null;
  contactId: string;
  methodId: string;
  channel: MethodKind;
  attempts: number;
  round: number;
  stepNo: number;
  code: string;
  createdAt: Date;
  reason: string | null;
  name: string;
  language: Language;
  address: string;
  secret: Buffer | null;
}

const columns = `m.id, m.alert_id as "alertId", m.bundle, m.contact_id as "contactId", m.method_id as "methodId", m.channel,
  m.attempts, m.round, m.step_no as "stepNo", m.code, m.created_at as "createdAt", m.reason, c.name, c.language, t.address, t.secret`;

const isWanted = `exists (select 1 from alerts a where a.state = 'open' and (a.id = m.alert_id or a.bundle = m.bundle))`;

/**
 * The message with its attempt counted. Undefined when it was sent or has failed for good, and when nobody waits for
 * it any more: the alert is acknowledged or over, or the contact or the way was taken off. Then it is dropped. While nothing may leave the
 * house it stays as it is.
 */
export const startMessage = async (db: Db, id: string, now: Date): Promise<AddressedMessage | undefined> => {
  const { rows } = await db.query<AddressedMessage>({
    name: 'start-alert-message',
    text: `update alert_messages m set attempts = m.attempts + 1, updated_at = $2
           from contact_methods t, contacts c
           where m.id = $1 and m.state = 'pending' and t.id = m.method_id and c.id = m.contact_id
             and t.removed_at is null and c.removed_at is null and not is_held() and ${isWanted}
           returning ${columns}`,
    values: [id, now],
  });
  if (!rows[0]) await dropMessage(db, id, now);
  return rows[0];
};

/** Nobody waits for a message any more: it is not sent. While nothing may leave the house, it stays as it is. */
export const dropMessage = async (db: Db, id: string, now: Date): Promise<void> => {
  await db.query(
    `update alert_messages set state = 'dropped', updated_at = $2 where id = $1 and state = 'pending' and not is_held()`,
    [id, now],
  );
};

/** A message by its id, whatever became of it. */
export const findMessage = async (db: Db, id: string): Promise<AddressedMessage | undefined> => {
  const { rows } = await db.query<AddressedMessage>(
    `select ${columns} from alert_messages m join contact_methods t on t.id = m.method_id join contacts c on c.id = m.contact_id
     where m.id = $1`,
    [id],
  );
  return rows[0];
};

export interface CoveredAlert extends ToldAlert {
  id: string;
  incidentId: string | null;
  state: 'open' | 'acknowledged' | 'ended';
  acknowledgedAt: Date | null;
  /** The name of whoever took it. */
  acknowledgedBy: string | null;
  /** Whether it was the contact whom the message is for. */
  acknowledgedByContact: boolean;
  endedBecause: 'superseded' | 'settled' | 'unanswered' | null;
}

/** The alerts that a message is about, the most urgent first. */
export const alertsOf = async (
  db: Db,
  message: { alertId: string; bundle: string | null; contactId: string },
): Promise<CoveredAlert[]> => {
  const { rows } = await db.query<CoveredAlert>(
    `select a.id, a.incident_id as "incidentId", i.reference, a.deadline_kind as kind, a.step, a.due_at as "dueAt", a.state,
       a.acknowledged_at as "acknowledgedAt", coalesce(p.name, c.name) as "acknowledgedBy",
       coalesce(a.acknowledged_by = $3, false) as "acknowledgedByContact", a.ended_because as "endedBecause"
     from alerts a left join incidents i on i.id = a.incident_id left join persons p on p.id = a.acknowledged_by
       left join contacts c on c.id = a.acknowledged_by
     where a.id = $1 or a.bundle = $2 order by a.due_at, i.reference, a.id`,
    [message.alertId, message.bundle, message.contactId],
  );
  return rows;
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

/** A message that was taken has failed after all. False when that is known, or nothing was taken. */
export const failTaken = async (db: Db, id: string, reason: string, at: Date): Promise<boolean> => {
  const { rowCount } = await db.query(
    `update alert_messages set state = 'failed', reason = $2, updated_at = $3 where id = $1 and state = 'accepted'`,
    [id, reason, at],
  );
  return rowCount === 1;
};

/** Where every way of a step has failed and another step follows in the round, that step is due now. */
export const hastenNextStep = async (
  tx: Db,
  message: Pick<AddressedMessage, 'alertId' | 'bundle' | 'round' | 'stepNo'>,
  now: Date,
): Promise<void> => {
  await tx.query(
    `update alerts a set next_step_at = $5
     where (a.id = $1 or a.bundle = $2) and a.state = 'open' and a.round = $3 and a.step_no = $4 and a.more_steps
       and a.next_step_at > $5 and not exists (
         select 1 from alert_messages m where m.alert_id = $1 and m.round = $3 and m.step_no = $4
           and (m.state = 'accepted' or m.state = 'pending' and m.reason is null))`,
    [message.alertId, message.bundle, message.round, message.stepNo, now],
  );
};
