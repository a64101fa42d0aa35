import { Worker } from 'node:worker_threads';
import type { PdfRequest, PdfResponse } from './pdf-worker.ts';
import type { PdfJob } from './render-pdf.ts';

/** Turns jobs into PDF files one after another on a thread of its own; an idle thread keeps no process alive. */
export interface Typesetter {
  /** Queued while others run. Rejects with an Error, none of the job's data in it. */
  render(job: PdfJob): Promise<Uint8Array>;
  /** Waits for what is queued, then ends the thread. Nothing may be rendered after it; a second call waits too. */
  close(): Promise<void>;
}

interface Pending {
  resolve(pdf: Uint8Array): void;
  reject(fault: Error): void;
}

/** One thread: it takes jobs until it is retired, ends when it has done them, and fails them all if it dies. */
const takeOn = (worker: Worker) => {
  const pending = new Map<number, Pending>();
  let taken = 0;
  let alive = true;
  let retired = false;
  const gone = Promise.withResolvers<void>();
  const settle = (id: number): Pending | undefined => {
    const one = pending.get(id);
    pending.delete(id);
    if (pending.size === 0 && !retired) worker.unref();
    if (pending.size === 0 && retired) void worker.terminate();
    return one;
  };
  const fail = (fault: Error): void => {
    alive = false;
    for (const id of pending.keys()) settle(id)?.reject(fault);
  };
  worker.unref();
  worker.on('message', (response: PdfResponse) => {
    const one = settle(response.id);
    if ('pdf' in response) one?.resolve(response.pdf);
    else one?.reject(new Error(response.fault));
  });
  worker.on('error', (cause) => fail(new Error('the PDF worker crashed', { cause })));
  worker.on('exit', (code) => {
    fail(new Error(`the PDF worker ended with code ${code}`));
    gone.resolve();
  });
  return {
    get alive() {
      return alive;
    },
    get taken() {
      return taken;
    },
    render: (job: PdfJob): Promise<Uint8Array> =>
      new Promise((resolve, reject) => {
        const id = ++taken;
        worker.ref();
        worker.postMessage({ id, job } satisfies PdfRequest, []);
        pending.set(id, { resolve, reject });
      }),
    retire: (): Promise<void> => {
      retired = true;
      if (alive) worker.ref();
      if (pending.size === 0) void worker.terminate();
      return gone.promise;
    },
  };
};

export interface TypesetterOptions {
  /** Documents that a thread makes before a new one takes over, so that nothing the addon may keep can pile up. */
  renewAfter?: number;
  startWorker?: () => Worker;
}

export const createTypesetter = ({
  renewAfter = 250,
  startWorker = () => new Worker(new URL('./pdf-worker.ts', import.meta.url)),
}: TypesetterOptions = {}): Typesetter => {
  const leaving = new Set<Promise<void>>();
  let current: ReturnType<typeof takeOn> | null = null;
  let closed = false;
  const retire = (): void => {
    if (!current) return;
    const left = current.retire().finally(() => leaving.delete(left));
    leaving.add(left);
    current = null;
  };
  return {
    render: async (job) => {
      if (closed) throw new Error('the PDF renderer is closed');
      if (current && (!current.alive || current.taken >= renewAfter)) retire();
      current ??= takeOn(startWorker());
      return current.render(job);
    },
    close: async () => {
      closed = true;
      retire();
      await Promise.all(leaving);
    },
  };
};
