import { setTimeout as wait } from 'node:timers/promises';
import type { Log } from './log.ts';

/** Work that is done again and again until it is stopped. */
export interface Ticker {
  /** Lets a round that is under way finish, then no more. */
  stop(): Promise<void>;
}

/**
 * Does `work`, waits, and does it again; never two rounds at once. A round that fails is logged and does not end the
 * ticking: whatever it left undone is found again by the next.
 */
export const startTicker = (
  name: string,
  seconds: number,
  log: Log,
  work: (stopping: AbortSignal) => Promise<unknown>,
): Ticker => {
  const controller = new AbortController();
  const run = async (): Promise<void> => {
    while (!controller.signal.aborted) {
      try {
        await work(controller.signal);
      } catch (error) {
        const { name: kind, code } = error as Error & { code?: string };
        log.error({ loop: name, error: kind, code }, 'a round failed; the next one tries again');
      }
      await wait(seconds * 1000, undefined, { signal: controller.signal }).catch(() => undefined);
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
