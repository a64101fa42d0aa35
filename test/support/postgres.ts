import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type pg from 'pg';
import {
  type EmbeddedPostgres,
  startEmbeddedPostgres,
} from '../../src/db/embedded/start-embedded-postgres.ts';
import { type Connection, createPool } from '../../src/db/pool.ts';
import { migrate } from '../../src/db/migrate.ts';
import { createJobs } from '../../src/jobs/jobs.ts';
import { silentLog } from '../../src/log.ts';

export interface TestDatabase {
  pool: pg.Pool;
  connection: Connection;
  /** Ends the pool and drops the database; sessions that others still hold a second later are cut. */
  drop(): Promise<void>;
}

interface TestCluster {
  dataDir: string;
  postgres: EmbeddedPostgres;
  admin: pg.Pool;
}

const template = 'varsla_template';
const prefix = 'varsla-test-';

/** A form that `pg`, libpq and `new URL()` all understand; the socket's folder stands in the query. */
export const databaseUrl = ({
  user = '',
  password = '',
  host = '',
  port = 5432,
  database = '',
}: Connection): string =>
  `postgresql://${encodeURIComponent(user)}:${encodeURIComponent(password)}@localhost/${encodeURIComponent(database)}` +
  `?host=${encodeURIComponent(host)}&port=${port}`;

const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
};

/** Clusters of test runs that were killed: a server outlives its run, so the next run stops it. */
const sweepAbandoned = async (): Promise<void> => {
  for (const name of await readdir(tmpdir())) {
    const pid = Number(new RegExp(`^${prefix}(\\d+)-`).exec(name)?.[1]);
    if (!pid || isAlive(pid)) continue;
    const dataDir = join(tmpdir(), name);
    if (existsSync(join(dataDir, 'postgres', 'cluster', 'postmaster.pid'))) {
      const abandoned = await startEmbeddedPostgres({ dataDir, log: silentLog }).catch(() => undefined);
      await abandoned?.stop();
    }
    await rm(dataDir, { recursive: true, force: true });
  }
};

const makeTemplate = async (admin: pg.Pool, connection: Connection): Promise<void> => {
  await admin.query(`create database ${template}`);
  const pool = createPool({ ...connection, database: template }, 2);
  const idle = async (): Promise<void> => undefined;
  try {
    await migrate(pool);
    // Making the queues is a third of a service's start; each test's database has them already.
    const jobs = await createJobs(pool, silentLog, {
      'send-alert': idle,
      'send-notice': idle,
      'send-reset-mail': idle,
      'send-role-reminder': idle,
    });
    await jobs.stop();
  } finally {
    await pool.end();
  }
};

const startCluster = async (): Promise<TestCluster> => {
  await sweepAbandoned();
  const dataDir = await mkdtemp(join(tmpdir(), `${prefix}${process.pid}-`));
  await chmod(dataDir, 0o711);
  // What a cut of power would lose is nothing to a test; the tests of durability have clusters of their own.
  const settings = { fsync: 'off', full_page_writes: 'off', synchronous_commit: 'off' };
  const postgres = await startEmbeddedPostgres({ dataDir, log: silentLog, settings });
  const admin = createPool(postgres.connection, 4);
  try {
    await makeTemplate(admin, postgres.connection);
  } catch (error) {
    await stopCluster({ dataDir, postgres, admin });
    throw error;
  }
  return { dataDir, postgres, admin };
};

const stopCluster = async ({ dataDir, postgres, admin }: TestCluster): Promise<void> => {
  await admin.end();
  await postgres.stop();
  await rm(dataDir, { recursive: true, force: true });
};

/** A pool's end does not wait for its sockets: a second of grace, so that none is cut while closing. */
const untilClosed = async (admin: pg.Pool, database: string): Promise<void> => {
  const text = 'select count(*)::int as open from pg_stat_activity where datname = $1';
  for (let attempt = 0; attempt < 100; attempt += 1) {
    const { rows } = await admin.query<{ open: number }>(text, [database]);
    if (rows[0]?.open === 0) return;
    await pause(10);
  }
};

let cluster: Promise<TestCluster> | undefined;

/** A vacuum of the cluster's own that looks in just now cannot be sent away by us: it is done in a moment. */
const dropDatabase = async (admin: pg.Pool, database: string): Promise<void> => {
  for (let attempt = 0; ; attempt += 1)
    try {
      await admin.query(`drop database if exists ${database} with (force)`);
      return;
    } catch (error) {
      if ((error as { code?: string }).code !== '42501' || attempt >= 100) throw error;
      await pause(100);
    }
};

/** An empty, migrated database of its own, in the one cluster of this process; the first call starts that cluster. */
export const createTestDatabase = async (): Promise<TestDatabase> => {
  const { admin, postgres } = await (cluster ??= startCluster());
  const database = `test_${randomUUID().replaceAll('-', '')}`;
  await admin.query(`create database ${database} template ${template} strategy file_copy`);
  const connection = { ...postgres.connection, database };
  const pool = createPool(connection);
  return {
    pool,
    connection,
    drop: async () => {
      if (!pool.ended) await pool.end();
      await untilClosed(admin, database);
      await dropDatabase(admin, database);
    },
  };
};

/** Stops and removes this process's cluster, if there is one, and those of the test processes that it has outlived. */
export const stopTestPostgres = async (): Promise<void> => {
  const started = cluster;
  cluster = undefined;
  const running = await started?.catch(() => undefined);
  if (running) await stopCluster(running);
  await sweepAbandoned();
};
