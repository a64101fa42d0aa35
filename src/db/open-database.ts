import type pg from 'pg';
import type { Log } from '../log.ts';
import { startEmbeddedPostgres } from './embedded/start-embedded-postgres.ts';
import { createGuard, type Guard } from './guard.ts';
import { createPool } from './pool.ts';

export interface Database {
  pool: pg.Pool;
  /** Of the own PostgreSQL, where a second role keeps the journal; elsewhere that is for whoever runs the database. */
  guard: Guard | undefined;
  /** Ends the connections, and leaves the embedded server, which stops when nobody else is in it. */
  close(): Promise<void>;
}

/** The database that is configured: the one of `databaseUrl`, otherwise the embedded PostgreSQL in `dataDir`. */
export const openDatabase = async (
  config: { databaseUrl: string | undefined; dataDir: string },
  log: Log,
): Promise<Database> => {
  const embedded = config.databaseUrl
    ? undefined
    : await startEmbeddedPostgres({ dataDir: config.dataDir, log });
  const pool = createPool(embedded?.connection ?? { connectionString: config.databaseUrl ?? '' });
  pool.on('error', (error: Error & { code?: string }) =>
    log.warn({ code: error.code }, 'database: an idle connection was lost'),
  );
  return {
    pool,
    guard: embedded && createGuard(embedded.keeper, embedded.connection.user ?? ''),
    async close() {
      await pool.end();
      await embedded?.stop();
    },
  };
};
