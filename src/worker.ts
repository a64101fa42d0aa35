import type { createRoleWatch } from './authority/role/role-watch.ts';
import type { createAlerts } from './alerts/create-alerts.ts';
import type { EnqueueMessages } from './alerts/sweep-alerts.ts';
import { createUnsentMessages } from './alerts/unsent-messages.ts';
import { forgetOldLists } from './breach-register/import/forget-lists.ts';
import { auditDeadlines } from './deadlines/audit.ts';
import { createSweep } from './deadlines/sweep.ts';
import { forgetOldAnswers } from './http/idempotency.ts';
import type { DoorDeps } from './incidents/door.ts';
import type { Jobs } from './jobs/jobs.ts';
import type { Log } from './log.ts';
import { noticesToSend } from './notices/ledger.ts';
import { moveRuns } from './notices/run/move-runs.ts';
import { type SendDeps, sendNotice } from './notices/send-notice.ts';
import { settleDeadAttempts } from './notices/sender.ts';
import { settleNotices } from './notices/settle-notice.ts';
import type { createImportRunner } from './people/import-runner.ts';
import { startTicker, type Ticker } from './tick.ts';
import type { Monitor } from './watching/monitor.ts';

interface WorkerDeps {
  door: DoorDeps;
  log: Log;
  /** Between two looks at the clocks, in seconds. */
  intervalSeconds: number;
  /** How long each stage of a canary is watched. */
  canaryMinutes: number;
  held: () => Promise<boolean>;
  /** Looks whether this is still the database that it was; puts it on hold where it is not. */
  look: () => Promise<unknown>;
  jobs: Jobs;
  sending: SendDeps;
  alerts: ReturnType<typeof createAlerts>;
  role: ReturnType<typeof createRoleWatch>;
  readPeople: ReturnType<typeof createImportRunner>;
  monitor: Monitor;
  /** Forgets what is past its time, where the rules say so. */
  purgeByRules: () => Promise<void>;
  /** Signs the heads of the journals where it is due, and copies what was signed. True when something was done. */
  sealHeads: () => Promise<boolean>;
}

/** An hour, in seconds: for what is no matter of minutes. */
const hour = 3600;
/** A minute: a case that was closed is signed soon after. */
const minute = 60;
/** Rounds of `runOnce` at most: what makes new work in each is a fault, and is not waited for. */
const mostRounds = 100;

/** The work that needs no request: clocks, alerts, files of people, notices, and what is forgotten in time. */
export const createWorker = (deps: WorkerDeps) => {
  const { door, log, intervalSeconds, held, jobs, sending, alerts, role, readPeople, monitor } = deps;
  const { pool, clock, ids } = door;
  const enqueueAlerts: EnqueueMessages = (tx, messageIds) =>
    jobs.enqueue(
      tx,
      'send-alert',
      messageIds.map((messageId) => ({ id: messageId, data: { messageId } })),
    );
  const queueUnsent = createUnsentMessages(pool, held, enqueueAlerts);
  const reminders = createSweep(door, log);
  const sweep = (): Promise<number> =>
    monitor.round(async (observer) => {
      await deps.look();
      await queueUnsent();
      return reminders.sweep(observer);
    });
  const audit = async (): Promise<void> =>
    monitor.audited((await auditDeadlines({ pool, clock, ids }, log, { repair: true })).differences);
  const forget = async (): Promise<void> => {
    await forgetOldAnswers(pool, clock.now());
    await forgetOldLists(pool, clock.now());
    await deps.purgeByRules();
  };
  const remind = () => role.remind((tx, waiting) => jobs.enqueue(tx, 'send-role-reminder', waiting));
  const sendWhatWaits = async (signal: AbortSignal): Promise<void> => {
    await settleDeadAttempts(pool, clock);
    if (await held()) return;
    for (let round = 0; round < mostRounds; round += 1) {
      let done = await moveRuns(door, deps.canaryMinutes);
      for (const id of await noticesToSend(pool, clock.now())) done += await sendNotice(sending, id, signal);
      if (done === 0 || signal.aborted) break;
    }
    await settleNotices(door);
  };

  const tickers: Ticker[] = [];
  return {
    async start(): Promise<void> {
      tickers.push(
        readPeople.work(intervalSeconds),
        startTicker('deadlines', intervalSeconds, log, sweep, reminders.untilDue),
        startTicker('alerts', intervalSeconds, log, () => alerts.sweep(enqueueAlerts)),
        startTicker('audit', hour, log, audit),
        startTicker('housekeeping', hour, log, forget),
        startTicker('quarterly reminders', hour, log, remind),
        startTicker('signed heads', minute, log, deps.sealHeads),
        startTicker('notices', intervalSeconds, log, sendWhatWaits),
      );
      await jobs.work();
    },
    /** Does all that is due now, once, until nothing is left. */
    async runOnce(signal: AbortSignal): Promise<void> {
      await remind();
      for (let round = 0; round < mostRounds; round += 1) {
        const fired = (await sweep()) + (await alerts.sweep(enqueueAlerts));
        const done = (await jobs.runOnce()) + (await readPeople.run());
        await sendWhatWaits(signal);
        if (fired + done === 0) break;
      }
      await deps.purgeByRules();
      await deps.sealHeads();
    },
    /** Rounds that are under way end; none begins. */
    async stop(): Promise<void> {
      for (const ticker of tickers.splice(0)) await ticker.stop();
    },
  };
};
