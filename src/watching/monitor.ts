import type { Router } from 'express';
import type pg from 'pg';
import type { Clock } from '../clock.ts';
import type { DeadlineDifference } from '../deadlines/audit.ts';
import { withTransaction } from '../db/transaction.ts';
import type { SweepObserver } from '../deadlines/sweep.ts';
import { appendToSystem } from '../journal/journal.ts';
import type { Log } from '../log.ts';
import { readFigures } from './figures.ts';
import { createHeartbeat } from './heartbeat.ts';
import { createLastSweep } from './last-sweep.ts';
import { createMetrics, repairedKinds } from './metrics.ts';

export interface MonitorDeps {
  pool: pg.Pool;
  clock: Clock;
  log: Log;
  intervalSeconds: number;
  heartbeatUrl: string | undefined;
  metricsToken: string | undefined;
}

/** What those outside can see of whether the deadlines are checked. */
export interface Monitor {
  /** One look at what is due, watched; throws what it throws. */
  round(sweep: (observer: SweepObserver) => Promise<number>): Promise<number>;
  /** Counts what an audit that repairs has found. */
  audited(differences: readonly DeadlineDifference[]): void;
  /** What is wrong with the checking, as a sentence without personal data; undefined when nothing is. */
  fault(): Promise<string | undefined>;
  /** For how many seconds nobody has checked; undefined while somebody does. */
  silentSeconds(): Promise<number | undefined>;
  /** When any process last checked; undefined before the first time. */
  lastCheckedAt(): Promise<Date | undefined>;
  metrics: Router;
  close(): Promise<void>;
}

/** Name and code of an error, without its message: that could quote values. */
const nameOf = (error: unknown): string => {
  const { name = 'Error', code = '' } = (error ?? {}) as { name?: string; code?: string };
  return `${name} ${code}`
    .replaceAll(/[^\w .-]/g, '')
    .trim()
    .slice(0, 100);
};

export const createMonitor = (deps: MonitorDeps): Monitor => {
  const { pool, clock, log, heartbeatUrl: url } = deps;
  const lastSweep = createLastSweep(pool, clock, deps.intervalSeconds);
  const onUnheard = async (why: string): Promise<void> =>
    withTransaction(pool, async (tx) => {
      const recorded = { recordedAt: clock.now(), actor: { kind: 'system' }, event: { why } } as const;
      await appendToSystem(tx, { type: 'heartbeat.unheard', ...recorded });
    });
  const heartbeat = url === undefined ? undefined : createHeartbeat({ url, clock, log, onUnheard });
  const metrics = createMetrics({
    token: deps.metricsToken,
    figures: () => readFigures(pool, clock.now()),
    async sweepAge() {
      const at = await lastSweep.at();
      return at && (clock.now().getTime() - at.getTime()) / 1000;
    },
  });
  return {
    async round(sweep) {
      let failures = 0;
      try {
        const fired = await sweep({
          fired: (latenessSeconds) => metrics.fired(latenessSeconds),
          failed() {
            failures += 1;
            metrics.failed();
          },
          progressed: async () => void (await lastSweep.mark()),
        });
        const { held } = await lastSweep.mark();
        if (held) heartbeat?.failed('hold: nobody is alerted until somebody releases it');
        else if (failures > 0) heartbeat?.failed(`reminders that could not be given: ${failures}`);
        else heartbeat?.succeeded();
        return fired;
      } catch (error) {
        heartbeat?.failed(`the deadlines could not be checked: ${nameOf(error)}`);
        throw error;
      }
    },
    audited(differences) {
      for (const { what } of differences) {
        const kind = repairedKinds.find((one) => one === what);
        if (kind) metrics.repaired(kind);
      }
    },
    async fault() {
      const seconds = await lastSweep.silentSeconds();
      return seconds === undefined
        ? undefined
        : `Nobody has checked the deadlines for ${seconds} seconds: see that a process with the role worker runs.`;
    },
    silentSeconds: () => lastSweep.silentSeconds(),
    lastCheckedAt: () => lastSweep.at(),
    metrics: metrics.router,
    close: async () => heartbeat?.stop(),
  };
};
