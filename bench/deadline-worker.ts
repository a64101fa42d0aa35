/**
 * A process that fires deadlines until it is told to stop, ours or delayed jobs; then it says how late each was, in
 * milliseconds, and when the last one was done.
 */
import { startEmbeddedPostgres } from '../src/db/embedded/start-embedded-postgres.ts';
import { parseConfig } from '../src/config.ts';
import { createSweep } from '../src/deadlines/sweep.ts';
import { createLog } from '../src/log.ts';
import { createService } from '../src/service.ts';
import { startTicker } from '../src/tick.ts';
import { workDelayed } from './delayed-jobs.ts';

/** What a worker tells its parent. */
export type WorkerMessage = { type: 'ready' } | { type: 'done'; latenesses: number[]; lastAt: number };

const intervalSeconds = 1;
const log = createLog('error');
const latenesses: number[] = [];
let lastAt = 0;
const config = parseConfig({ ...process.env, PORT: '0', ROLES: 'worker' });

/** The sweep of the service, in its own rhythm. */
const workOurs = async () => {
  const service = await createService(config, log);
  const observer = {
    fired(seconds: number) {
      latenesses.push(seconds * 1000);
      lastAt = Date.now();
    },
    failed: () => undefined,
    progressed: async () => undefined,
  };
  const { sweep, untilDue } = createSweep(service.door, log);
  const ticker = startTicker('deadlines', intervalSeconds, log, () => sweep(observer), untilDue);
  return {
    async stop() {
      await ticker.stop();
      await service[Symbol.asyncDispose]();
    },
  };
};

const workTheirs = async () => {
  const postgres = await startEmbeddedPostgres({ dataDir: config.dataDir, log });
  const work = await workDelayed(postgres.connection, intervalSeconds, (some) => {
    latenesses.push(...some);
    lastAt = Date.now();
  });
  return {
    async stop() {
      await work.stop();
      await postgres.stop();
    },
  };
};

const working = await (process.argv[2] === 'theirs' ? workTheirs() : workOurs());
const tell = (message: WorkerMessage, then: () => void = () => undefined): void =>
  void process.send?.(message, then);
tell({ type: 'ready' });
process.once('message', () => {
  void working.stop().then(() => tell({ type: 'done', latenesses, lastAt }, () => process.disconnect()));
});
