import { readdir, readFile } from 'node:fs/promises';
import type pg from 'pg';
import { withTransaction } from './transaction.ts';

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

/**
 * Brings the schema up to date, all or nothing, one process at a time. A second call does nothing.
 * Throws NewerSchemaError when the database is ahead of this program.
 */
export const migrate = async (pool: pg.Pool): Promise<void> => {
  const known = await readMigrations();
  await withTransaction(pool, async (tx) => {
    await tx.query('select pg_advisory_xact_lock($1)', [lockNumber]);
    await tx.query(
      'create table if not exists schema_migrations (version int primary key, name text not null, applied_at timestamptz not null default now())',
    );
    const { rows } = await tx.query<{ version: number }>(
      'select coalesce(max(version), 0)::int as version from schema_migrations',
    );
    const found = rows[0]?.version ?? 0;
    const newest = known.at(-1)?.version ?? 0;
    if (found > newest) throw new NewerSchemaError(found, newest);
    for (const { version, name } of known.filter((migration) => migration.version > found)) {
      await tx.query(await readFile(new URL(name, folder), 'utf8'));
      await tx.query('insert into schema_migrations (version, name) values ($1, $2)', [version, name]);
    }
  });
};
