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
  // Beginnings, not guesses: a whole office may come from one address. The account is not known yet.
  provider: { minutes: 15, both: 100, account: 100, address: 100 },
} as const;
export type AttemptKind = keyof typeof limits;

export interface Attempt {
  /** Undefined when it may go on; else the minutes until the next may. */
  lockedMinutes: number | undefined;
  /** How many this account has seen in the window. */
  count: number;
}

interface CountRow {
  key: Buffer;
  attempts: number;
  window_ends_at: Date;
}

/**
 * Counts attempts in the database, before they are looked at: many at once cannot slip through, and a restart forgets
 * nothing. Accounts that do not exist are counted like those that do. Who is locked out is not counted on, so that a
 * lock costs one look, the table does not grow by it, and it ends when it was said to.
 */
export const createAttempts = ({ pool, clock, secret }: AttemptDeps) => {
  const keyOf = (...parts: string[]): Buffer =>
    createHmac('sha256', secret).update(JSON.stringify(parts)).digest();
  /** A browser that the account's owner has signed in with before is counted for itself. */
  const keysOf = (account: string, address: string, known: boolean, kind: AttemptKind) => ({
    both: keyOf(kind, known ? 'known' : 'both', account, address),
    account: keyOf(kind, known ? 'known account' : 'account', account),
    address: keyOf(kind, 'address', address),
  });
  type Keys = ReturnType<typeof keysOf>;
  const counters = ['both', 'account', 'address'] as const;

  /** The minutes until the last of the locks opens that hold against so many more attempts. */
  const locked = (
    kind: AttemptKind,
    keys: Keys,
    rows: readonly CountRow[],
    now: Date,
    more: 0 | 1,
  ): number | undefined => {
    const ends = counters.flatMap((counter) => {
      const row = rows.find(({ key }) => key.equals(keys[counter]));
      const holds = row && row.window_ends_at > now && row.attempts + more > limits[kind][counter];
      return holds ? [row.window_ends_at.getTime() - now.getTime()] : [];
    });
    return ends.length > 0 ? Math.max(1, Math.ceil(Math.max(...ends) / 60_000)) : undefined;
  };

  return {
    async begin(
      kind: AttemptKind,
      account: string,
      address: string,
      { known = false }: { known?: boolean } = {},
    ): Promise<Attempt> {
      const now = clock.now();
      const keys = keysOf(account, address, known, kind);
      const hashes = counters.map((counter) => keys[counter]);
      const before = await pool.query<CountRow>({
        name: 'attempts-before',
        text: 'select key, attempts, window_ends_at from sign_in_attempts where key = any($1::bytea[])',
        values: [hashes],
      });
      const already = locked(kind, keys, before.rows, now, 1);
      if (already !== undefined) return { lockedMinutes: already, count: 0 };
      await pool.query(
        `delete from sign_in_attempts where key in
           (select key from sign_in_attempts where window_ends_at <= $1 for update skip locked)`,
        [now],
      );
      const { rows } = await pool.query<CountRow>(
        `insert into sign_in_attempts as tried (key, attempts, window_ends_at)
         select key, 1, $2::timestamptz + make_interval(mins => $3) from unnest($1::bytea[]) as key order by key
         on conflict (key) do update set
           attempts = case when tried.window_ends_at <= $2 then 1 else tried.attempts + 1 end,
           window_ends_at = case when tried.window_ends_at <= $2 then excluded.window_ends_at else tried.window_ends_at end
         returning key, attempts, window_ends_at`,
        [hashes, now, limits[kind].minutes],
      );
      return {
        lockedMinutes: locked(kind, keys, rows, now, 0),
        count: rows.find(({ key }) => key.equals(keys.account))?.attempts ?? 1,
      };
    },
    /** It was the right one: the account begins at nought, and the address has one attempt less. */
    async succeeded(kind: AttemptKind, account: string, address: string): Promise<void> {
      const ended = [false, true].map((known) => keysOf(account, address, known, kind));
      await pool.query('delete from sign_in_attempts where key = any($1::bytea[])', [
        ended.flatMap((keys) => [keys.both, keys.account]),
      ]);
      await pool.query('update sign_in_attempts set attempts = greatest(attempts - 1, 0) where key = $1', [
        keyOf(kind, 'address', address),
      ]);
    },
    /** Opens an account's lock: whoever owns its mailbox has shown so. Locks of single addresses run out. */
    async open(account: string): Promise<void> {
      await pool.query('delete from sign_in_attempts where key = any($1::bytea[])', [
        [keyOf('sign-in', 'account', account), keyOf('sign-in', 'known account', account)],
      ]);
    },
  };
};

export type Attempts = ReturnType<typeof createAttempts>;
