import type { Deadline, DeadlineKind, ReminderStep } from '../../workflows/deadlines.ts';
import type { Db } from '../db/transaction.ts';

/** Minutes after which a reminder counts as missed: nobody lived to give it. */
const missedAfterMinutes = 5;

/** An alert that is due for its next step, held by this transaction. */
export interface DueAlert {
  id: string;
  /** Of a test alarm: whom it is for. */
  contactId: string | null;
  bundle: string | null;
  round: number;
  stepNo: number;
  createdAt: Date;
  /** Its reminder fell due while no process lived. */
  missed: boolean;
  /** Its deadline runs no more. */
  orphaned: boolean;
}

/** A reminder that becomes an alert. */
export interface NewAlert {
  id: string;
  incidentId: string;
  kind: DeadlineKind;
  /** Which of several duties of the kind. */
  key: string | null;
  dueAt: string;
  step: ReminderStep;
  at: string;
}

/**
 * Opens an alert for each deadline and ends the one that was open for it: there is never more than one chain a
 * deadline. The caller holds the incidents; no deadline stands here twice.
 */
export const openAlerts = async (tx: Db, alerts: readonly NewAlert[]): Promise<void> => {
  const of = <Key extends keyof NewAlert>(key: Key) => alerts.map((alert) => alert[key]);
  await tx.query({
    name: 'supersede-alerts',
    text: `update alerts a set state = 'ended', ended_because = 'superseded', ended_at = n.at, next_step_at = null
           from unnest($1::uuid[], $2::text[], $3::uuid[], $4::timestamptz[]) as n (incident_id, kind, key, at)
           where a.incident_id = n.incident_id and a.deadline_kind = n.kind
             and a.deadline_key is not distinct from n.key and a.state = 'open'`,
    values: [of('incidentId'), of('kind'), of('key'), of('at')],
  });
  await tx.query({
    name: 'open-alerts',
    text: `insert into alerts (id, incident_id, deadline_kind, deadline_key, due_at, step, created_at, state, next_step_at, scheduled_at)
           select n.id, n.incident_id, n.kind, n.key, n.due_at, n.step, n.at, 'open', n.at, coalesce((select d.next_reminder_at
             from deadlines d where d.incident_id = n.incident_id and d.kind = n.kind and d.key is not distinct from n.key and d.status = 'armed'), n.at)
           from unnest($1::uuid[], $2::uuid[], $3::text[], $4::uuid[], $5::timestamptz[], $6::text[], $7::timestamptz[])
             as n (id, incident_id, kind, key, due_at, step, at)`,
    values: [of('id'), of('incidentId'), of('kind'), of('key'), of('dueAt'), of('step'), of('at')],
  });
};

/** Ends what is open for a deadline that is settled; nothing where nothing is. */
export const closeAlerts = async (
  tx: Db,
  incidentId: string,
  { kind, key }: Pick<Deadline, 'kind' | 'key'>,
  at: string,
): Promise<void> => {
  await tx.query({
    name: 'close-alerts',
    text: `update alerts set state = 'ended', ended_because = 'settled', ended_at = $3, next_step_at = null
           where incident_id = $1 and deadline_kind = $2 and deadline_key is not distinct from $4 and state = 'open'`,
    values: [incidentId, kind, at, key ?? null],
  });
};

/** A test alarm to one contact, by every way they have. */
export const openTestAlert = async (tx: Db, id: string, contactId: string, at: Date): Promise<void> => {
  await tx.query(
    `insert into alerts (id, contact_id, deadline_kind, step, created_at, state, next_step_at, scheduled_at)
     values ($1, $2, 'test', 'test', $3, 'open', $3, $3)`,
    [id, contactId, at],
  );
};

/**
 * Locks up to `limit` alerts whose next step is due; other processes take others. What was missed waits, a minute at
 * most, until every reminder that was missed has become an alert, so that they can be told as one.
 */
