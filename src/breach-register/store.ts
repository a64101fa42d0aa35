import type { Db } from '../db/transaction.ts';
import { isVisible, type Reader, seenBy } from '../incidents/visible.ts';
import type { BreachRow, BreachTexts } from './breach-row.ts';
import { type BreachFilter, conditionsOf } from './filter.ts';
import { type BreachOrder, orderAsSql } from './order.ts';

const columns = `i.id, i.imported, i.reference, i.title, i.role, i.status, i.system, i.owner,
  i.breach_began as "breachBegan", i.detected_at as "detectedAt", i.aware_at as "awareAt", i.due_at as "dueAt",
  i.notified_at as "notifiedAt", i.closed_at as "closedAt", i.level, i.outcome, i.nature,
  i.incident_types as "incidentTypes", i.cause_origin as "causeOrigin", i.intent, i.people_types as "peopleTypes",
  i.people_count as "peopleCount", i.told, i.exemption, i.reason, i.day_only as "dayOnly"`;

const texts = 'i.what_happened as "whatHappened", i.effects, i.measures';

/** Who asks, for what, and when: nobody is shown, counts or takes away a restricted case that is closed to them. */
export interface Asked {
  reader: Reader;
  filter: BreachFilter;
  /** All that a breach may have for a system that is named so. */
  called: (system: string) => readonly string[];
  now: Date;
}

/** Where a page begins: after this row, in the order that it was read in. */
export interface After {
  /** What the order compares, as PostgreSQL writes it. */
  key: string;
  id: string;
}

const asSql = ({ reader, ...asked }: Asked): { sql: string; values: unknown[] } => {
  const seen = seenBy(reader, 'incidents.read');
  const { sql, values } = conditionsOf(asked, seen.length + 1);
  return { sql: `${isVisible(1)} and ${sql}`, values: [...seen, ...values] };
};

/** A page of the register in an order; each row with what the order compares, where the next page begins. */
export const readRows = async (
  db: Db,
  asked: Asked,
  { order, after, limit }: { order: BreachOrder; after?: After | undefined; limit: number },
): Promise<(BreachRow & { key: string })[]> => {
  const { sql, values } = asSql(asked);
  const { key, type, sort, beyond } = orderAsSql(order);
  const at = values.length;
  const { rows } = await db.query<BreachRow & { key: string }>(
    `select ${columns}, (${key})::text as key from breach_register i
     where ${sql} and ($${at + 1}::text is null or (${key}, i.id) ${beyond} ($${at + 1}::text::${type}, $${at + 2}::uuid))
     order by ${sort} limit $${at + 3}`,
    [...values, after?.key ?? null, after?.id ?? null, limit],
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

/** How many rows are in memory at once. */
const fetched = 500;

/**
 * Every row of a filter in an order, read from one moment of the database and a few hundred at a time. `tx` is a
 * transaction: the rows come through a cursor of it.
 */
const throughCursor = async function* <Row extends BreachRow>(
  tx: Db,
  asked: Asked,
  order: BreachOrder,
  selected: string,
): AsyncGenerator<Row> {
  const { sql, values } = asSql(asked);
  await tx.query(
    `declare breaches no scroll cursor for
     select ${selected} from breach_register i where ${sql} order by ${orderAsSql(order).sort}`,
    values,
  );
  for (;;) {
    const { rows } = await tx.query<Row>(`fetch ${fetched} from breaches`);
    yield* rows;
    if (rows.length < fetched) break;
  }
  await tx.query('close breaches');
};

/** Every row of a filter, with its texts. */
export const everyRow = (tx: Db, asked: Asked, order: BreachOrder): AsyncGenerator<BreachRow & BreachTexts> =>
  throughCursor(tx, asked, order, `${columns}, ${texts}`);

/** Every row of a filter, for what is counted of it. */
export const rowsToCount = (tx: Db, asked: Asked): AsyncGenerator<BreachRow> =>
  throughCursor(tx, asked, { order: 'detected', direction: 'asc' }, columns);

/** An older breach with all that the list said of it; undefined where there is none with this id. */
export const findOlderBreach = async (
  db: Db,
  reader: Reader,
  id: string,
): Promise<(BreachRow & BreachTexts & { importId: string }) | undefined> => {
  const { rows } = await db.query<BreachRow & BreachTexts & { importId: string }>(
    `select ${columns}, ${texts}, b.import_id as "importId" from breach_register i
     join imported_breaches b on b.id = i.id where i.imported and ${isVisible(1)} and i.id = $4`,
    [...seenBy(reader, 'incidents.read'), id],
  );
  return rows[0];
};

/** The years, in Norway, in which something was detected that the reader sees; the newest first. */
export const yearsWithBreaches = async (db: Db, reader: Reader): Promise<number[]> => {
  const { rows } = await db.query<{ year: number }>(
    `select distinct extract(year from i.detected_at at time zone 'Europe/Oslo')::int as year
     from breach_register i where ${isVisible(1)} order by 1 desc`,
    seenBy(reader, 'incidents.read'),
  );
  return rows.map(({ year }) => year);
};

/** The systems, by key or by an older list's name, in which something happened that the reader sees. */
export const systemsWithBreaches = async (db: Db, reader: Reader): Promise<string[]> => {
  const { rows } = await db.query<{ system: string }>(
    `select distinct i.system from breach_register i where i.system is not null and ${isVisible(1)}`,
    seenBy(reader, 'incidents.read'),
  );
  return rows.map(({ system }) => system);
};
