import { readdir, readFile } from 'node:fs/promises';
import type pg from 'pg';
import { type Db, withTransaction } from './transaction.ts';

const folder = new URL('./migrations/', import.meta.url);
const lockNumber = 7_202_331;

/** The database was written by a newer Varsla: an older one must not touch it. */
export class NewerSchemaError extends Error {
  constructor(found: number, known: number) {
    super(
      `The database has schema ${found}; this Varsla knows up to ${known}. Start the newer Varsla, or restore a backup.`,
    );
  }
}

const readMigrations = async () => {
  const files = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort();
  return files.map((name) => ({ version: Number.parseInt(name, 10), name }));
};

/** Holds off every other process that would migrate or restore, until the transaction ends. */
export const lockSchema = async (tx: Db): Promise<void> => {
  await tx.query('select pg_advisory_xact_lock($1)', [lockNumber]);
};

/** The migrations that a database has had, in order; none where the table of them is not there. */
export const appliedMigrations = async (db: Db): Promise<{ version: number; name: string }[]> => {
  const { rows: there } = await db.query(`select 1 where to_regclass('schema_migrations') is not null`);
  if (there.length === 0) return [];
  const { rows } = await db.query<{ version: number; name: string }>(
    'select version, name from schema_migrations order by version',
  );
  return rows;
};

/** The newest schema that this Varsla knows. */
export const newestSchema = async (): Promise<number> => (await readMigrations()).at(-1)?.version ?? 0;

/**
 * Applies what is missing, in order; of that only `versions` where some are named. Under `lockSchema`. Throws
 * NewerSchemaError when the database is ahead of this program.
 */
export const applyMigrations = async (tx: Db, versions?: readonly number[]): Promise<void> => {
  const known = await readMigrations();
  await tx.query(
    'create table if not exists schema_migrations (version int primary key, name text not null, applied_at timestamptz not null default now())',
  );
  const applied = (await appliedMigrations(tx)).map(({ version }) => version);
  const found = applied.at(-1) ?? 0;
  const newest = known.at(-1)?.version ?? 0;
  if (found > newest) throw new NewerSchemaError(found, newest);
  for (const { version, name } of known) {
    if (applied.includes(version) || versions?.includes(version) === false) continue;
    await tx.query(await readFile(new URL(name, folder), 'utf8'));
    await tx.query('insert into schema_migrations (version, name) values ($1, $2)', [version, name]);
  }
};

/**
 * Brings the schema up to date, all or nothing, one process at a time. A second call does nothing.
 * Throws NewerSchemaError when the database is ahead of this program.
 */
export const migrate = async (pool: pg.Pool): Promise<void> =>
  withTransaction(pool, async (tx) => {
    await lockSchema(tx);
    await applyMigrations(tx);
  });
