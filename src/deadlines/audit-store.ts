import type { Deadline, DeadlineKind } from '../../workflows/deadlines.ts';
import type { IncidentState } from '../../workflows/incident/state.ts';
import type { Db } from '../db/transaction.ts';

/** Incidents that owe something, or have a clock that runs: by their ordinal, from `after` on. */
export const incidentsToAudit = async (
  db: Db,
  after: number,
  limit: number,
): Promise<{ id: string; ordinal: number; state: IncidentState }[]> => {
  const { rows } = await db.query<{ id: string; ordinal: number; state: IncidentState }>(
    `select i.id, i.ordinal, i.state from incidents i
     where i.ordinal > $1 and (i.status not in ('closed', 'dismissed')
       or exists (select from deadlines d where d.incident_id = i.id and d.status = 'armed'))
     order by i.ordinal limit $2`,
    [after, limit],
  );
  return rows;
};

/** The clocks that run, by incident. */
export const armedOf = async (db: Db, incidentIds: readonly string[]): Promise<Map<string, Deadline[]>> => {
  const { rows } = await db.query<{
    incident_id: string;
    kind: DeadlineKind;
    key: string | null;
    anchor_at: Date;
    due_at: Date;
    basis: string;
    own_target: boolean;
    reminders: Deadline['reminders'];
  }>(
    `select incident_id, kind, key, anchor_at, due_at, basis, own_target, reminders
     from deadlines where status = 'armed' and incident_id = any($1::uuid[])`,
    [incidentIds],
  );
  const armed = new Map<string, Deadline[]>();
  for (const row of rows)
    armed.set(row.incident_id, [
      ...(armed.get(row.incident_id) ?? []),
      {
        kind: row.kind,
        ...(row.key !== null && { key: row.key }),
        anchorAt: row.anchor_at.toISOString(),
        dueAt: row.due_at.toISOString(),
        basis: row.basis,
        ownTarget: row.own_target,
        reminders: row.reminders,
      },
    ]);
  return armed;
};

/** Makes a clock that runs what it should have been; staff are reminded of it at once. */
export const correct = async (tx: Db, incidentId: string, deadline: Deadline, at: string): Promise<void> => {
  await tx.query(
    `update deadlines set anchor_at = $3, due_at = $4, basis = $5, own_target = $6, reminders = $7::text::jsonb,
       armed_at = $8, fired_at = null, next_reminder_at = $8
     where incident_id = $1 and kind = $2 and key is not distinct from $9::uuid and status = 'armed'`,
    [
      incidentId,
      deadline.kind,
      deadline.anchorAt,
      deadline.dueAt,
      deadline.basis,
      deadline.ownTarget,
      JSON.stringify(deadline.reminders),
      at,
      deadline.key ?? null,
    ],
  );
};
