/** Prints how many milliseconds, and of the processor's, loading the service takes, `with` its documents or without; and whether the compiler is in. */
import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';

const nothing =
  'export const createPdfRenderer = () => ({}); export const authorityReportDocx = () => {}; export const proofCsvWords = () => {};';
const documents = /documents\/(?:pdf-renderer|docx\/authority-report-docx|proof\/proof-csv-words)\.ts$/;
if (process.argv[2] !== 'with')
  registerHooks({
    load: (url, context, next) =>
      documents.test(url) ? { format: 'module', source: nothing, shortCircuit: true } : next(url, context),
  });
const begun = performance.now();
const before = process.cpuUsage();
await import('../src/service.ts');
const took = performance.now() - begun;
const { user, system } = process.cpuUsage(before);
const compiler = /typst-ts-node-compiler/.test(readFileSync('/proc/self/maps', 'utf8'));
process.stdout.write(JSON.stringify({ took, cpu: (user + system) / 1000, compiler }));
