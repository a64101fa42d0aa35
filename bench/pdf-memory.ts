/** Prints the resident memory in MiB after each 250 of so many documents: a process that does nothing else. */
import { createPdfRenderer } from '../src/documents/pdf-renderer.ts';
import { fullReport } from '../test/unit/documents/sample-report.ts';

const count = Number(process.argv[2]);
const renderer = createPdfRenderer();
const seen: number[] = [];
for (let made = 1; made <= count; made += 1) {
  await renderer.authorityReport(fullReport, { language: 'nb' });
  if (made % 250 === 0) seen.push(Math.round(process.memoryUsage.rss() / 1024 / 1024));
}
await renderer.close();
process.stdout.write(JSON.stringify(seen));
