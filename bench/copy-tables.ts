import type pg from 'pg';

/** A schema with plain tables that have the columns, indexes and foreign keys of ours, those of `filled` with our rows. */
export const copyTables = async (
  pool: pg.Pool,
  schema: string,
  { tables, filled }: { tables: readonly string[]; filled: readonly string[] },
): Promise<void> => {
  await pool.query(`create schema ${schema}`);
  for (const table of tables)
    await pool.query(`create table ${schema}.${table} (like ${table} including all)`);
  // Foreign keys and triggers are not copied by `like`.
  const { rows } = await pool.query<{ rule: string }>(
    `select format('alter table %I.%I add %s', $2::text, r.relname,
              regexp_replace(pg_get_constraintdef(c.oid), 'REFERENCES (\\w+)', 'REFERENCES ' ||
                case when f.relname = any($1) then $2 || '.' else '' end || '\\1')) as rule
     from pg_constraint c join pg_class r on r.oid = c.conrelid join pg_class f on f.oid = c.confrelid
     where c.contype = 'f' and r.relnamespace = 'public'::regnamespace and r.relname = any($1)`,
    [tables, schema],
  );
  for (const table of filled) {
    const { rows: columns } = await pool.query<{ names: string }>(
      `select string_agg(quote_ident(attname), ', ') as names from pg_attribute
       where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = ''`,
      [table],
    );
    const names = columns[0]?.names;
    await pool.query(
      `insert into ${schema}.${table} (${names}) overriding system value select ${names} from ${table}`,
    );
  }
  for (const { rule } of rows) await pool.query(rule);
};
