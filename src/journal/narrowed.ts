import { TZDate } from '@date-fns/tz';
import { addDays } from 'date-fns/addDays';
import type { Db } from '../db/transaction.ts';
import { entryKinds, type EntryKind } from './kinds.ts';
import type { JournalRow } from './store.ts';

/** What somebody wants to see of a journal. */
export interface Narrowing {
  kind?: EntryKind | undefined;
  /** Id of who did it; `system` is Varsla itself. */
  by?: string | undefined;
  /** Days in Norway, both included: `2026-11-20`. */
  from?: string | undefined;
  to?: string | undefined;
  /** Only what stands before this position. */
  before?: number | undefined;
}

const startOf = (day: string, later = 0): Date => {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return new Date(addDays(new TZDate(year, month - 1, date, 'Europe/Oslo'), later).getTime());
};

/** The newest entries of a stream that fit, oldest first; one more than `limit` where there are earlier ones. */
export const readNarrowed = async (
  db: Db,
  stream: string,
  { kind, by, from, to, before }: Narrowing,
  limit: number,
): Promise<{ rows: JournalRow[]; hasEarlier: boolean }> => {
  const { rows } = await db.query<JournalRow>(
    `select position, recorded_at, type, body, hash from journal
     where stream = $1 and position < coalesce($2::bigint, 9223372036854775807)
       and ($3::text[] is null or split_part(type, '.', 1) = any($3))
       and ($4::text is null or coalesce(body::jsonb #>> '{event,actor,id}', 'system') = $4)
       and ($5::timestamptz is null or recorded_at >= $5) and ($6::timestamptz is null or recorded_at < $6)
     order by position desc limit $7`,
    [
      stream,
      before ?? null,
      kind ? entryKinds[kind] : null,
      by ?? null,
      from === undefined ? null : startOf(from),
      to === undefined ? null : startOf(to, 1),
      limit + 1,
    ],
  );
  return { rows: rows.slice(0, limit).reverse(), hasEarlier: rows.length > limit };
};

/** Ids of those who did something in a stream, in the order in which they first did. */
export const readActors = async (db: Db, stream: string): Promise<string[]> => {
  const { rows } = await db.query<{ id: string }>(
    `select body::jsonb #>> '{event,actor,id}' as id from journal
     where stream = $1 and body::jsonb #>> '{event,actor,id}' is not null group by 1 order by min(position)`,
    [stream],
  );
  return rows.map(({ id }) => id);
};
