import { createHash } from 'node:crypto';
import type pg from 'pg';
import { PgBoss } from 'pg-boss';
import type { Db } from '../db/transaction.ts';
import type { Log } from '../log.ts';
import { startTicker, type Ticker } from '../tick.ts';

/** What leaves the house, one queue a kind. Payloads are ids: no contact data. */
export interface JobData {
  'send-alert': { messageId: string };
  'send-notice': { noticeId: string };
  /** Null where nobody has the address that was typed: the same work, and nothing sent. */
  'send-reset-mail': { personId: string | null };
  /** That somebody should look again who may file with the authority. */
  'send-role-reminder': { contactId: string; since: string };
}
export type Queue = keyof JobData;

/** A year: a waiting job must outlive any stop (pg-boss deletes waiting jobs after 14 days unless told otherwise). */
const retentionSeconds = 365 * 24 * 3600;

const queues: Record<
  Queue,
  { retryLimit: number; retryDelay: number; retryBackoff: boolean; retryDelayMax: number }
> = {
  // Staff rather hear of a deadline twice than not at all: tried for about a day.
  'send-alert': { retryLimit: 100, retryDelay: 5, retryBackoff: true, retryDelayMax: 900 },
  // The ledger says what is left to do, so that repeating the job repeats no message.
  'send-notice': { retryLimit: 1000, retryDelay: 5, retryBackoff: true, retryDelayMax: 300 },
  // Whoever waits for a link asks again after a while.
  'send-reset-mail': { retryLimit: 10, retryDelay: 5, retryBackoff: true, retryDelayMax: 300 },
  'send-role-reminder': { retryLimit: 100, retryDelay: 60, retryBackoff: true, retryDelayMax: 3600 },
};

/** Seconds of silence after which a job in hand counts as abandoned: its process was killed. pg-boss takes no less than 10. */
const heartbeatSeconds = 10;

const names = new Map<string, string>();
/** A name for a statement, the same for the same text. */
const nameOf = (text: string): string => {
  const known = names.get(text);
  if (known) return known;
  const name = createHash('sha1').update(text).digest('base64').slice(0, 20);
  names.set(text, name);
  return name;
};

/** pg-boss's statements are long: naming them lets PostgreSQL prepare each once, which doubles the rate. */
const named = (db: Pick<Db, 'query'>) => ({
  executeSql: async (text: string, values: unknown[] = []) =>
    values.length > 0 ? db.query({ name: nameOf(text), text, values }) : db.query(text),
});

/** How a queue's jobs are taken: at once while there are many, and each done or tried again on its own. */
const taking = {
  pollingIntervalSeconds: 0.5,
  localConcurrency: 2,
  batchSize: 10,
  burstWhenBatchFull: true,
  perJobResults: true,
} as const;

/** Alerts are taken by more hands, so that a provider that hangs keeps those of another waiting as little as may be. */
const hands: Partial<Record<Queue, { localConcurrency: number; batchSize: number }>> = {
  'send-alert': { localConcurrency: 6, batchSize: 5 },
};

export interface Jobs {
  /** Enqueues in one statement inside the caller's transaction: committed with it, or not at all. */
  enqueue<Name extends Queue>(
    tx: Db,
    queue: Name,
    jobs: readonly { id: string; data: JobData[Name] }[],
  ): Promise<void>;
  /** Takes up work: each queue's handler, a few jobs at once. A handler that throws is tried again later. */
  work(): Promise<void>;
  /** Does every job that is due now, once, and says how many there were. For tests and for stopping cleanly. */
  runOnce(): Promise<number>;
  stop(): Promise<void>;
}

export type JobHandlers = { [Name in Queue]: (data: JobData[Name]) => Promise<void> };

/** A job came up while nothing may leave the house: it waits. */
class HeldError extends Error {}

/**
 * Jobs by pg-boss on the same database. Its schema is made or brought up to date here. While `isHeld` no job is taken:
 * all of them wait, and none is used up.
 */
export const createJobs = async (
  pool: pg.Pool,
  log: Log,
  handlers: JobHandlers,
  isHeld: () => Promise<boolean> = async () => false,
): Promise<Jobs> => {
  const boss = new PgBoss({
    db: named(pool),
    schedule: false,
    persistWarnings: false,
    superviseIntervalSeconds: heartbeatSeconds,
    monitorIntervalSeconds: heartbeatSeconds,
  });
  boss.on('error', ({ name, code }: Error & { code?: string }) =>
    log.error({ error: name, code }, 'jobs: the queue reports an error'),
  );
  await boss.start();
  for (const [name, options] of Object.entries(queues)) {
    const settings = { ...options, retentionSeconds, heartbeatSeconds, expireInSeconds: 900 };
    if (await boss.getQueue(name)) await boss.updateQueue(name, settings);
    else await boss.createQueue(name, settings);
  }
  const run = async (name: Queue, data: unknown): Promise<void> => {
    try {
      // Fetched in the moment in which the hold was placed.
      if (await isHeld()) throw new HeldError();
      await (handlers[name] as (data: unknown) => Promise<void>)(data);
    } catch (error) {
      log.warn({ queue: name, error: (error as Error).name }, 'jobs: not done, will be tried again');
      throw error;
    }
  };
  const all = Object.keys(queues) as Queue[];
  const take = async (): Promise<void> => {
    for (const name of all)
      await boss.work(name, { ...taking, ...hands[name] }, (jobs) =>
        Promise.all(
          jobs.map(async ({ id, data }) =>
            run(name, data).then(
              () => ({ id, status: 'completed' as const }),
              (error: Error) => ({ id, status: 'failed' as const, output: { error: error.name } }),
            ),
          ),
        ),
      );
  };
  let isTaking = false;
  let following: Ticker | undefined;
  const followHold = async (): Promise<void> => {
    const mayTake = !(await isHeld());
    if (mayTake === isTaking) return;
    if (mayTake) await take();
    else for (const name of all) await boss.offWork(name, { wait: false });
    isTaking = mayTake;
  };
  return {
    async enqueue(tx, queue, jobs) {
      await boss.insert(queue, [...jobs], { db: named(tx) });
    },
    async work() {
      await followHold();
      following = startTicker('jobs', 1, log, followHold);
    },
    async runOnce() {
      if (await isHeld()) return 0;
      let count = 0;
      for (const name of Object.keys(queues) as Queue[]) {
        for (const job of await boss.fetch(name, { batchSize: 1000 })) {
          count += 1;
          try {
            await run(name, job.data);
            await boss.complete(name, job.id);
          } catch (error) {
            await boss.fail(name, job.id, { error: (error as Error).name });
          }
        }
      }
      return count;
    },
    async stop() {
      await following?.stop();
      await boss.stop({ graceful: true, timeout: 25_000, close: false });
    },
  };
};
