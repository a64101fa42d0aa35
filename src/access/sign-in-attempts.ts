import { createHmac } from 'node:crypto';
import type { Clock } from '../clock.ts';
import type { Db } from '../db/transaction.ts';

export interface AttemptDeps {
  pool: Db;
  clock: Clock;
  /** Keys the hashes, so that a copy of the table tells nobody who tried. */
  secret: string;
}

/** How often in a window of minutes: from one address at one account, at one account, from one address. */
const limits = {
  'sign-in': { minutes: 15, both: 5, account: 20, address: 30 },
  reset: { minutes: 60, both: 3, account: 5, address: 20 },
} as const;
export type AttemptKind = keyof typeof limits;

export interface Attempt {
  /** Undefined when it may go on; else the minutes until the next may. */
  lockedMinutes: number | undefined;
  /** How many this account has seen in the window. */
  count: number;
}

/**
 * Counts attempts in the database, before they are looked at: many at once cannot slip through, and a restart forgets
 * nothing. Accounts that do not exist are counted like those that do.
 */
export const createAttempts = ({ pool, clock, secret }: AttemptDeps) => {
  const keyOf = (...parts: string[]): Buffer =>
    createHmac('sha256', secret).update(JSON.stringify(parts)).digest();
  const keysOf = (kind: AttemptKind, account: string, address: string) => [
    { key: keyOf(kind, 'both', account, address), limit: limits[kind].both },
    { key: keyOf(kind, 'account', account), limit: limits[kind].account },
    { key: keyOf(kind, 'address', address), limit: limits[kind].address },
  ];
  return {
    async begin(kind: AttemptKind, account: string, address: string): Promise<Attempt> {
      const now = clock.now();
      const keys = keysOf(kind, account, address);
      await pool.query(
        `delete from sign_in_attempts where key in
           (select key from sign_in_attempts where window_ends_at <= $1 for update skip locked)`,
        [now],
      );
      const { rows } = await pool.query<{ key: Buffer; attempts: number; window_ends_at: Date }>(
        `insert into sign_in_attempts as tried (key, attempts, window_ends_at)
         select key, 1, $2::timestamptz + make_interval(mins => $3) from unnest($1::bytea[]) as key order by key
         on conflict (key) do update set
           attempts = case when tried.window_ends_at <= $2 then 1 else tried.attempts + 1 end,
           window_ends_at = case when tried.window_ends_at <= $2 then excluded.window_ends_at else tried.window_ends_at end
         returning key, attempts, window_ends_at`,
        [keys.map(({ key }) => key), now, limits[kind].minutes],
      );
      const found = keys.map(({ key, limit }) => ({ limit, row: rows.find((row) => row.key.equals(key)) }));
      const ends = found
        .filter(({ row, limit }) => row && row.attempts > limit)
        .map(({ row }) => row?.window_ends_at.getTime() ?? 0);
      return {
        lockedMinutes:
          ends.length > 0 ? Math.max(1, Math.ceil((Math.max(...ends) - now.getTime()) / 60_000)) : undefined,
        count: found[1]?.row?.attempts ?? 1,
      };
    },
    /** It was the right one: the account begins at nought, and the address has one attempt less. */
    async succeeded(kind: AttemptKind, account: string, address: string): Promise<void> {
      const [both, all, from] = keysOf(kind, account, address);
      await pool.query('delete from sign_in_attempts where key = any($1::bytea[])', [[both?.key, all?.key]]);
      await pool.query('update sign_in_attempts set attempts = greatest(attempts - 1, 0) where key = $1', [
        from?.key,
      ]);
    },
    /** Opens an account's lock: whoever owns its mailbox has shown so. Locks of single addresses run out. */
    async open(account: string): Promise<void> {
      await pool.query('delete from sign_in_attempts where key = $1', [keyOf('sign-in', 'account', account)]);
    },
  };
};

export type Attempts = ReturnType<typeof createAttempts>;
