import type { Deadline, DeadlineKind } from '../../workflows/deadlines.ts';
import type { Db } from '../db/transaction.ts';

interface Row {
  id: string;
  incident_id: string;
  kind: DeadlineKind;
  anchor_at: Date;
  due_at: Date;
  basis: string;
  own_target: boolean;
  reminders: Deadline['reminders'];
  armed_at: Date;
  status: 'armed' | 'met' | 'released';
  settled_at: Date | null;
  fired_at: Date | null;
  next_reminder_at: Date;
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
  anchorAt: row.anchor_at.toISOString(),
  dueAt: row.due_at.toISOString(),
  basis: row.basis,
  ownTarget: row.own_target,
  reminders: row.reminders,
  armedAt: row.armed_at.toISOString(),
  status: row.status,
  settledAt: row.settled_at?.toISOString() ?? null,
  firedAt: row.fired_at?.toISOString() ?? null,
  nextReminderAt: row.next_reminder_at.toISOString(),
});

/** Arms a clock. Its first reminder is due at once. */
export const arm = async (
  tx: Db,
  row: { id: string; incidentId: string; deadline: Deadline; at: string },
): Promise<void> => {
  const { deadline } = row;
  await tx.query({
    name: 'arm-deadline',
    text: `insert into deadlines (id, incident_id, kind, anchor_at, due_at, basis, own_target, reminders, armed_at, status, next_reminder_at)
           values ($1, $2, $3, $4, $5, $6, $7, $8::text::jsonb, $9, 'armed', $9)`,
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
    ],
  });
};

/** Moves an armed clock to another anchor; staff are reminded at once. */
export const move = async (tx: Db, incidentId: string, deadline: Deadline, at: string): Promise<void> => {
  await tx.query(
    `update deadlines set anchor_at = $3, due_at = $4, armed_at = $5, fired_at = null, next_reminder_at = $5
     where incident_id = $1 and kind = $2 and status = 'armed'`,
    [incidentId, deadline.kind, deadline.anchorAt, deadline.dueAt, at],
  );
};

export const settle = async (
  tx: Db,
  incidentId: string,
  kind: DeadlineKind,
  outcome: 'met' | 'released',
  at: string,
): Promise<void> => {
  await tx.query({
    name: 'settle-deadline',
    text: `update deadlines set status = $3, settled_at = $4 where incident_id = $1 and kind = $2 and status = 'armed'`,
    values: [incidentId, kind, outcome, at],
  });
};

export const deadlinesOf = async (db: Db, incidentIds: readonly string[]): Promise<StoredDeadline[]> => {
  const { rows } = await db.query<Row>(
    'select * from deadlines where incident_id = any($1::uuid[]) order by armed_at, kind',
    [incidentIds],
  );
  return rows.map(toDeadline);
};

/** Ids of clocks whose next reminder is due, most urgent first. */
export const dueAt = async (
  db: Db,
  now: Date,
  limit: number,
): Promise<{ id: string; incidentId: string }[]> => {
  const { rows } = await db.query<{ id: string; incident_id: string }>(
    `select id, incident_id from deadlines where status = 'armed' and next_reminder_at <= $1
     order by next_reminder_at limit $2`,
    [now, limit],
  );
  return rows.map(({ id, incident_id }) => ({ id, incidentId: incident_id }));
};

/** The clock, if its reminder is still due: another process may have been faster. */
export const lockDue = async (tx: Db, id: string, now: Date): Promise<StoredDeadline | undefined> => {
  const { rows } = await tx.query<Row>(
    `select * from deadlines where id = $1 and status = 'armed' and next_reminder_at <= $2 for update`,
    [id, now],
  );
  return rows[0] && toDeadline(rows[0]);
};

export const markFired = async (
  tx: Db,
  id: string,
  firedAt: string,
  nextReminderAt: string,
): Promise<void> => {
  await tx.query('update deadlines set fired_at = $2, next_reminder_at = $3 where id = $1', [
    id,
    firedAt,
    nextReminderAt,
  ]);
};
