import type pg from 'pg';
import type { Clock } from '../clock.ts';
import { type Db, withTransaction } from '../db/transaction.ts';
import { finishAttempt, moveDelivery } from './ledger.ts';

/** First half of the advisory lock of a sender; the second half is its number. */
const lockSpace = 7_202_332;

/** This process as a sender: a number, held by an advisory lock for as long as its connection lives. */
export interface Sender {
  /** The number to write into attempts. Takes a new one when the connection was lost. */
  number(): Promise<number>;
  /** Lets go of the number: what is still `attempting` under it counts as lost. `number()` takes a new one then. */
  close(): Promise<void>;
}

export const createSender = (pool: pg.Pool, clock: Clock): Sender => {
  let held: Promise<{ release: () => void; number: number }> | undefined;
  const take = async (): Promise<{ release: () => void; number: number }> => {
    const client = await pool.connect();
    let released = false;
    const release = (): void => {
      if (!released) client.release(true);
      released = true;
    };
    // A lost connection goes back to the pool, whose end would wait for it otherwise.
    client.on('error', () => {
      held = undefined;
      release();
    });
    try {
      const { rows } = await client.query<{ number: number }>(
        'insert into senders (started_at) values ($1) returning number',
        [clock.now()],
      );
      const number = rows[0]?.number ?? 0;
      await client.query('select pg_advisory_lock($1, $2)', [lockSpace, number]);
      return { release, number };
    } catch (error) {
      release();
      throw error;
    }
  };
  return {
    async number() {
      held ??= take().catch((error: unknown) => {
        held = undefined;
        throw error;
      });
      return (await held).number;
    },
    async close() {
      const lettingGo = held;
      held = undefined;
      (await lettingGo?.catch(() => undefined))?.release();
    },
  };
};

/**
 * Attempts of senders that no longer live: their answers are lost, so each becomes `unknown`, never pending: it may
 * have been taken. Returns how many.
 */
export const settleDeadAttempts = async (pool: pg.Pool, clock: Clock): Promise<number> => {
  const dead = async (db: Db) => {
    const { rows } = await db.query<{ id: string; attempt: number; sender: number }>(
      `select d.id, d.attempt, d.sender from deliveries d
       where d.state = 'attempting' and not exists (
         select 1 from pg_locks l
         where l.locktype = 'advisory' and l.granted and l.classid = $1 and l.objid = d.sender and l.objsubid = 2
           and l.database = (select oid from pg_database where datname = current_database()))
       limit 1000`,
      [lockSpace],
    );
    return rows;
  };
  let count = 0;
  for (const { id, attempt, sender } of await dead(pool))
    await withTransaction(pool, async (tx) => {
      const at = clock.now();
      if (!(await lockAttempt(tx, { id, attempt, sender }))) return;
      const moved = await moveDelivery(tx, id, 'attempt.unknown', { at, reason: 'process-died' });
      if (moved?.to !== 'unknown') return;
      await finishAttempt(tx, { id, attempt }, { at, outcome: 'unknown', reason: 'process-died' });
      count += 1;
    });
  return count;
};

/** Whether it is still the same attempt of the same sender: meanwhile others may have settled it and gone on. */
const lockAttempt = async (
  tx: Db,
  { id, attempt, sender }: { id: string; attempt: number; sender: number },
): Promise<boolean> => {
  const { rowCount } = await tx.query(
    `select 1 from deliveries where id = $1 and attempt = $2 and sender = $3 and state = 'attempting' for update`,
    [id, attempt, sender],
  );
  return rowCount === 1;
};
