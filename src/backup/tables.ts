import type { Db } from '../db/transaction.ts';
import type { EndFrame, TableFrame } from './frames.ts';

/**
 * Tables whose rows are not carried over. An old copy would open again what has ended since: a session that was signed
 * out, a challenge that was met, a link that was used. Whoever needs one signs in or is invited anew.
 */
const forgotten = ['account_sessions', 'account_verifications', 'one_time_links', 'schema_migrations'];

/** A name as SQL takes it. */
export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** Every table of Varsla with the columns that hold something of their own, by name. */
export const listTables = async (db: Db): Promise<TableFrame[]> => {
  const { rows } = await db.query<TableFrame>(
    `select c.relname as table, array_agg(a.attname::text order by a.attnum) as columns
     from pg_class c join pg_attribute a on a.attrelid = c.oid
     where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
       and a.attnum > 0 and not a.attisdropped and a.attgenerated = '' and c.relname <> all($1)
     group by c.relname order by c.relname`,
    [forgotten],
  );
  return rows;
};

/** Where each counter of a table stands. Read last: a number that was given is never given again. */
export const readSequences = async (db: Db): Promise<EndFrame['sequences']> => {
  const { rows } = await db.query<{ sequence: string; table: string; column: string }>(
    `select s.oid::regclass::text as sequence, t.relname as table, a.attname as column
     from pg_class s join pg_depend d on d.objid = s.oid and d.classid = 'pg_class'::regclass and d.deptype in ('a', 'i')
     join pg_class t on t.oid = d.refobjid join pg_attribute a on a.attrelid = t.oid and a.attnum = d.refobjsubid
     where s.relkind = 'S' and t.relnamespace = 'public'::regnamespace order by 2, 3`,
  );
  const sequences: EndFrame['sequences'] = [];
  for (const { sequence, table, column } of rows) {
    const { rows: found } = await db.query<{ last: number; called: boolean }>(
      `select last_value as last, is_called as called from ${sequence}`,
    );
    if (found[0]) sequences.push({ table, column, ...found[0] });
  }
  return sequences;
};

export const setSequences = async (tx: Db, sequences: EndFrame['sequences']): Promise<void> => {
  for (const { table, column, last, called } of sequences)
    await tx.query('select setval(pg_get_serial_sequence($1, $2), $3, $4)', [
      quoted(table),
      column,
      last,
      called,
    ]);
};

/** Takes off what would refuse rows that come table by table, and gives back how to put it on again. */
export const liftChecks = async (tx: Db): Promise<() => Promise<void>> => {
  const { rows: keys } = await tx.query<{ table: string; name: string; definition: string }>(
    `select conrelid::regclass::text as table, conname as name, pg_get_constraintdef(oid) as definition
     from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace and conparentid = 0`,
  );
  const { rows: triggers } = await tx.query<{ table: string }>(
    `select distinct t.tgrelid::regclass::text as table from pg_trigger t join pg_class c on c.oid = t.tgrelid
     where not t.tgisinternal and c.relnamespace = 'public'::regnamespace`,
  );
  for (const { table, name } of keys) await tx.query(`alter table ${table} drop constraint ${quoted(name)}`);
  for (const { table } of triggers) await tx.query(`alter table ${table} disable trigger user`);
  return async () => {
    for (const { table } of triggers) await tx.query(`alter table ${table} enable trigger user`);
    for (const { table, name, definition } of keys)
      await tx.query(`alter table ${table} add constraint ${quoted(name)} ${definition}`);
  };
};

/** What a database holds: nothing at all, Varsla's record, or something that is not ours. */
export interface Contents {
  tables: number;
  isVarsla: boolean;
  incidents: number;
  entries: number;
}

export const readContents = async (db: Db): Promise<Contents> => {
  const { rows } = await db.query<{ tables: number; ours: boolean; incidents: boolean; journal: boolean }>(
    `select count(*) as tables, coalesce(bool_or(relname = 'schema_migrations'), false) as ours,
       coalesce(bool_or(relname = 'incidents'), false) as incidents, coalesce(bool_or(relname = 'journal'), false) as journal
     from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')`,
  );
  const { tables = 0, ours = false, incidents = false, journal = false } = rows[0] ?? {};
  const count = async (table: string): Promise<number> =>
    (await db.query<{ count: number }>(`select count(*) from ${table}`)).rows[0]?.count ?? 0;
  return {
    tables,
    isVarsla: ours,
    incidents: ours && incidents ? await count('incidents') : 0,
    entries: ours && journal ? await count('journal') : 0,
  };
};

/** Sessions of other Varslas in this database. */
export const otherSessions = async (db: Db): Promise<number> => {
  const { rows } = await db.query<{ count: number }>(
    `select count(*) from pg_stat_activity
     where datname = current_database() and pid <> pg_backend_pid() and application_name = 'varsla'`,
  );
  return rows[0]?.count ?? 0;
};

/** Removes everything that Varsla made: tables, functions, the queue. */
export const dropEverything = async (tx: Db): Promise<void> => {
  await tx.query('drop schema if exists pgboss cascade');
  const { rows: tables } = await tx.query<{ name: string }>(
    `select oid::regclass::text as name from pg_class
     where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and not relispartition`,
  );
  for (const { name } of tables) await tx.query(`drop table if exists ${name} cascade`);
  const { rows: functions } = await tx.query<{ name: string }>(
    `select p.oid::regprocedure::text as name from pg_proc p
     where p.pronamespace = 'public'::regnamespace
       and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')`,
  );
  for (const { name } of functions) await tx.query(`drop function if exists ${name} cascade`);
};
