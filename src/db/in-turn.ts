import type pg from 'pg';

/**
 * Does `work` while no other process does its own under the same number: for what several processes that start
 * together would each make. Takes a connection of its own from the pool; a process that dies gives way.
 */
export const inTurn = async <T>(pool: pg.Pool, number: number, work: () => Promise<T>): Promise<T> => {
  const client = await pool.connect();
  client.on('error', () => undefined);
  try {
    await client.query('select pg_advisory_lock($1)', [number]);
    return await work();
  } finally {
    client.release(true);
  }
};
