import type { DeadlineKind } from '../../workflows/deadlines.ts';
import type { Db } from '../db/transaction.ts';
import { isVisible, type Reader, seenBy } from '../incidents/visible.ts';
import type { Language } from '../languages.ts';

export interface Feed {
  personId: string;
  language: Language;
  createdAt: Date;
  lastReadAt: Date | null;
}

interface FeedRow {
  person_id: string;
  language: Language;
  created_at: Date;
  last_read_at: Date | null;
}

const toFeed = (row: FeedRow): Feed => ({
  personId: row.person_id,
  language: row.language,
  createdAt: row.created_at,
  lastReadAt: row.last_read_at,
});

/** Gives a person an address; the one that they had stops working. Says whether there was one. */
export const putFeed = async (
  tx: Db,
  feed: { personId: string; hash: Buffer; language: Language; at: Date },
): Promise<boolean> => {
  const { rows } = await tx.query<{ replaced: boolean }>(
    `insert into calendar_feeds (person_id, hash, language, created_at) values ($1, $2, $3, $4)
     on conflict (person_id) do update set hash = excluded.hash, language = excluded.language,
       created_at = excluded.created_at, last_read_at = null
     returning xmax <> 0 as replaced`,
    [feed.personId, feed.hash, feed.language, feed.at],
  );
  return rows[0]?.replaced ?? false;
};

/** False where there was none. */
export const removeFeed = async (tx: Db, personId: string): Promise<boolean> => {
  const { rowCount } = await tx.query('delete from calendar_feeds where person_id = $1', [personId]);
  return (rowCount ?? 0) > 0;
};

export const feedOfPerson = async (db: Db, personId: string): Promise<Feed | undefined> => {
  const { rows } = await db.query<FeedRow>('select * from calendar_feeds where person_id = $1', [personId]);
  return rows[0] && toFeed(rows[0]);
};

export const feedOfHash = async (db: Db, hash: Buffer): Promise<Feed | undefined> => {
  const { rows } = await db.query<FeedRow>('select * from calendar_feeds where hash = $1', [hash]);
  return rows[0] && toFeed(rows[0]);
};

/** Remembers that it was fetched: a write an hour, not one a request. */
export const markRead = async (db: Db, personId: string, now: Date): Promise<void> => {
  await db.query(
    `update calendar_feeds set last_read_at = $2 where person_id = $1
       and (last_read_at is null or last_read_at <= $2::timestamptz - interval '1 hour')`,
    [personId, now],
  );
};

/** A deadline as a calendar shows it. */
export interface CalendarDeadline {
  id: string;
  incidentId: string;
  reference: string;
  kind: DeadlineKind;
  dueAt: Date;
  status: 'armed' | 'met' | 'released';
  /** When it was armed, moved or settled last. */
  changedAt: Date;
}

interface DeadlineRow {
  id: string;
  incident_id: string;
  reference: string;
  kind: DeadlineKind;
  due_at: Date;
  status: CalendarDeadline['status'];
  changed_at: Date;
}

/** How long a calendar is told that a deadline is gone, so that those that look rarely hear of it. */
const keptDays = 30;

/** More than any calendar shows; those that run come first. */
const most = 5000;

/**
 * The deadlines that a person may see, those that run and those settled lately. The only place that decides what
 * stands in somebody's calendar: whatever they see in one of the ways in which they may be here now.
 */
export const deadlinesFor = async (
  db: Db,
  readers: readonly Reader[],
  now: Date,
): Promise<CalendarDeadline[]> => {
  if (readers.length === 0) return [];
  const isTheirs = readers.map((_, index) => isVisible(4 + 3 * index)).join(' or ');
  const { rows } = await db.query<DeadlineRow>(
    `select d.id, d.incident_id, i.reference, d.kind, d.due_at, d.status,
            greatest(d.armed_at, coalesce(d.settled_at, d.armed_at)) as changed_at
     from deadlines d join incidents i on i.id = d.incident_id
     where (d.status = 'armed' or d.settled_at > $1::timestamptz - make_interval(days => $2)) and (${isTheirs})
     order by d.status = 'armed' desc, d.due_at, d.id limit $3`,
    [now, keptDays, most, ...readers.flatMap((reader) => seenBy(reader, 'incidents.read'))],
  );
  return rows.map((row) => ({
    id: row.id,
    incidentId: row.incident_id,
    reference: row.reference,
    kind: row.kind,
    dueAt: row.due_at,
    status: row.status,
    changedAt: row.changed_at,
  }));
};