export const lockDueAlerts = async (tx: Db, now: Date, limit: number): Promise<DueAlert[]> => {
  const { rows } = await tx.query<DueAlert>({
    name: 'lock-due-alerts',
    text: `select a.id, a.contact_id as "contactId", a.bundle, a.round, a.step_no as "stepNo", a.created_at as "createdAt",
             a.created_at - a.scheduled_at > make_interval(mins => $3) as missed,
             a.incident_id is not null and not exists (select 1 from deadlines d where d.incident_id = a.incident_id
               and d.kind = a.deadline_kind and d.key is not distinct from a.deadline_key and d.status = 'armed') as orphaned
           from alerts a
           where a.state = 'open' and a.next_step_at <= $1 and not is_held()
             and (a.step_no > 0 or a.created_at - a.scheduled_at <= make_interval(mins => $3)
               or a.created_at <= $1::timestamptz - interval '1 minute'
               or not exists (select 1 from deadlines d where d.status = 'armed'
                 and d.next_reminder_at <= $1::timestamptz - make_interval(mins => $3)))
           order by a.next_step_at, a.id limit $2 for update of a skip locked`,
    values: [now, limit, missedAfterMinutes],
  });
  return rows;
};

/** A message that a step sends: about one alert, or about all of a bundle. */
export interface PlannedMessage {
  id: string;
  alertId: string;
  bundle: string | null;
  contactId: string;
  methodId: string;
  channel: string;
  round: number;
  stepNo: number;
  code: string;
}

/** A step's messages. What an earlier step still tries by the same way is dropped: nobody is told twice of one alert. */
export const insertMessages = async (
  tx: Db,
  messages: readonly PlannedMessage[],
  now: Date,
): Promise<void> => {
  if (messages.length === 0) return;
  const of = <Key extends keyof PlannedMessage>(key: Key) => messages.map((message) => message[key]);
  await tx.query({
    name: 'drop-earlier-messages',
    text: `update alert_messages m set state = 'dropped', updated_at = $1
           from unnest($2::uuid[], $3::uuid[]) as n (alert_id, method_id)
           where m.alert_id = n.alert_id and m.method_id = n.method_id and m.state = 'pending'`,
    values: [now, of('alertId'), of('methodId')],
  });
  await tx.query({
    name: 'insert-alert-messages',
    text: `insert into alert_messages (id, alert_id, bundle, contact_id, method_id, channel, round, step_no, code, state, created_at, updated_at)
           select id, alert_id, bundle, contact_id, method_id, channel, round, step_no, code, 'pending', $1, $1
           from unnest($2::uuid[], $3::uuid[], $4::uuid[], $5::uuid[], $6::uuid[], $7::text[], $8::int[], $9::int[], $10::text[])
             as m (id, alert_id, bundle, contact_id, method_id, channel, round, step_no, code)`,
    values: [
      now,
      of('id'),
      of('alertId'),
      of('bundle'),
      of('contactId'),
      of('methodId'),
      of('channel'),
      of('round'),
      of('stepNo'),
      of('code'),
    ],
  });
};

/** Where alerts go from here. `nextStepAt` null: nothing more follows by itself. */
export interface AlertMove {
  id: string;
  bundle: string | null;
  round: number;
  stepNo: number;
  moreSteps: boolean;
  nextStepAt: Date | null;
}

export const moveAlerts = async (tx: Db, moves: readonly AlertMove[]): Promise<void> => {
  if (moves.length === 0) return;
  await tx.query({
    name: 'move-alerts',
    text: `update alerts a set bundle = m.bundle, round = m.round, step_no = m.step_no, more_steps = m.more_steps,
             next_step_at = m.next_step_at
           from unnest($1::uuid[], $2::uuid[], $3::int[], $4::int[], $5::boolean[], $6::timestamptz[])
             as m (id, bundle, round, step_no, more_steps, next_step_at) where a.id = m.id`,
    values: [
      moves.map(({ id }) => id),
      moves.map(({ bundle }) => bundle),
      moves.map(({ round }) => round),
      moves.map(({ stepNo }) => stepNo),
      moves.map(({ moreSteps }) => moreSteps),
      moves.map(({ nextStepAt }) => nextStepAt),
    ],
  });
};

/** Ends alerts that are held: their deadline runs no more, or a test alarm had its time. */
export const endAlerts = async (
  tx: Db,
  ids: readonly string[],
  because: 'settled' | 'unanswered',
  now: Date,
): Promise<void> => {
  if (ids.length === 0) return;
  await tx.query(
    `update alerts set state = 'ended', ended_because = $2, ended_at = $3, next_step_at = null where id = any($1::uuid[])`,
    [ids, because, now],
  );
};
