import type { Deadline, DeadlineKind } from '../../workflows/deadlines.ts';
import { isoInstants } from '../db/iso-instants.ts';
import type { Db } from '../db/transaction.ts';

/** Instants as {@link isoInstants} gives them. */
interface Row {
  id: string;
  incident_id: string;
  kind: DeadlineKind;
  key: string | null;
  anchor_at: string;
  due_at: string;
  basis: string;
  own_target: boolean;
  reminders: Deadline['reminders'];
  armed_at: string;
  status: 'armed' | 'met' | 'released';
  settled_at: string | null;
  fired_at: string | null;
  next_reminder_at: string;
}

/** A clock as its row has it. */
export interface StoredDeadline extends Deadline {
  id: string;
  incidentId: string;
  armedAt: string;
  status: Row['status'];
  settledAt: string | null;
  /** Reminders up to this instant have been given; null: none. */
  firedAt: string | null;
  nextReminderAt: string;
}

const toDeadline = (row: Row): StoredDeadline => ({
  id: row.id,
  incidentId: row.incident_id,
  kind: row.kind,
  ...(row.key !== null && { key: row.key }),
  anchorAt: row.anchor_at,
  dueAt: row.due_at,
  basis: row.basis,
  ownTarget: row.own_target,
  reminders: row.reminders,
  armedAt: row.armed_at,
  status: row.status,
  settledAt: row.settled_at,
  firedAt: row.fired_at,
  nextReminderAt: row.next_reminder_at,
});

/** Arms a clock. Its first reminder is due at once. */
export const arm = async (
  tx: Db,
  row: { id: string; incidentId: string; deadline: Deadline; at: string },
): Promise<void> => {
  const { deadline } = row;
  await tx.query({
    name: 'arm-deadline',
    text: `insert into deadlines (id, incident_id, kind, anchor_at, due_at, basis, own_target, reminders, armed_at, status, next_reminder_at, key)
           values ($1, $2, $3, $4, $5, $6, $7, $8::text::jsonb, $9, 'armed', $9, $10)`,
    values: [
      row.id,
      row.incidentId,
      deadline.kind,
      deadline.anchorAt,
      deadline.dueAt,
      deadline.basis,
      deadline.ownTarget,
      JSON.stringify(deadline.reminders),
      row.at,
      deadline.key ?? null,
    ],
  });
};

/** Moves an armed clock to another anchor; staff are reminded at once. */
export const move = async (tx: Db, incidentId: string, deadline: Deadline, at: string): Promise<void> => {
  await tx.query(
    `update deadlines set anchor_at = $3, due_at = $4, armed_at = $5, fired_at = null, next_reminder_at = $5
     where incident_id = $1 and kind = $2 and key is not distinct from $6 and status = 'armed'`,
    [incidentId, deadline.kind, deadline.anchorAt, deadline.dueAt, at, deadline.key ?? null],
  );
};

export const settle = async (
  tx: Db,
  incidentId: string,
  { kind, key }: Pick<Deadline, 'kind' | 'key'>,
  outcome: 'met' | 'released',
  at: string,
): Promise<void> => {
  await tx.query({
    name: 'settle-deadline',
    text: `update deadlines set status = $3, settled_at = $4
           where incident_id = $1 and kind = $2 and key is not distinct from $5 and status = 'armed'`,
    values: [incidentId, kind, outcome, at, key ?? null],
  });
};

export const deadlinesOf = async (db: Db, incidentIds: readonly string[]): Promise<StoredDeadline[]> => {
  const { rows } = await db.query<Row>({
    text: 'select * from deadlines where incident_id = any($1::uuid[]) order by armed_at, kind, id',
    values: [incidentIds],
    types: isoInstants,
  });
  return rows.map(toDeadline);
};

/** SQL: each incident whose clocks run, with the instant when the first of them runs out. For joins of other queries. */
export const firstArmedDeadlines = `select incident_id, min(due_at) as due_at from deadlines where status = 'armed' group by incident_id`;

/** What a list shows of a clock. */
export type ListedDeadline = Omit<StoredDeadline, 'id' | 'reminders' | 'armedAt' | 'firedAt'>;

/** The clocks of many incidents, without what only the sweep asks of them. */
export const listedDeadlines = async (db: Db, incidentIds: readonly string[]): Promise<ListedDeadline[]> => {
  const { rows } = await db.query<Omit<Row, 'id' | 'reminders' | 'armed_at' | 'fired_at'>>({
    name: 'listed-deadlines',
    text: `select incident_id, kind, key, anchor_at, due_at, basis, own_target, status, settled_at, next_reminder_at
           from deadlines where incident_id = any($1::uuid[]) order by armed_at, kind, id`,
    values: [incidentIds],
    types: isoInstants,
  });
  return rows.map((row) => ({
    incidentId: row.incident_id,
    kind: row.kind,
    ...(row.key !== null && { key: row.key }),
    anchorAt: row.anchor_at,
    dueAt: row.due_at,
    basis: row.basis,
    ownTarget: row.own_target,
    status: row.status,
    settledAt: row.settled_at,
    nextReminderAt: row.next_reminder_at,
  }));
};

/** Which of the clocks that are due one pass takes. */
export interface Claim {
  limit: number;
  /** Not these. */
  except?: readonly string[];
  /** No others. */
  only?: readonly string[];
}

/**
 * Locks clocks whose next reminder is due, the longest waiting first: until this transaction ends they are this
 * process's, and another takes others. None while a hold is open.
 */
export const claimDue = async (
  tx: Db,
  now: Date,
  { limit, except = [], only }: Claim,
): Promise<StoredDeadline[]> => {
  const { rows } = await tx.query<Row>({
    name: only ? 'claim-due-deadlines-of' : 'claim-due-deadlines',
    text: `select * from deadlines where status = 'armed' and next_reminder_at <= $1 and (select not is_held())
             and ${only ? 'id = any($3::uuid[])' : 'id <> all($3::uuid[])'}
           order by next_reminder_at limit $2 for update skip locked`,
    values: [now, limit, only ?? except],
    types: isoInstants,
  });
  return rows.map(toDeadline);
};

/** When the next reminder after an instant falls due; undefined where there is none, and while on hold. */
export const nextReminderAfter = async (db: Db, after: Date): Promise<Date | undefined> => {
  const { rows } = await db.query<{ at: Date }>({
    name: 'next-reminder-after',
    text: `select next_reminder_at as at from deadlines
           where status = 'armed' and next_reminder_at > $1 and (select not is_held())
           order by next_reminder_at limit 1`,
    values: [after],
  });
  return rows[0]?.at;
};

/** Reminders up to `firedAt` have been given; each clock's next one is due at its own instant. */
export const markFired = async (
  tx: Db,
  firedAt: string,
  fired: readonly { id: string; nextReminderAt: string }[],
): Promise<void> => {
  if (fired.length === 0) return;
  await tx.query({
    name: 'mark-fired',
    text: `update deadlines d set fired_at = $1, next_reminder_at = f.next
           from unnest($2::uuid[], $3::timestamptz[]) as f (id, next) where d.id = f.id`,
    values: [firedAt, fired.map(({ id }) => id), fired.map(({ nextReminderAt }) => nextReminderAt)],
  });
};
