import type { Db } from '../db/transaction.ts';
import { type ChainedEntry, chainEntry, type StreamHead } from './chain.ts';

export interface JournalRow {
  position: number;
  recorded_at: Date;
  type: string;
  body: string;
  hash: Buffer;
}

/** Entries of a stream after a position, in order. */
export const readStream = async (
  db: Db,
  stream: string,
  after = 0,
  limit = 1_000_000,
): Promise<JournalRow[]> => {
  const { rows } = await db.query<JournalRow>(
    'select position, recorded_at, type, body, hash from journal where stream = $1 and position > $2 order by position limit $3',
    [stream, after, limit],
  );
  return rows;
};

/** The entries of a stream that are of some types, in order. */
export const readTypes = async (db: Db, stream: string, types: readonly string[]): Promise<JournalRow[]> => {
  const { rows } = await db.query<JournalRow>({
    name: 'read-types',
    text: `select position, recorded_at, type, body, hash from journal
           where stream = $1 and type = any($2) order by position`,
    values: [stream, types],
  });
  return rows;
};

/**
 * The entries of a stream that say when we were aware and what was decided of the risk, in order: found by their own
 * index (migration 0015), however long the stream is.
 */
export const readDecided = async (db: Db, stream: string): Promise<JournalRow[]> => {
  const { rows } = await db.query<JournalRow>({
    name: 'read-decided',
    text: `select position, recorded_at, type, body, hash from journal
           where stream = $1 and type in ('incident.opened', 'breach.confirmed', 'risk.assessed', 'exception.approved')
           order by position`,
    values: [stream],
  });
  return rows;
};

/** The head of a stream; undefined for a stream that does not exist. */
export const readHead = async (db: Db, stream: string): Promise<StreamHead | undefined> => {
  const { rows } = await db.query<StreamHead>('select position, hash from streams where stream = $1', [
    stream,
  ]);
  return rows[0];
};

/** The system's head, held until the transaction ends: nothing is appended to it meanwhile. */
export const lockSystem = async (tx: Db): Promise<StreamHead> => {
  const { rows } = await tx.query<StreamHead>(
    `select position, hash from streams where stream = 'system' for update`,
  );
  const head = rows[0];
  if (!head) throw new Error('the system stream is missing');
  return head;
};

/** Appends to the system's stream: sign-ins, rights, settings. Writers wait for each other here, and only here. */
export const appendToSystem = async (
  tx: Db,
  entry: { type: string; recordedAt: Date; actor: object; event: object },
): Promise<ChainedEntry> => {
  const head = await lockSystem(tx);
  const { type, recordedAt, actor, event } = entry;
  const chained = chainEntry('system', head, { type, at: recordedAt.toISOString(), actor, event });
  await tx.query(
    `with moved as (update streams set position = $1, hash = $2 where stream = 'system')
     insert into journal (stream, position, recorded_at, type, body, hash) values ('system', $1, $3, $4, $5, $2)`,
    [chained.position, chained.hash, recordedAt, type, chained.body],
  );
  return chained;
};
