import type { Db } from '../db/transaction.ts';
import { firstArmedDeadlines } from '../deadlines/deadlines.ts';
import type { ListedIncident } from './incident.ts';
import { isVisible, type seenBy } from './visible.ts';

export interface ListFilter {
  statuses: readonly string[] | undefined;
  /** Part of the reference or the title, upper and lower case alike. */
  search: string | undefined;
  /** The values of {@link isVisible}. */
  seenBy: ReturnType<typeof seenBy>;
}

interface Row {
  id: string;
  ordinal: number;
  reference: string;
  title: string;
  role: ListedIncident['role'];
  version: number;
  owner_id: string | null;
  restricted: boolean;
  value: ListedIncident['state']['value'];
  detected_at: string;
  aware_at: string;
  risk: ListedIncident['state']['context']['risk'];
  outdated: ListedIncident['state']['context']['outdated'];
}

// The state in its parts: read whole, a thousand of them take longer than all the rest.
const columns = `i.id, i.ordinal, i.reference, i.title, i.role, i.version, i.owner_id, i.restricted,
  i.state->'value' as value, i.state->'context'->>'detectedAt' as detected_at,
  i.state->'context'->>'awareAt' as aware_at, i.state->'context'->>'risk' as risk,
  coalesce(i.state->'context'->'outdated', '{}') as outdated`;

const toListed = (row: Row): ListedIncident => ({
  id: row.id,
  reference: row.reference,
  title: row.title,
  role: row.role,
  version: row.version,
  ownerId: row.owner_id,
  restricted: row.restricted,
  state: {
    value: row.value,
    context: { detectedAt: row.detected_at, awareAt: row.aware_at, risk: row.risk, outdated: row.outdated },
  },
});

/** A text as a pattern of `like` that finds it anywhere. */
const anywhere = (text: string): string => `%${text.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;

const isMeant = `($1::text[] is null or i.status = any($1))
  and ($2::text is null or i.reference ilike $2 or i.title ilike $2) and ${isVisible(3)}`;

const valuesOf = ({ statuses, search, seenBy }: ListFilter): unknown[] => [
  statuses ?? null,
  search === undefined ? null : anywhere(search),
  ...seenBy,
];

/** A page in an order, and where the next one begins. */
type Page = Promise<{ items: ListedIncident[]; next: number | undefined }>;

/** Newest first; `before` is the `next` of the page before. */
export const newestIncidents = async (
  db: Db,
  filter: ListFilter,
  { before, limit }: { before: number | undefined; limit: number },
): Page => {
  const { rows } = await db.query<Row>(
    `select ${columns} from incidents i where ${isMeant} and ($6::bigint is null or i.ordinal < $6)
     order by i.ordinal desc limit $7`,
    [...valuesOf(filter), before ?? null, limit + 1],
  );
  return {
    items: rows.slice(0, limit).map(toListed),
    next: rows.length > limit ? rows[limit - 1]?.ordinal : undefined,
  };
};

/**
 * Whose clock runs out first comes first, which puts what is overdue on top; without a clock last, newest first. The order
 * changes with the clocks: `skip` is the `next` of the page before, a count.
 */
export const mostUrgentIncidents = async (
  db: Db,
  filter: ListFilter,
  { skip, limit }: { skip: number; limit: number },
): Page => {
  const { rows } = await db.query<Row>(
    `select ${columns} from incidents i left join (${firstArmedDeadlines}) d on d.incident_id = i.id
     where ${isMeant} order by d.due_at nulls last, i.ordinal desc limit $6 offset $7`,
    [...valuesOf(filter), limit + 1, skip],
  );
  return {
    items: rows.slice(0, limit).map(toListed),
    next: rows.length > limit ? skip + limit : undefined,
  };
};

/** How many there are on all pages together, and how many of them have a clock that has run out. */
export const countIncidents = async (
  db: Db,
  filter: ListFilter,
  now: Date,
): Promise<{ total: number; overdue: number }> => {
  const { rows } = await db.query<{ total: number; overdue: number }>(
    `select count(*) as total, count(*) filter (where d.due_at <= $6) as overdue
     from incidents i left join (${firstArmedDeadlines}) d on d.incident_id = i.id where ${isMeant}`,
    [...valuesOf(filter), now],
  );
  return rows[0] ?? { total: 0, overdue: 0 };
};
