import { Worker } from 'node:worker_threads';
import { expect } from 'chai';
import { presentReport } from '../../../src/documents/present-report.ts';
import { createRenderPdf, type PdfJob } from '../../../src/documents/render-pdf.ts';
import { createTypesetter } from '../../../src/documents/typesetter.ts';
import { emptyDraft } from './sample-report.ts';

const job: PdfJob = {
  template: 'authority-report.typ',
  data: presentReport(emptyDraft, 'nb'),
  createdAt: emptyDraft.createdAt,
  standard: 'a-2a',
};
const entry = new URL('../../../src/documents/pdf-worker.ts', import.meta.url);
const scripted = (script: string): Worker =>
  new Worker(new URL(`data:text/javascript,${encodeURIComponent(script)}`));
const throwing = `import { parentPort } from 'node:worker_threads';
  parentPort.once('message', () => { throw new Error('out of order'); });`;
const leaving = `import { parentPort } from 'node:worker_threads';
  parentPort.once('message', () => process.exit(7));`;

/** Starts the given workers in turn, then real ones, and keeps them all. */
const starter = (...first: (() => Worker)[]) => {
  const started: Worker[] = [];
  const startWorker = (): Worker => {
    const worker = first[started.length]?.() ?? new Worker(entry);
    started.push(worker);
    return worker;
  };
  return { started, startWorker };
};
const messageOf = (outcome: PromiseSettledResult<unknown>): string =>
  outcome.status === 'rejected' ? (outcome.reason as Error).message : 'fulfilled';

describe('the thread that makes the documents', () => {
  it('starts with the first document and not before', async () => {
    const { started, startWorker } = starter();
    const typesetter = createTypesetter({ startWorker });
    expect(started).to.have.length(0);
    await typesetter.render(job);
    await typesetter.render(job);
    expect(started).to.have.length(1);
    await typesetter.close();
  });

  it('is renewed after so many documents, and every one asked for at once is made', async () => {
    const { started, startWorker } = starter();
    const typesetter = createTypesetter({ startWorker, renewAfter: 3 });
    const pdfs = await Promise.all(Array.from({ length: 8 }, () => typesetter.render(job)));
    expect(started).to.have.length(3);
    const hashes = new Set(pdfs.map((pdf) => Buffer.from(pdf).toString('base64')));
    expect(hashes.size).to.equal(1);
    expect(pdfs[0]?.byteLength).to.be.greaterThan(10_000);
    await typesetter.close();
    expect(started.map(({ threadId }) => threadId)).to.deep.equal([-1, -1, -1]);
  });

  it('gives each its own document', async () => {
    const typesetter = createTypesetter();
    const english = { ...job, data: presentReport(emptyDraft, 'en') };
    const [nb, en] = await Promise.all([typesetter.render(job), typesetter.render(english)]);
    expect(Buffer.from(nb).toString('latin1')).to.contain('/Lang (nb-NO)');
    expect(Buffer.from(en).toString('latin1')).to.contain('/Lang (en-GB)');
    await typesetter.close();
  });

  for (const [way, script, expected] of [
    ['throws', throwing, 'the PDF worker crashed'],
    ['leaves', leaving, 'the PDF worker ended with code 7'],
  ] as const)
    it(`fails what it was given when it ${way}, and the next document gets a new one`, async () => {
      const { started, startWorker } = starter(() => scripted(script));
      const typesetter = createTypesetter({ startWorker });
      const outcomes = await Promise.allSettled([typesetter.render(job), typesetter.render(job)]);
      expect(outcomes.map(messageOf)).to.deep.equal([expected, expected]);
      const pdf = await typesetter.render(job);
      expect(Buffer.from(pdf.subarray(0, 5)).toString('latin1')).to.equal('%PDF-');
      expect(started).to.have.length(2);
      await typesetter.close();
    });

  it('survives a document that cannot be made, and says nothing of what was in it', async () => {
    const { started, startWorker } = starter();
    const typesetter = createTypesetter({ startWorker });
    const broken = { ...job, data: { language: 'Åse Bjørnstad' } };
    const missing = { ...job, template: 'missing.typ' };
    const outcomes = await Promise.allSettled([typesetter.render(broken), typesetter.render(missing)]);
    for (const outcome of outcomes) {
      expect(messageOf(outcome)).to.match(/^(authority-report|missing)\.typ does not compile: ./);
      expect(messageOf(outcome)).to.not.contain('Åse');
    }
    await typesetter.render(job);
    expect(started).to.have.length(1);
    await typesetter.close();
  });

  it('names the rule that a file breaks, and not the text that broke it', () => {
    const renderPdf = createRenderPdf();
    const data = { ...(job.data as object), documentTitle: '' };
    expect(() => renderPdf({ ...job, data, standard: 'ua-1' })).to.throw(
      /breaks the PDF standard: PDF\/UA-1 error: /,
    );
  });

  it('finishes what it was given before it closes, and takes nothing after', async () => {
    const typesetter = createTypesetter();
    const last = typesetter.render(job);
    await typesetter.close();
    expect((await last).byteLength).to.be.greaterThan(10_000);
    await typesetter.close();
    const [late] = await Promise.allSettled([typesetter.render(job)]);
    expect(late && messageOf(late)).to.equal('the PDF renderer is closed');
  });
});
