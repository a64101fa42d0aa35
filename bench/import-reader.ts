/**
 * A process that reads one file into a list and nothing else, started by `import.ts`: so that its peak of memory is
 * that of the work, not of the benchmark and the service beside it.
 */
import { createReadStream, readFileSync } from 'node:fs';
import { systemClock } from '../src/clock.ts';
import { type Connection, createPool } from '../src/db/pool.ts';
import { withTransaction } from '../src/db/transaction.ts';
import { randomIds } from '../src/ids.ts';
import { silentLog } from '../src/log.ts';
import { receiveImport, startImport } from '../src/people/imports.ts';
import { runImports } from '../src/people/run-import.ts';
import { createSealing } from '../src/sealing.ts';

export interface ReaderTask {
  connection: Connection;
  masterKey: string;
  file: string;
  incidentId: string;
  personId: string;
  columns: readonly string[];
}

export interface ReaderResult {
  seconds: number;
  /** Of it, of taking the file in. */
  received: number;
  /** MiB. */
  peak: number;
  /** MiB before the file was touched. */
  before: number;
}

/** The most that this process ever held, as Linux counts it; what it holds now elsewhere. */
const peakMemory = (): number => {
  try {
    const [, kib] = /VmHWM:\s+(\d+) kB/.exec(readFileSync('/proc/self/status', 'utf8')) ?? [];
    return Number(kib) / 1024;
  } catch {
    return process.memoryUsage.rss() / 1024 ** 2;
  }
};

process.once('message', (task: ReaderTask) => {
  void (async () => {
    const pool = createPool(task.connection);
    const none = {} as never;
    const deps = {
      pool,
      clock: systemClock,
      ids: randomIds,
      effects: none,
      batches: none,
      sealing: createSealing(Buffer.from(task.masterKey, 'base64')),
      log: silentLog,
      rememberAuthor: async () => undefined,
    };
    const { incidentId, personId } = task;
    const before = peakMemory();
    const begun = performance.now();
    const source = createReadStream(task.file, { highWaterMark: 256 * 1024 });
    const received = await receiveImport(deps, { incidentId, personId, name: null, source });
    const receivedSeconds = (performance.now() - begun) / 1000;
    await withTransaction(pool, (tx) =>
      startImport(deps, tx, {
        incidentId,
        importId: received.id,
        expectedVersion: undefined,
        personId,
        mapping: { columns: task.columns.map((as) => ({ as: as as 'skip' })), language: 'nb', group: null },
      }),
    );
    await runImports(deps, new AbortController().signal);
    const seconds = (performance.now() - begun) / 1000;
    await pool.end();
    process.send?.({ seconds, received: receivedSeconds, peak: peakMemory(), before } satisfies ReaderResult);
    process.disconnect?.();
  })();
});
