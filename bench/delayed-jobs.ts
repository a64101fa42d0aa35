/**
 * The same reminders as delayed jobs of pg-boss: one job a deadline, `startAfter` its instant, and a handler that
 * writes the rows that a reminder of ours writes. Set up the way that is fastest: batches of jobs taken without a pause
 * while they come full, written set-wise, and committed with their completion in one transaction. It does without
 * reading the incident, the chart, the JSON and the hashing: what it writes was made before.
 */
import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import { PgBoss, type WorkOptions } from 'pg-boss';
import type { Connection } from '../src/db/pool.ts';
import { copyTables } from './copy-tables.ts';

const queue = 'deadline';
const schema = 'delayed';
const atOnce = 500;

interface Delayed {
  deadlineId: string;
  incidentId: string;
}

const createBoss = async (connection: Connection): Promise<PgBoss> => {
  const boss = new PgBoss({ ...connection, schema: 'delayed_pgboss', max: 6 });
  boss.on('error', (error: Error) => {
    throw error;
  });
  await boss.start();
  return boss;
};

/** Tables like ours with rows like ours, for `adopt` to make jobs of. To be called before ours have fired. */
export const prepareDelayed = async (pool: pg.Pool): Promise<void> => {
  await copyTables(pool, schema, {
    tables: ['incidents', 'streams', 'journal', 'deadlines', 'alerts'],
    filled: ['incidents', 'streams', 'journal', 'deadlines'],
  });
};

/** Makes a job of each of these incidents' deadlines: the first due at `from`, the others evenly after it. */
export const delayJobs = async (
  pool: pg.Pool,
  connection: Connection,
  load: { incidentIds: readonly string[]; from: Date; overMilliseconds: number },
): Promise<void> => {
  const { incidentIds, from, overMilliseconds } = load;
  const { rows } = await pool.query<{ id: string; incident_id: string }>(
    `select id, incident_id from ${schema}.deadlines where incident_id = any($1::uuid[])`,
    [incidentIds],
  );
  const deadlineOf = new Map(rows.map(({ id, incident_id }) => [incident_id, id]));
  const boss = await createBoss(connection);
  if (!(await boss.getQueue(queue)))
    await boss.createQueue(queue, { retryLimit: 100, retentionSeconds: 86_400 });
  for (let start = 0; start < incidentIds.length; start += 2000) {
    const some = incidentIds.slice(start, start + 2000);
    await boss.insert(
      queue,
      some.map((incidentId, offset) => ({
        startAfter: new Date(
          from.getTime() + Math.floor(((start + offset) * overMilliseconds) / incidentIds.length),
        ).toISOString(),
        data: { deadlineId: deadlineOf.get(incidentId) ?? '', incidentId } satisfies Delayed,
      })),
    );
  }
  await boss.stop();
};

const statements = {
  journal: `insert into ${schema}.journal (stream, position, recorded_at, type, body, hash)
            select stream, 2, $2, 'deadline.passed', $3, $4 from unnest($1::text[]) as j (stream)`,
  heads: `update ${schema}.streams s set position = 2, hash = $2 from unnest($1::text[]) as h (stream) where s.stream = h.stream`,
  close: `update ${schema}.alerts a set state = 'ended', ended_because = 'superseded', ended_at = $2, next_step_at = null
          from unnest($1::uuid[]) as n (incident_id)
          where a.incident_id = n.incident_id and a.deadline_kind = 'authority.notice' and a.state = 'open'`,
  alerts: `insert into ${schema}.alerts (id, incident_id, deadline_kind, due_at, step, created_at, state, next_step_at, scheduled_at)
           select n.id, n.incident_id, 'authority.notice', $3, 'passed', $3, 'open', $3, coalesce((select d.next_reminder_at
             from ${schema}.deadlines d where d.incident_id = n.incident_id and d.kind = 'authority.notice' and d.status = 'armed'), $3)
           from unnest($1::uuid[], $2::uuid[]) as n (id, incident_id)`,
  deadlines: `update ${schema}.deadlines d set fired_at = $2, next_reminder_at = $2::timestamptz + interval '12 hours'
              from unnest($1::uuid[]) as f (id) where d.id = f.id`,
} as const;

/**
 * Takes the jobs. `onDone` hears how many milliseconds after its instant each one's rows were written: a little before
 * they were committed. `stop` waits for what is in hand.
 */
export const workDelayed = async (
  connection: Connection,
  pollingIntervalSeconds: number,
  onDone: (latenesses: number[]) => void,
): Promise<{ stop(): Promise<void> }> => {
  const boss = await createBoss(connection);
  const body = JSON.stringify({ filler: 'x'.repeat(560) });
  const hash = Buffer.alloc(32, 1);
  await boss.work<Delayed, void, WorkOptions & { includeMetadata: true; transactional: true }>(
    queue,
    {
      batchSize: atOnce,
      burstWhenBatchFull: true,
      pollingIntervalSeconds,
      includeMetadata: true,
      transactional: true,
    },
    async (jobs, tx) => {
      const at = new Date();
      const incidentIds = jobs.map(({ data }) => data.incidentId);
      const run = async (name: keyof typeof statements, values: unknown[]): Promise<void> =>
        void (await tx.executeSql(statements[name], values));
      await run('journal', [incidentIds, at, body, hash]);
      await run('heads', [incidentIds, hash]);
      await run('close', [incidentIds, at]);
      await run('alerts', [incidentIds.map(() => randomUUID()), incidentIds, at]);
      await run('deadlines', [jobs.map(({ data }) => data.deadlineId), at]);
      const now = Date.now();
      onDone(jobs.map(({ startAfter }) => now - startAfter.getTime()));
    },
  );
  return { stop: () => boss.stop({ graceful: true }) };
};
