/**
 * Reminders that fall due evenly over a minute, by two processes that look once a second: how late each is given, in
 * milliseconds from its instant to the commit of its rows (journal, alert, clock), and how many a second. The same load
 * as delayed jobs of pg-boss in the same run, their lateness to just before the commit. Then a backlog that is all due
 * at once, and last a sweep over a million armed clocks of which none is due. `--small` is a tenth, for a look.
 *
 * Sending is in neither: what an alert leads to runs in a loop of its own.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type pg from 'pg';
import { parseConfig } from '../src/config.ts';
import { startEmbeddedPostgres } from '../src/db/embedded/start-embedded-postgres.ts';
import { withTransaction } from '../src/db/transaction.ts';
import { sweepDeadlines } from '../src/deadlines/sweep.ts';
import { verifyChains } from '../src/journal/journal.ts';
import { silentLog } from '../src/log.ts';
import { createService } from '../src/service.ts';
import { armDeadlines } from '../test/support/armed-deadlines.ts';
import type { WorkerMessage } from './deadline-worker.ts';
import { delayJobs, prepareDelayed } from './delayed-jobs.ts';
import { type BenchResult, median, rounded } from './measure.ts';

const processes = 2;
type Side = 'ours' | 'theirs';

interface Load {
  count: number;
  overMilliseconds: number;
}

/** Of numbers in order, the one that this share of them does not exceed. */
const quantile = (sorted: readonly number[], share: number): number =>
  sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;

const say = (line: string): void => void process.stdout.write(`${line}\n`);

/** The next thing that a worker says. Throws when it is another, and when the worker ends before. */
const hearFrom = async (worker: ChildProcess, type: WorkerMessage['type']): Promise<WorkerMessage> => {
  const ended = new AbortController();
  const end = (code: number | null): void => ended.abort(new Error(`a worker has ended with ${code}`));
  worker.once('exit', end);
  const [message] = (await once(worker, 'message', { signal: ended.signal })) as [WorkerMessage];
  worker.off('exit', end);
  if (message.type !== type) throw new Error(`a worker says ${message.type} instead of ${type}`);
  return message;
};

/** Two workers until nothing is left, and what they say. `from`: the first instant. */
const measure = async (side: Side, dataDir: string, from: Date, left: () => Promise<boolean>) => {
  const workers = Array.from({ length: processes }, () =>
    fork(new URL('./deadline-worker.ts', import.meta.url), [side], {
      env: { ...process.env, DATA_DIR: dataDir },
    }),
  );
  const hear = (type: WorkerMessage['type']) => Promise.all(workers.map((worker) => hearFrom(worker, type)));
  await hear('ready');
  if (Date.now() > from.getTime()) say('! the workers were ready after the first instant');
  await pause(Math.max(0, from.getTime() - Date.now()));
  while (await left()) await pause(500);
  const done = hear('done');
  for (const worker of workers) worker.send('stop');
  const said = (await done).flatMap((message) => (message.type === 'done' ? [message] : []));
  const latenesses = said.flatMap((each) => each.latenesses).sort((a, b) => a - b);
  const elapsed = (Math.max(...said.map(({ lastAt }) => lastAt)) - from.getTime()) / 1000;
  return {
    fired: latenesses.length,
    shares: said.map((each) => each.latenesses.length),
    perSecond: latenesses.length / elapsed,
    p50: quantile(latenesses, 0.5),
    p99: quantile(latenesses, 0.99),
    max: latenesses.at(-1) ?? Number.NaN,
  };
};

/** How many instants gave nothing, and how many more than one thing, by the rows of the tables in `schema`. */
const account = async (pool: pg.Pool, schema: string, incidentIds: readonly string[]) => {
  const { rows } = await pool.query<{ lost: number; twice: number }>(
    `select count(*) filter (where entries = 0 or alerts = 0) as lost, count(*) filter (where entries > 1 or alerts > 1) as twice
     from (select (select count(*) from ${schema}.journal j where j.stream = i.id and j.position > 1) as entries,
             (select count(*) from ${schema}.alerts a where a.incident_id = i.id::uuid) as alerts
           from unnest($1::text[]) as i (id)) as counted`,
    [incidentIds],
  );
  return rows[0] ?? { lost: Number.NaN, twice: Number.NaN };
};

/** The clocks' own time to be armed in: as long as it takes on a slow machine, and a little. */
const afterArming = (count: number): Date => new Date(Date.now() + 8000 + count);

/** Ours, and the same as delayed jobs. */
const compare = async (pool: pg.Pool, dataDir: string, load: Load) => {
  const postgres = await startEmbeddedPostgres({ dataDir, log: silentLog });
  try {
    const from = afterArming(load.count);
    const incidentIds = await armDeadlines(pool, { ...load, from });
    await prepareDelayed(pool);
    await pool.query('analyze');
    const leftOfOurs = async () =>
      (
        await pool.query<{ left: boolean }>(
          `select exists (select from deadlines where status = 'armed' and next_reminder_at <= $1) as left`,
          [new Date(from.getTime() + load.overMilliseconds)],
        )
      ).rows[0]?.left ?? true;
    const ours = {
      ...(await measure('ours', dataDir, from, leftOfOurs)),
      ...(await account(pool, 'public', incidentIds)),
    };

    const next = new Date(Date.now() + 6000 + load.count / 5);
    await delayJobs(pool, postgres.connection, {
      incidentIds,
      from: next,
      overMilliseconds: load.overMilliseconds,
    });
    await pool.query('analyze');
    const leftOfTheirs = async () =>
      (
        await pool.query<{ left: boolean }>(
          `select exists (select from delayed_pgboss.job where state < 'completed') as left`,
        )
      ).rows[0]?.left ?? true;
    const theirs = {
      ...(await measure('theirs', dataDir, next, leftOfTheirs)),
      ...(await account(pool, 'delayed', incidentIds)),
    };
    await pool.query('drop schema delayed cascade; drop schema delayed_pgboss cascade');
    return { ours, theirs };
  } finally {
    await postgres.stop();
  }
};

