import { parentPort } from 'node:worker_threads';
import { createRenderPdf, type PdfJob } from './render-pdf.ts';

/** What goes in and out of the worker thread, in any number and in order. */
export interface PdfRequest {
  id: number;
  job: PdfJob;
}
export type PdfResponse = { id: number; pdf: Uint8Array } | { id: number; fault: string };

if (!parentPort) throw new Error('pdf-worker is started as a worker thread');
const port = parentPort;
const renderPdf = createRenderPdf();

port.on('message', ({ id, job }: PdfRequest) => {
  try {
    const pdf = new Uint8Array(renderPdf(job));
    port.postMessage({ id, pdf } satisfies PdfResponse, [pdf.buffer]);
  } catch (fault) {
    const reason = fault instanceof Error ? fault.message : 'unknown fault';
    port.postMessage({ id, fault: reason } satisfies PdfResponse);
  }
});
