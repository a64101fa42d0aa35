import { setTimeout as wait } from 'node:timers/promises';
import type { Log } from './log.ts';

/** Work that is done again and again until it is stopped. */
export interface Ticker {
  /** Lets a round that is under way finish, then no more. */
  stop(): Promise<void>;
}

/** So long between two rounds at least, in milliseconds: what falls due meanwhile is done together. */
const shortestPause = 50;

/**
 * Does `work`, waits, and does it again; never two rounds at once. A round that fails is logged and does not end the
 * ticking: whatever it left undone is found again by the next. `untilDue` says in how many milliseconds something
 * falls due, so that the next round need not wait out the seconds.
 */
export const startTicker = (
  name: string,
  seconds: number,
  log: Log,
  work: (stopping: AbortSignal) => Promise<unknown>,
  untilDue: () => Promise<number | undefined> = async () => undefined,
): Ticker => {
  const controller = new AbortController();
  const run = async (): Promise<void> => {
    while (!controller.signal.aborted) {
      let pause = seconds * 1000;
      try {
        await work(controller.signal);
        pause = Math.min(pause, Math.max(shortestPause, (await untilDue()) ?? pause));
      } catch (error) {
        const { name: kind, code } = error as Error & { code?: string };
        log.error({ loop: name, error: kind, code }, 'a round failed; the next one tries again');
      }
      await wait(pause, undefined, { signal: controller.signal }).catch(() => undefined);
    }
  };
  const running = run();
  return {
    async stop() {
      controller.abort();
      await running;
    },
  };
};
