import type { Clock } from '../clock.ts';
import type { Db } from '../db/transaction.ts';

/** How many looks may fail to come before somebody is told; and never after fewer seconds than these. */
const ticks = 3;
const leastSeconds = 3;

export interface LastSweep {
  /** Somebody of this deployment has looked at what is due. Says whether a hold kept it from being done. */
  mark(): Promise<{ held: boolean }>;
  /** When that was last; undefined before the first time. */
  at(): Promise<Date | undefined>;
  /** For how many seconds nobody has looked, where that is longer than three looks; else undefined. */
  silentSeconds(): Promise<number | undefined>;
}

/**
 * When the clocks were last checked by any process on this database. Processes on several machines compare their own
 * clocks with what another wrote: those must agree, as NTP makes them. A process that has just started gives the
 * others three looks of time before it says that nobody checks.
 */
export const createLastSweep = (db: Db, clock: Clock, intervalSeconds: number): LastSweep => {
  const startedAt = clock.now();
  const read = async () => {
    const { rows } = await db.query<{ at: Date; interval_seconds: number }>(
      'select at, interval_seconds from last_sweep',
    );
    return rows[0];
  };
  return {
    async mark() {
      const { rows } = await db.query<{ held: boolean }>({
        name: 'mark-sweep',
        text: `insert into last_sweep (at, interval_seconds) values ($1, $2)
               on conflict (singleton) do update set at = excluded.at, interval_seconds = excluded.interval_seconds
               returning is_held() as held`,
        values: [clock.now(), intervalSeconds],
      });
      return { held: rows[0]?.held ?? false };
    },
    at: async () => (await read())?.at,
    async silentSeconds() {
      const last = await read();
      const since = Math.max(last?.at.getTime() ?? 0, startedAt.getTime());
      const seconds = (clock.now().getTime() - since) / 1000;
      const limit = Math.max(leastSeconds, ticks * (last?.interval_seconds ?? intervalSeconds));
      return seconds > limit ? Math.floor(seconds) : undefined;
    },
  };
};
