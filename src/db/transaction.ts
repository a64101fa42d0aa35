import type pg from 'pg';

/** Whatever runs SQL: the pool, or the one connection of a transaction. Stores take this and nothing wider. */
export interface Db {
  query<Row extends pg.QueryResultRow = pg.QueryResultRow>(
    query: string | pg.QueryConfig,
    values?: unknown[],
  ): Promise<pg.QueryResult<Row>>;
}

/** Runs `work` in one transaction: all of it is committed, or, when `work` throws, none of it. */
export const withTransaction = async <T>(pool: pg.Pool, work: (tx: Db) => Promise<T>): Promise<T> => {
  const client = await pool.connect();
  let broken: Error | undefined;
  // A connection that is cut says so twice: to its query, and as an event that would end the process if nobody heard it.
  const hear = (error: Error): void => {
    broken = error;
  };
  client.on('error', hear);
  try {
    await client.query('begin');
    const result = await work(client);
    await client.query('commit');
    return result;
  } catch (error) {
    await client.query('rollback').catch((cause: Error) => {
      broken = cause;
    });
    throw error;
  } finally {
    client.off('error', hear);
    client.release(broken);
  }
};

/** Reads in one snapshot: what others commit meanwhile is not seen, so that every part tells of the same moment. */
export const withSnapshot = <T>(pool: pg.Pool, read: (db: Db) => Promise<T>): Promise<T> =>
  withTransaction(pool, async (tx) => {
    await tx.query('set transaction isolation level repeatable read, read only');
    return read(tx);
  });
