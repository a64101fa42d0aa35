import type pg from 'pg';
import type { Log } from '../log.ts';
import { startEmbeddedPostgres } from './embedded/start-embedded-postgres.ts';
import { createPool } from './pool.ts';

export interface Database {
  pool: pg.Pool;
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
    async close() {
      await pool.end();
      await embedded?.stop();
    },
  };
};
