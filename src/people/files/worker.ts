import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import type { Batch, FromWorker, ToWorker, WorkerTask } from './batch.ts';
import { FileError } from './file-fault.ts';
import { lookInto, readRows } from './read-rows.ts';
import { type RawRow, readText } from './read-text.ts';

/** Batches on their way to the other thread: enough to keep both busy, few enough to keep memory flat. */
const mostUnderWay = 2;

const port = parentPort as MessagePort;
const task = workerData as WorkerTask;
const send = (message: FromWorker): void => port.postMessage(message);

let underWay = 0;
let wakeSender = (): void => undefined;
let takePiece = (_piece: Uint8Array | undefined): void => undefined;
port.on('message', (message: ToWorker) => {
  if (message.kind === 'piece') takePiece(message.piece);
  else {
    underWay -= 1;
    wakeSender();
  }
});

const pieces = async function* (): AsyncGenerator<Uint8Array> {
  for (;;) {
    const piece = await new Promise<Uint8Array | undefined>((resolve) => {
      takePiece = resolve;
      send({ kind: 'piece' });
    });
    if (piece === undefined) return;
    yield piece;
  }
};

const workbook = async function* (): AsyncGenerator<RawRow[]> {
  const parts: Uint8Array[] = [];
  for await (const piece of pieces()) parts.push(piece);
  // Only where it is needed: what reads spreadsheets is large.
  const { readWorkbook } = await import('./read-workbook.ts');
  yield* readWorkbook(Buffer.concat(parts));
};

const hand = async (batch: Batch): Promise<void> => {
  if (underWay >= mostUnderWay)
    await new Promise<void>((resolve) => {
      wakeSender = resolve;
    });
  underWay += 1;
  send({ kind: 'batch', batch });
};

const work = async (): Promise<void> => {
  let delimiter: string | null = null;
  const raw =
    task.kind === 'xlsx'
      ? workbook()
      : readText(pieces(), task.charset, (found) => {
          delimiter = found;
        });
  if (task.look) {
    const look = await lookInto(raw);
    send({ kind: 'looked', look: { ...look, delimiter } });
    return;
  }
  const reading = readRows(raw, task.plan);
  for await (const batch of reading.batches) await hand(batch);
  send({ kind: 'end', groups: reading.groups(), headings: reading.headings() });
};

try {
  await work();
} catch (error) {
  if (!(error instanceof FileError)) throw error;
  send({ kind: 'fault', code: error.code, row: error.row });
}
port.close();
