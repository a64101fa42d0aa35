import { may } from '../access/permissions.ts';
import type { Db } from '../db/transaction.ts';
import { isVisible, type Reader, seenBy } from '../incidents/visible.ts';

/** An alert as it is shown. A test alarm has neither incident nor deadline. */
export interface ShownAlert {
  id: string;
  incidentId: string | null;
  reference: string | null;
  kind: string;
  /** Which of several duties of a dated kind. */
  key: string | null;
  step: string;
  dueAt: Date | null;
  createdAt: Date;
  state: 'open' | 'acknowledged' | 'ended';
  round: number;
  escalationStep: number;
  nextStepAt: Date | null;
  acknowledgedAt: Date | null;
  acknowledgedHow: string | null;
  acknowledgedBy: string | null;
  /** The reader did, at the API or the pages, or as the contact with the address that they sign in with. */
  acknowledgedByReader: boolean;
  endedAt: Date | null;
  endedBecause: string | null;
}

/** The condition under which a contact is the person in `$reader`, who is known by the address that they sign in with. */
const isReader = (contact: string, reader: number): string =>
  `exists (select 1 from account_users u join members m on m.user_id = u.id
     where u.email = lower(${contact}.email) and m.person_id = $${reader}::uuid)`;

/** What of an alert is shown to the person in `$reader`. */
const columnsFor = (
  reader: number,
): string => `a.id, a.incident_id as "incidentId", i.reference, a.deadline_kind as kind, a.deadline_key as key, a.step, a.due_at as "dueAt",
  a.created_at as "createdAt", a.state, a.round, a.step_no as "escalationStep", a.next_step_at as "nextStepAt",
  a.acknowledged_at as "acknowledgedAt", a.acknowledged_how as "acknowledgedHow",
  coalesce(p.name, c.name) as "acknowledgedBy", coalesce(p.id = $${reader}::uuid, false) or ${isReader('c', reader)} as "acknowledgedByReader", a.ended_at as "endedAt", a.ended_because as "endedBecause"`;
const tables = `alerts a left join incidents i on i.id = a.incident_id left join persons p on p.id = a.acknowledged_by
  left join contacts c on c.id = a.acknowledged_by`;

/**
 * The condition under which a reader sees an alert `a` of an incident `i`, in four parameters from `$first` on: as they
 * see the incident. A test alarm is seen by those who may begin one, and by the one whom it is for, who is known by
 * the e-mail address that they sign in with.
 */
const isShown = (first: number): string =>
  `case when a.incident_id is null then $${first + 3}::boolean
       or exists (select 1 from contacts t where t.id = a.contact_id and ${isReader('t', first + 1)})
     else ${isVisible(first)} end`;

/** The four values for {@link isShown}. */
const shownTo = (reader: Reader): unknown[] => [
  ...seenBy(reader, 'incidents.read'),
  may(reader.role, 'settings.write'),
];

/** Alerts that a reader sees, the newest first. */
export const listAlerts = async (
  db: Db,
  reader: Reader,
  filter: { state: string | undefined; incidentId: string | undefined; limit: number },
): Promise<ShownAlert[]> => {
  const { rows } = await db.query<ShownAlert>(
    `select ${columnsFor(5)} from ${tables}
     where ($1::text is null or a.state = $1) and ($2::uuid is null or a.incident_id = $2) and ${isShown(4)}
     order by a.created_at desc, i.ordinal desc, a.id limit $3`,
    [filter.state ?? null, filter.incidentId ?? null, filter.limit, ...shownTo(reader)],
  );
  return rows;
};

/** Undefined where there is none that the reader sees. */
export const findAlert = async (db: Db, reader: Reader, id: string): Promise<ShownAlert | undefined> => {
  const { rows } = await db.query<ShownAlert>(
    `select ${columnsFor(3)} from ${tables} where a.id = $1 and ${isShown(2)}`,
    [id, ...shownTo(reader)],
  );
  return rows[0];
};

/** What was sent of an alert that the reader sees, in order: who by name, by which way, and what became of it. */
export const messagesOf = async (db: Db, reader: Reader, alertId: string) => {
  const { rows } = await db.query<{
    id: string;
    contact: string;
    method: string;
    round: number;
    escalationStep: number;
    state: string;
    attempts: number;
    reason: string | null;
    updatedAt: Date;
  }>(
    `select m.id, c.name as contact, m.channel as method, m.round, m.step_no as "escalationStep", m.state, m.attempts,
       m.reason, m.updated_at as "updatedAt"
     from alert_messages m join contacts c on c.id = m.contact_id
       join alerts a on a.id = $1 left join incidents i on i.id = a.incident_id
     where (m.alert_id = a.id or m.bundle = a.bundle) and ${isShown(2)} order by m.created_at, m.round, m.step_no, c.ordinal, m.channel`,
    [alertId, ...shownTo(reader)],
  );
  return rows;
};
