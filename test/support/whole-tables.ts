import type { Db } from '../../src/db/transaction.ts';

/** Every row of every table as text, but for those named; to compare a database with another. */
export const wholeTables = async (
  db: Db,
  except: readonly string[] = [],
): Promise<Record<string, string[]>> => {
  const { rows: tables } = await db.query<{ name: string }>(
    `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' order by 1`,
  );
  const found: Record<string, string[]> = {};
  for (const { name } of tables.filter((table) => !except.includes(table.name))) {
    const { rows } = await db.query<{ row: string }>(
      `select t::text as row from public."${name}" t order by 1`,
    );
    found[name] = rows.map(({ row }) => row);
  }
  return found;
};
