import type pg from 'pg';

/** Every table that holds something of ours, jobs included; the queue's own housekeeping is left out. */
const tablesOf = async (pool: pg.Pool): Promise<string[]> => {
  const { rows } = await pool.query<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables
     where schemaname = 'public' or (schemaname = 'pgboss' and tablename ~ '^(job|j[0-9a-f]{20,})') order by 1`,
  );
  return rows.map(({ name }) => name);
};

/** The rows of every table as text, as a reader of the disk would see them. */
export const dumpDatabase = async (pool: pg.Pool): Promise<Map<string, string>> => {
  const dump = new Map<string, string>();
  for (const table of await tablesOf(pool)) {
    const { rows } = await pool.query<{ rows: string | null }>(
      `select string_agg(t::text, E'\\n' order by t::text) as rows from ${table} t`,
    );
    dump.set(table, rows[0]?.rows ?? '');
  }
  return dump;
};

/** A token's last use is written by whoever shows it, also where the request is refused: it is no change of anything. */
const rowOf = (table: string): string => (table === 'public.tokens' ? `(to_jsonb(t) - 'last_used_at')` : 't');

const readings = new WeakMap<pg.Pool, Promise<string>>();

const readingOf = async (pool: pg.Pool): Promise<string> =>
  (await tablesOf(pool))
    .map(
      (table) =>
        `select '${table}' as name, count(*) || ' ' || coalesce(md5(string_agg(${rowOf(table)}::text, '' order by ${rowOf(table)}::text)), '') as digest from ${table} t`,
    )
    .join(' union all ');

/** Where the log of changes stood when a database was last read, and what was read. */
const lastRead = new WeakMap<pg.Pool, { at: string; prints: Record<string, string> }>();

/** Every change of any row is written to the cluster's log first: where that stands still, nothing was changed. */
const logPosition = async (pool: pg.Pool): Promise<string> => {
  const { rows } = await pool.query<{ at: string }>({
    name: 'log-position',
    text: 'select pg_current_wal_insert_lsn()::text as at',
  });
  return rows[0]?.at ?? '';
};

/**
 * Count and digest of every table: two that are equal mean that nothing was changed in between. Prepared once for the
 * tables there are: planning costs more than reading. Read only where something was written since the last time.
 */
export const fingerprint = async (pool: pg.Pool): Promise<Record<string, string>> => {
  const at = await logPosition(pool);
  const last = lastRead.get(pool);
  if (last?.at === at) return { ...last.prints };
  const reading = readings.get(pool) ?? readingOf(pool);
  readings.set(pool, reading);
  const { rows } = await pool.query<{ name: string; digest: string }>({
    name: 'fingerprint',
    text: await reading,
  });
  const prints = Object.fromEntries(rows.map(({ name, digest }) => [name, digest]));
  lastRead.set(pool, { at, prints });
  return { ...prints };
};

/** Without what an entry of the journal changes, and the signing of journals. */
export const besideTheJournal = ({
  'public.journal': _journal,
  'public.streams': _streams,
  'public.head_rolls': _rolls,
  'public.signed_heads': _heads,
  'public.signing_keys': _keys,
  ...rest
}: Record<string, string>): Record<string, string> => rest;
