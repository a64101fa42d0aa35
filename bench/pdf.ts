/**
 * The notice to the authority as PDF: milliseconds of one after another and of 20 asked for at once, against pdfkit
 * making a page of the same words in the same process; memory over 2,000 documents in a row, in which the thread is
 * renewed; and what the documents cost the start of the service, which is to load no compiler.
 */
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { createPdfRenderer } from '../src/documents/pdf-renderer.ts';
import { fullReport } from '../test/unit/documents/sample-report.ts';
import { type BenchResult, median, rounded } from './measure.ts';
import { withPdfkit } from './pdf-by-pdfkit.ts';

const percentile99 = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.ceil(values.length * 0.99) - 1] ?? Number.NaN;

/** Milliseconds of each of so many, with so many asked for at a time; and documents per second over all. */
const measure = async (
  count: number,
  atOnce: number,
  make: () => Promise<unknown>,
): Promise<{ median: number; p99: number; perSecond: number }> => {
  const spent: number[] = [];
  const begun = performance.now();
  for (let made = 0; made < count; made += atOnce)
    await Promise.all(
      Array.from({ length: atOnce }, async () => {
        const at = performance.now();
        await make();
        spent.push(performance.now() - at);
      }),
    );
  return {
    median: rounded(median(spent)),
    p99: rounded(percentile99(spent)),
    perSecond: rounded((count * 1000) / (performance.now() - begun), 1),
  };
};

/** Runs a script beside this one in a fresh process and reads the JSON that it prints. */
const inFreshProcess = async <T>(script: string, argument: string): Promise<T> => {
  const file = fileURLToPath(new URL(script, import.meta.url));
  const { stdout } = await promisify(execFile)(process.execPath, [file, argument]);
  return JSON.parse(stdout) as T;
};

interface Loading {
  took: number;
  /** Of the processor's: what the machine does beside it does not count. */
  cpu: number;
  compiler: boolean;
}

/** What the documents add to loading the service: medians of fresh processes, with and without in turn. */
const startCost = async (): Promise<Record<string, number | string>> => {
  const seen: Record<'with' | 'without', Loading[]> = { with: [], without: [] };
  for (let round = 0; round < 7; round += 1)
    for (const documents of ['with', 'without'] as const)
      seen[documents].push(await inFreshProcess<Loading>('./pdf-start.ts', documents));
  const of = (documents: 'with' | 'without', what: 'took' | 'cpu'): number =>
    median(seen[documents].map((one) => one[what]));
  return {
    start_with_ms: rounded(of('with', 'took'), 0),
    start_without_ms: rounded(of('without', 'took'), 0),
    start_added_cpu_ms: rounded(of('with', 'cpu') - of('without', 'cpu'), 0),
    start_loads_compiler: String(seen.with.some(({ compiler }) => compiler)),
  };
};

export const run = async (args: readonly string[]): Promise<BenchResult> => {
  const count = args.includes('--small') ? 40 : 200;
  const inARow = args.includes('--small') ? 500 : 2000;
  const start = await startCost();
  const renderer = createPdfRenderer();
  const make = async (): Promise<Uint8Array> => renderer.authorityReport(fullReport, { language: 'nb' });
  const begun = performance.now();
  const { length: bytes } = await make();
  const first = rounded(performance.now() - begun, 0);
  for (let warm = 0; warm < 20; warm += 1) await make();
  const pdfkitBytes = await withPdfkit();
  for (let warm = 0; warm < 20; warm += 1) await withPdfkit();
  const alone = await measure(count, 1, make);
  const bare = await measure(count, 1, withPdfkit);
  const crowd = await measure(count, 20, make);
  const bareCrowd = await measure(count, 20, withPdfkit);
  await renderer.close();
  const memory = await inFreshProcess<number[]>('./pdf-memory.ts', String(inARow));
  process.stdout.write(`memory after each 250 documents, MiB: ${memory.join(' ')}\n`);
  return {
    bench: 'pdf',
    ours: alone.perSecond,
    bare: bare.perSecond,
    ratio: rounded(alone.perSecond / bare.perSecond),
    unit: 'documents per second, one after another',
    median_ms: alone.median,
    p99_ms: alone.p99,
    bare_median_ms: bare.median,
    bare_p99_ms: bare.p99,
    at_once_20_median_ms: crowd.median,
    at_once_20_p99_ms: crowd.p99,
    at_once_20_per_second: crowd.perSecond,
    bare_at_once_20_per_second: bareCrowd.perSecond,
    first_ms: first,
    bytes,
    bare_bytes: pdfkitBytes,
    documents: inARow,
    memory_first_mib: memory[0] ?? Number.NaN,
    memory_last_mib: memory.at(-1) ?? Number.NaN,
    memory_most_mib: Math.max(...memory),
    ...start,
  };
};
