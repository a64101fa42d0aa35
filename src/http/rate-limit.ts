import type { Clock } from '../clock.ts';

/** Whether one more is too much: then the seconds until it is not. */
export interface RateLimit {
  take(key: string): number | undefined;
}

/** Keys that are remembered at once: somebody with many addresses takes no more memory than this. */
const most = 10_000;

/**
 * So many a window for each key, counted in this process and forgotten with the window. It bounds work; where a guess
 * must be kept from succeeding, the secret is long.
 */
export const createRateLimit = (clock: Clock, limit: number, windowSeconds: number): RateLimit => {
  let present = -1;
  const counts = new Map<string, number>();
  return {
    take(key) {
      const seconds = clock.now().getTime() / 1000;
      const window = Math.floor(seconds / windowSeconds);
      if (window !== present || counts.size >= most) counts.clear();
      present = window;
      const count = (counts.get(key) ?? 0) + 1;
      counts.set(key, count);
      return count > limit ? Math.ceil((window + 1) * windowSeconds - seconds) : undefined;
    },
  };
};
