import type { Db } from '../db/transaction.ts';
import { isVisible, type Reader, seenBy } from '../incidents/visible.ts';
import type { RetentionKind, RetentionRules } from './rules.ts';

export const readRules = async (
  db: Db,
): Promise<{ document: unknown; updatedAt: Date; updatedBy: string } | undefined> => {
  const { rows } = await db.query<{ document: unknown; updatedAt: Date; updatedBy: string }>(
    'select document, updated_at as "updatedAt", updated_by as "updatedBy" from retention_rules',
  );
  return rows[0];
};

export const writeRules = async (tx: Db, rules: RetentionRules, by: string, at: Date): Promise<void> => {
  await tx.query(
    `insert into retention_rules (document, updated_at, updated_by) values ($1::text::jsonb, $2, $3)
     on conflict (singleton) do update set document = excluded.document, updated_at = excluded.updated_at,
       updated_by = excluded.updated_by`,
    [JSON.stringify(rules), at, by],
  );
};

/** A case that has ended and still holds something that can be forgotten. */
export interface EndedCase {
  incidentId: string;
  reference: string;
  endedAt: Date;
  /** People on its lists; 0 where they were forgotten, or where there are none. */
  people: number;
  attachments: number;
  hold: { reason: string; placedAt: Date; placedBy: string } | null;
}

interface EndedRow extends Omit<EndedCase, 'hold'> {
  holdReason: string | null;
  holdPlacedAt: Date | null;
  holdPlacedBy: string | null;
}

/**
 * Ended cases that hold something, the one that ended first in front; those that `reader` sees, or all. What was
 * forgotten before counts again only where something came after it.
 */
export const endedCases = async (db: Db, reader?: Reader): Promise<EndedCase[]> => {
  const { rows } = await db.query<EndedRow>(
    `select * from (
       select i.id as "incidentId", i.reference, i.ordinal, h.reason as "holdReason", h.placed_at as "holdPlacedAt",
         h.placed_by as "holdPlacedBy",
         (select j.recorded_at from journal j
          where j.stream = i.id::text and j.type in ('incident.closed', 'incident.dismissed')
          order by j.position desc limit 1) as "endedAt",
         (select coalesce(sum(coalesce((l.counts ->> 'people')::int, 0) + coalesce((l.counts ->> 'merged')::int, 0)
            + coalesce((l.counts ->> 'already')::int, 0)), 0) from people_lists l
          where l.number is not null and l.incident_id = i.id and l.created_at > coalesce((select max(f.purged_at) from retention_purges f
            where f.incident_id = i.id and f.kind = 'people'), '-infinity')) as people,
         (select count(*) from attachments a
          where a.incident_id = i.id and a.sealed is not null) as attachments
       from incidents i left join legal_holds h on h.incident_id = i.id and h.released_at is null
       where i.status in ('closed', 'dismissed') and ${reader ? isVisible(1) : 'true'}
     ) e where people > 0 or attachments > 0 or "holdReason" is not null order by "endedAt", ordinal`,
    reader ? seenBy(reader, 'settings.read') : [],
  );
  return rows.map(({ holdReason, holdPlacedAt, holdPlacedBy, ...one }) => ({
    ...one,
    hold:
      holdReason !== null && holdPlacedAt && holdPlacedBy !== null
        ? { reason: holdReason, placedAt: holdPlacedAt, placedBy: holdPlacedBy }
        : null,
  }));
};

/** When a case was closed or dismissed last; undefined while it is open. */
export const endOf = async (db: Db, incidentId: string): Promise<Date | undefined> => {
  const { rows } = await db.query<{ at: Date }>(
    `select j.recorded_at as at from incidents i join journal j on j.stream = i.id::text
     where i.id = $1 and i.status in ('closed', 'dismissed') and j.type in ('incident.closed', 'incident.dismissed')
     order by j.position desc limit 1`,
    [incidentId],
  );
  return rows[0]?.at;
};

export const isHeldLegally = async (db: Db, incidentId: string): Promise<boolean> => {
  const { rows } = await db.query(
    'select 1 from legal_holds where incident_id = $1 and released_at is null',
    [incidentId],
  );
  return rows.length > 0;
};

export const insertHold = async (
  tx: Db,
  hold: { incidentId: string; reason: string; by: string; at: Date },
): Promise<void> => {
  await tx.query(
    'insert into legal_holds (incident_id, reason, placed_by, placed_at) values ($1, $2, $3, $4)',
    [hold.incidentId, hold.reason, hold.by, hold.at],
  );
};

export const endHold = async (
  tx: Db,
  hold: { incidentId: string; reason: string; by: string; at: Date },
): Promise<void> => {
  await tx.query(
    `update legal_holds set released_by = $3, released_at = $4, release_reason = $2
     where incident_id = $1 and released_at is null`,
    [hold.incidentId, hold.reason, hold.by, hold.at],
  );
};

export const insertPurge = async (
  tx: Db,
  purge: { incidentId: string; kind: RetentionKind; at: Date; by: string | null },
): Promise<void> => {
  await tx.query(
    'insert into retention_purges (incident_id, kind, purged_at, purged_by) values ($1, $2, $3, $4)',
    [purge.incidentId, purge.kind, purge.at, purge.by],
  );
};
