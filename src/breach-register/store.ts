import type { Db } from '../db/transaction.ts';
import { isVisible, type Reader, seenBy } from '../incidents/visible.ts';
import type { BreachRow } from './breach-row.ts';
import { type BreachFilter, conditionsOf } from './filter.ts';

const columns = `i.id, i.imported, i.reference, i.title, i.role, i.status, i.system, i.owner_id as "ownerId",
  i.breach_began as "breachBegan", i.detected_at as "detectedAt", i.aware_at as "awareAt", i.due_at as "dueAt",
  i.notified_at as "notifiedAt", i.closed_at as "closedAt", i.level, i.outcome, i.nature,
  i.incident_types as "incidentTypes", i.cause_origin as "causeOrigin", i.intent, i.people_types as "peopleTypes",
  i.people_count as "peopleCount", i.told`;

/** Who asks, for what, and when: nobody is shown, counts or takes away a restricted case that is closed to them. */
export interface Asked {
  reader: Reader;
  filter: BreachFilter;
  now: Date;
}

/** Where a page begins: after this row. */
export interface After {
  detectedAt: string;
  id: string;
}

const asSql = ({ reader, filter, now }: Asked): { sql: string; values: unknown[] } => {
  const seen = seenBy(reader, 'incidents.read');
  const { sql, values } = conditionsOf(filter, seen.length + 1, now);
  return { sql: `${isVisible(1)} and ${sql}`, values: [...seen, ...values] };
};

/** A page of the register, the newest detection first. */
export const readRows = async (
  db: Db,
  asked: Asked,
  { after, limit }: { after?: After | undefined; limit: number },
): Promise<BreachRow[]> => {
  const { sql, values } = asSql(asked);
  const at = values.length;
  const { rows } = await db.query<BreachRow>(
    `select ${columns} from breach_register i
     where ${sql} and ($${at + 1}::timestamptz is null or (i.detected_at, i.id) < ($${at + 1}, $${at + 2}::uuid))
     order by i.detected_at desc, i.id desc limit $${at + 3}`,
    [...values, after?.detectedAt ?? null, after?.id ?? null, limit],
  );
  return rows;
};

/** How many rows there are on all pages together. */
export const countRows = async (db: Db, asked: Asked): Promise<number> => {
  const { sql, values } = asSql(asked);
  const { rows } = await db.query<{ count: number }>(
    `select count(*)::int as count from breach_register i where ${sql}`,
    values,
  );
  return rows[0]?.count ?? 0;
};

/** Every row of a filter, a page at a time. */
export async function* everyRow(db: Db, asked: Asked, limit = 500): AsyncGenerator<BreachRow> {
  let after: After | undefined;
  for (;;) {
    const rows = await readRows(db, asked, { after, limit });
    yield* rows;
    const last = rows.at(-1);
    if (!last || rows.length < limit) return;
    after = { detectedAt: last.detectedAt.toISOString(), id: last.id };
  }
}

/** The years, in Norway, in which something was detected that the reader sees; the newest first. */
export const yearsWithBreaches = async (db: Db, reader: Reader): Promise<number[]> => {
  const { rows } = await db.query<{ year: number }>(
    `select distinct extract(year from i.detected_at at time zone 'Europe/Oslo')::int as year
     from breach_register i where ${isVisible(1)} order by 1 desc`,
    seenBy(reader, 'incidents.read'),
  );
  return rows.map(({ year }) => year);
};
