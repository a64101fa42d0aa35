/**
 * Events per second through the whole door (lock, chart, state, hash-chained journal, deadlines, alerts), on
 * the embedded PostgreSQL with fsync on, at 1 and 16 at a time, each worker with incidents of its own.
 *
 * The mix is a cycle of six events that an incident under work sees: the risk is assessed as high (two clocks are armed),
 * facts are recorded, a reminder of the clock towards the authority falls due (the alert before it is ended and a new one
 * opened; the sweep of alerts makes messages of it later), facts again, the risk is assessed as unlikely (two clocks are settled), facts again.
 *
 * The bare limit does the same reads and writes, rows of the same size, in as many statements, all of them prepared,
 * on tables with the same columns, indexes and foreign keys. It does without charts, checks, JSON and hashing: what it writes was made before the clock runs. Rounds of
 * ours and of the bare limit take turns; the figures are medians.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseConfig } from '../src/config.ts';
import { silentLog } from '../src/log.ts';
import { createService } from '../src/service.ts';
import { createBareDoor } from './bare-door.ts';
import { type BenchResult, closedLoop, median, type Round, rounded } from './measure.ts';
import { createOurDoor, cycle, incidentsPerWorker } from './our-door.ts';

const rounds = 5;
const seconds = Number(process.env['BENCH_SECONDS'] ?? 3);
const concurrencies = [1, 16] as const;

type Door = (worker: number) => Promise<string>;

/** Rounds of both doors by turns, the first one to warm up and not counted. */
const compare = async (workers: number, ours: Door, bare: Door) => {
  const measured: { ours: Round; bare: Round }[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    const length = round === 0 ? seconds / 3 : seconds;
    const pair = {
      ours: await closedLoop(workers, length, ours),
      bare: await closedLoop(workers, length, bare),
    };
    if (round > 0) measured.push(pair);
  }
  return measured;
};

const report = (workers: number, measured: { ours: Round; bare: Round }[]) => {
  const middle = (which: 'ours' | 'bare', of: (round: Round) => number): number =>
    median(measured.map((pair) => of(pair[which])));
  const line = (what: string, ours: number, bare: number, unit: string): void => {
    process.stdout.write(
      `${`at ${workers}`.padEnd(6)} ${what.padEnd(18)} ours ${ours.toFixed(2).padStart(8)}  bare ${bare.toFixed(2).padStart(8)} ${unit}\n`,
    );
  };
  for (const kind of new Set(cycle))
    line(
      kind,
      middle('ours', ({ milliseconds }) => milliseconds.get(kind) ?? 0),
      middle('bare', ({ milliseconds }) => milliseconds.get(kind) ?? 0),
      'ms each',
    );
  const ours = middle('ours', ({ perSecond }) => perSecond);
  const bare = middle('bare', ({ perSecond }) => perSecond);
  line('all', ours, bare, 'events/s');
  const rates = measured.map((pair) => pair.ours.perSecond / pair.bare.perSecond);
  return { ours, bare, ratio: median(rates), lowest: Math.min(...rates), highest: Math.max(...rates) };
};

export const run = async (): Promise<BenchResult> => {
  const dataDir = await mkdtemp(join(tmpdir(), 'varsla-bench-'));
  const service = await createService(parseConfig({ DATA_DIR: dataDir, PORT: '0' }), silentLog);
  try {
    const workers = Math.max(...concurrencies);
    const ours = await createOurDoor(service.door, workers);
    // One whole cycle first: the bare limit writes rows like these.
    for (let turn = 0; turn < cycle.length * incidentsPerWorker; turn += 1) await ours(0);
    const bare = await createBareDoor(service.pool, workers);
    const [one, many] = [report(1, await compare(1, ours, bare)), report(16, await compare(16, ours, bare))];
    return {
      bench: 'report-event',
      ours: rounded(many.ours, 0),
      bare: rounded(many.bare, 0),
      ratio: rounded(many.ratio),
      unit: 'events/s at concurrency 16',
      ours_c1: rounded(one.ours, 0),
      bare_c1: rounded(one.bare, 0),
      ratio_c1: rounded(one.ratio),
      ratio_c16: rounded(many.ratio),
      ratio_c16_lowest: rounded(many.lowest),
      ratio_c16_highest: rounded(many.highest),
      rounds,
      seconds_a_round: seconds,
    };
  } finally {
    await service[Symbol.asyncDispose]();
    await rm(dataDir, { recursive: true, force: true });
  }
};
