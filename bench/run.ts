import type { BenchResult } from './measure.ts';

const benches: Record<
  string,
  { about: string; load: () => Promise<{ run: (args: readonly string[]) => Promise<BenchResult> }> }
> = {
  deadlines: {
    about:
      'how late 100,000 reminders of one minute are, against delayed jobs of pg-boss; --small: a tenth of it',
    load: () => import('./deadlines.ts'),
  },
  'report-event': {
    about:
      'events per second through the whole door, against bare transactions with the same reads and writes',
    load: () => import('./report-event.ts'),
  },
  pages: {
    about:
      'milliseconds of sign-in, the list and the incident, against an express that answers the same bytes',
    load: () => import('./pages.ts'),
  },
  assessment: {
    about: 'milliseconds of assessing one incident, against the bare proposal of its risk; 5 ms at most',
    load: () => import('./assessment.ts'),
  },
  facts: {
    about:
      'milliseconds of patching facts, on an incident with 10,000 journal entries against a new one; both in the same run',
    load: () => import('./facts.ts'),
  },
  pdf: {
    about:
      'milliseconds of the notice to the authority as PDF, against pdfkit; memory over 2,000 of them; --small: fewer',
    load: () => import('./pdf.ts'),
  },
  import: {
    about:
      'rows per second of reading a file of people into a list, against COPY of the same file; sizes as arguments',
    load: () => import('./import.ts'),
  },
  verify: {
    about:
      'seconds of verifying a record of 1,000,000 journal entries, against PostgreSQL hashing them; memory',
    load: () => import('./verify.ts'),
  },
  start: {
    about: 'milliseconds from npm start to the ready line, first and second time, against PostgreSQL alone',
    load: () => import('./start.ts'),
  },
};

const [name, ...args] = process.argv.slice(2);
const bench = name === undefined ? undefined : benches[name];
if (bench) {
  const { run } = await bench.load();
  process.stdout.write(`${JSON.stringify(await run(args))}\n`);
} else {
  const list = Object.entries(benches).map(([each, { about }]) => `  ${each.padEnd(14)} ${about}\n`);
  process.stdout.write(`npm run bench -- <name>\n${list.join('')}`);
  if (name !== undefined) process.exitCode = 64;
}