/** Milliseconds of a sweep over so many armed clocks of which none is due. */
const idleSweep = async (service: Awaited<ReturnType<typeof createService>>, armed: number) => {
  const kinds = 5;
  const { pool, door } = service;
  await pool.query(
    `with made as (insert into incidents (id, reference, title, description, role, status, state, version, opened_at, opened_by)
       select gen_random_uuid(), 'IDLE-' || n, '-', '-', 'controller', 'aware', '{}', 1, now(), (select id from persons limit 1)
       from generate_series(1, $1::int) n returning id)
     insert into deadlines (id, incident_id, kind, anchor_at, due_at, basis, own_target, reminders, armed_at, status, next_reminder_at)
     select gen_random_uuid(), m.id, k.kind, now(), now() + interval '72 hours', 'GDPR art. 33(1)', false,
       '{"hoursBefore":[48,24,12,6,2,1],"everyHoursAfter":12}', now(), 'armed', now() + interval '1 hour' + random() * interval '71 hours'
     from made m cross join (values ('authority.notice'), ('authority.follow-up'), ('people.notice'), ('people.decision'), ('controllers.notice')) k (kind)`,
    [armed / kinds],
  );
  await pool.query('analyze deadlines');
  const spent: number[] = [];
  for (let turn = 0; turn < 1000; turn += 1) {
    const begun = performance.now();
    if ((await sweepDeadlines(door, silentLog)) > 0) throw new Error('a clock was due');
    spent.push(performance.now() - begun);
  }
  return {
    median: median(spent),
    p99: quantile(
      spent.sort((a, b) => a - b),
      0.99,
    ),
  };
};

const print = (what: string, { ours, theirs }: Awaited<ReturnType<typeof compare>>): void => {
  for (const [side, each] of [
    ['ours', ours],
    ['pg-boss', theirs],
  ] as const)
    say(
      `${what.padEnd(8)} ${side.padEnd(8)} p50 ${each.p50.toFixed(0)} p99 ${each.p99.toFixed(0)} max ${each.max.toFixed(0)} ms, ` +
        `${each.perSecond.toFixed(0)}/s, ${each.fired} fired (${each.shares.join(' + ')}), ${each.lost} lost, ${each.twice} twice`,
    );
};

export const run = async (args: readonly string[] = []): Promise<BenchResult> => {
  const part = args.includes('--small') ? 0.1 : 1;
  const spread = { count: 100_000 * part, overMilliseconds: 60_000 * part };
  const backlog = { count: 40_000 * part, overMilliseconds: 0 };
  const idle = 1_000_000 * part;
  const dataDir = await mkdtemp(join(tmpdir(), 'varsla-bench-'));
  const service = await createService(parseConfig({ DATA_DIR: dataDir, PORT: '0' }), silentLog);
  try {
    const evenly = await compare(service.pool, dataDir, spread);
    print('evenly', evenly);
    const atOnce = await compare(service.pool, dataDir, backlog);
    print('at once', atOnce);
    const { faults } = await withTransaction(service.pool, verifyChains);
    if (faults.length > 0) throw new Error(`${faults.length} chains are broken`);
    const nothingDue = await idleSweep(service, idle);
    say(
      `a sweep over ${idle} armed, none due: ${nothingDue.median.toFixed(2)} ms (p99 ${nothingDue.p99.toFixed(2)})`,
    );
    return {
      bench: 'deadlines',
      ours: rounded(evenly.ours.perSecond, 0),
      bare: rounded(evenly.theirs.perSecond, 0),
      ratio: rounded(evenly.ours.perSecond / evenly.theirs.perSecond),
      unit: 'reminders/s, due evenly, two processes; bare: delayed jobs of pg-boss',
      deadlines: spread.count,
      over_seconds: spread.overMilliseconds / 1000,
      p50_ms: rounded(evenly.ours.p50, 0),
      p99_ms: rounded(evenly.ours.p99, 0),
      max_ms: rounded(evenly.ours.max, 0),
      lost: evenly.ours.lost + atOnce.ours.lost,
      twice: evenly.ours.twice + atOnce.ours.twice,
      bare_p50_ms: rounded(evenly.theirs.p50, 0),
      bare_p99_ms: rounded(evenly.theirs.p99, 0),
      bare_max_ms: rounded(evenly.theirs.max, 0),
      backlog: backlog.count,
      backlog_per_second: rounded(atOnce.ours.perSecond, 0),
      backlog_bare_per_second: rounded(atOnce.theirs.perSecond, 0),
      backlog_ratio: rounded(atOnce.ours.perSecond / atOnce.theirs.perSecond),
      idle_armed: idle,
      idle_sweep_ms: rounded(nothingDue.median),
      idle_sweep_p99_ms: rounded(nothingDue.p99),
    };
  } finally {
    await service[Symbol.asyncDispose]();
    await rm(dataDir, { recursive: true, force: true });
  }
};
