import { startTicker, type Ticker } from '../tick.ts';
import { forgetOldImports } from './imports.ts';
import { type RunImportDeps, runImports } from './run-import.ts';

/** Reads queued files in this process, one at a time. */
export interface ImportRunner {
  /** Takes away files that were forgotten, then reads all that is queued now, or waits for whoever does. Gives how many were taken up. */
  run(): Promise<number>;
  /** Looks for queued files every so many seconds, and at once when woken. */
  work(seconds: number): Ticker;
  /** A file was queued: begins at once, where this process works at all. */
  wake(): void;
  /** Stops the reading under way; it stays queued. */
  stop(): Promise<void>;
}

/** Two calls at once share one reading: a file takes both of the cores that it may have. */
export const createImportRunner = (deps: RunImportDeps): ImportRunner => {
  const stopping = new AbortController();
  let running: Promise<number> | undefined;
  let isWorking = false;
  const run = async (): Promise<number> => {
    running ??= (async () => {
      await forgetOldImports(deps.pool, deps.clock.now());
      return runImports(deps, stopping.signal);
    })().finally(() => {
      running = undefined;
    });
    return running;
  };
  return {
    run,
    work(seconds) {
      isWorking = true;
      const ticker = startTicker('people', seconds, deps.log, run);
      return {
        async stop() {
          stopping.abort();
          await ticker.stop();
        },
      };
    },
    wake() {
      // What goes wrong is found again, and logged, by the next round.
      if (isWorking) run().catch(() => undefined);
    },
    async stop() {
      stopping.abort();
      await running?.catch(() => undefined);
    },
  };
};
