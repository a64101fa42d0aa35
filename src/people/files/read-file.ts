import { Worker } from 'node:worker_threads';
import type { Batch, FileToRead, FromWorker, Look, ToWorker, WorkerTask } from './batch.ts';
import { FileError } from './file-fault.ts';
import type { ReadPlan } from './read-row.ts';

/** What a file may make the worker hold, in MiB. A spreadsheet that lies about its size ends here, and nothing else does. */
const memory = { maxOldGenerationSizeMb: 192, maxYoungGenerationSizeMb: 32 };

/** The message that comes next, one at a time; throws what ends the worker. */
const messagesOf = (worker: Worker): (() => Promise<FromWorker>) => {
  const waiting: FromWorker[] = [];
  let failure: Error | undefined;
  let wake = (): void => undefined;
  worker.on('message', (message: FromWorker) => {
    waiting.push(message);
    wake();
  });
  worker.on('error', (error: Error & { code?: string }) => {
    failure = error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? new FileError('out-of-memory') : error;
    wake();
  });
  worker.on('exit', () => {
    failure ??= new Error('the worker that reads a file ended early');
    wake();
  });
  return async () => {
    for (;;) {
      const message = waiting.shift();
      if (message) return message;
      if (failure) throw failure;
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
  };
};

/** Starts a worker on a file whose pieces are brought as it asks for them, and gives what it says. Ends it in any case. */
const converse = async function* (
  task: WorkerTask,
  pieces: AsyncIterator<Uint8Array>,
  stopping?: AbortSignal,
): AsyncGenerator<Exclude<FromWorker, { kind: 'piece' | 'fault' }>> {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), {
    workerData: task,
    resourceLimits: memory,
    stdout: true,
    stderr: true,
  });
  const next = messagesOf(worker);
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker is no window
  const say = (message: ToWorker): void => worker.postMessage(message);
  try {
    for (;;) {
      const message = await next();
      stopping?.throwIfAborted();
      if (message.kind === 'piece') {
        const { value, done } = await pieces.next();
        say({ kind: 'piece', piece: done ? undefined : value });
        continue;
      }
      if (message.kind === 'fault') throw new FileError(message.code, message.row);
      yield message;
      if (message.kind !== 'batch') return;
      say({ kind: 'taken' });
    }
  } finally {
    await pieces.return?.();
    await worker.terminate();
  }
};

/** Headings and first rows of a file. Throws FileError where there is no list in it. */
export const lookIntoFile = async (file: FileToRead, pieces: AsyncIterable<Uint8Array>): Promise<Look> => {
  for await (const said of converse({ ...file, look: true }, pieces[Symbol.asyncIterator]()))
    if (said.kind === 'looked') return said.look;
  throw new Error('a look into a file came to nothing');
};

export interface FileEnd {
  /** Labels of the groups, in the order in which they came. */
  groups: string[];
  /** Of the columns that rejected rows are kept with. */
  headings: string[];
}

/**
 * Reads a file by a plan in a thread of its own, batch by batch: the next comes while the last is being worked on.
 * Gives its end in return. Throws FileError, or the reason of `stopping`.
 */
export const readFile = async function* (
  file: FileToRead,
  pieces: AsyncIterable<Uint8Array>,
  plan: ReadPlan,
  stopping?: AbortSignal,
): AsyncGenerator<Batch, FileEnd> {
  const saying = converse({ ...file, look: false, plan }, pieces[Symbol.asyncIterator](), stopping);
  for await (const said of saying) {
    if (said.kind === 'batch') yield said.batch;
    if (said.kind === 'end') return { groups: said.groups, headings: said.headings };
  }
  throw new Error('the worker that reads a file never came to its end');
};
