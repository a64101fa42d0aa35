import pg from 'pg';
import { appliedMigrations, migrate, newestSchema } from './migrate.ts';
import type { Connection } from './pool.ts';
import type { Db } from './transaction.ts';

/** One at a time lowers the guard, whichever process it is in. */
const guardLock = 7_202_336;

/** What the application may do with tables that are not its own. It may change where a chain ends, and no entry. */
const guarded: Readonly<Record<string, string>> = {
  journal: 'select, insert, references',
  streams: 'select, insert, update, references',
  signing_keys: 'select, insert, references',
  head_rolls: 'select, insert, references',
  signed_heads: 'select, insert, references',
};

/** Whether the role that asks could take away the journal's protection, or change an entry: as its owner, or by a right. */
export const mayRewriteJournal = async (db: Db): Promise<boolean> => {
  const { rows } = await db.query<{ may: boolean }>(
    `select pg_has_role(c.relowner, 'usage') or has_table_privilege(c.oid, 'update, delete, truncate')
       or pg_has_role(n.nspowner, 'usage') as may
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname = 'public' and c.relname = 'journal'`,
  );
  return rows[0]?.may ?? false;
};

/** Keeps the journal's tables out of the application's hands. */
export interface Guard {
  /** Does what needs the tables' owner (migrations, a restore) as the application, and takes them from it again. */
  lowered<T>(work: () => Promise<T>): Promise<T>;
}

const quoted = (name: string): string => pg.escapeIdentifier(name);

const there = async (keeper: pg.Client): Promise<string[]> => {
  const { rows } = await keeper.query<{ name: string }>(
    `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' and relname = any($1)`,
    [Object.keys(guarded)],
  );
  return rows.map(({ name }) => name);
};

const lower = async (keeper: pg.Client, role: string): Promise<void> => {
  const tables = await there(keeper);
  const functions = tables.includes('journal')
    ? [`alter function public.refuse_change() owner to ${quoted(role)}`]
    : [];
  await keeper.query(
    [
      'begin',
      'alter schema public owner to pg_database_owner',
      ...tables.map((table) => `alter table public.${quoted(table)} owner to ${quoted(role)}`),
      ...functions,
      'commit',
    ].join(';'),
  );
};

const raise = async (keeper: pg.Client, role: string): Promise<void> => {
  const tables = await there(keeper);
  if (!tables.includes('journal')) return;
  await keeper.query(
    [
      'begin',
      'alter schema public owner to current_user',
      `grant usage, create on schema public to ${quoted(role)}`,
      'alter function public.refuse_change() owner to current_user',
      ...tables.flatMap((table) => [
        `alter table public.${quoted(table)} owner to current_user`,
        `revoke all on public.${quoted(table)} from ${quoted(role)}`,
        `grant ${guarded[table] ?? 'select'} on public.${quoted(table)} to ${quoted(role)}`,
      ]),
      'commit',
    ].join(';'),
  );
};

/** A guard by a second role, `keeper`, which owns the journal where the application's does not. */
export const createGuard = (keeper: Connection, role: string): Guard => ({
  async lowered(work) {
    const session = new pg.Client({ ...keeper, application_name: 'varsla guard', ssl: false });
    session.on('error', () => undefined);
    await session.connect();
    try {
      await session.query('select pg_advisory_lock($1)', [guardLock]);
      await lower(session, role);
      try {
        return await work();
      } finally {
        await raise(session, role);
      }
    } finally {
      await session.end();
    }
  },
});

/** Brings the schema up to date, with the guard lowered where there is something to do; the journal is guarded after it. */
export const migrateGuarded = async ({
  pool,
  guard,
}: {
  pool: pg.Pool;
  guard: Guard | undefined;
}): Promise<void> => {
  if (!guard) return migrate(pool);
  const isNewest = (await appliedMigrations(pool)).at(-1)?.version === (await newestSchema());
  if (isNewest && !(await mayRewriteJournal(pool))) return;
  await guard.lowered(() => migrate(pool));
};
