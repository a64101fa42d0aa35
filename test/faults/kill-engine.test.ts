import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { expect } from 'chai';
import type pg from 'pg';
import { PgBoss } from 'pg-boss';
import {
  type EmbeddedPostgres,
  startEmbeddedPostgres,
} from '../../src/db/embedded/start-embedded-postgres.ts';
import { createPool } from '../../src/db/pool.ts';
import { silentLog } from '../../src/log.ts';
import { armDeadlines } from '../support/armed-deadlines.ts';
import { seededChance } from '../support/stand-ins/chance.ts';
import {
  countAlerts,
  countDeadlines,
  countEvents,
  type CutOff,
  noteCutOff,
  proveRecords,
} from './count-engine.ts';
import { type Providers, startProviders } from './providers.ts';
import { createRestlessClient } from './restless-client.ts';
import { messagesOfSteps, putStaff } from './staff.ts';
import { killPostgres, startVarsla, type VarslaProcess } from './varsla-process.ts';

const full = process.env['FAULTS'] === 'full';
const kills = full ? 36 : 4;
/** Deadlines that fall due one after the other while it is killed. */
const armed = full ? { count: 2000, overMilliseconds: 60_000 } : { count: 150, overMilliseconds: 6_000 };

describe('two processes that are killed', function () {
  this.timeout(full ? 900_000 : 120_000);
  let dataDir: string;
  let providers: Providers;
  /** Takes requests and works; the other one only works. */
  let varsla: VarslaProcess;
  let worker: VarslaProcess;
  let postgres: EmbeddedPostgres;
  let pool: pg.Pool;
  const cut: CutOff = new Map();

  const startFront = async (): Promise<void> => {
    varsla = await startVarsla(dataDir, providers.env);
  };
  const startWorker = async (): Promise<void> => {
    worker = await startVarsla(dataDir, { ...providers.env, ROLES: 'worker' });
  };

  before(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'varsla-faults-'));
    await chmod(dataDir, 0o711);
    providers = await startProviders();
    await startFront();
    await startWorker();
    await putStaff(varsla.url);
    postgres = await startEmbeddedPostgres({ dataDir, log: silentLog });
    pool = createPool(postgres.connection, 4);
    pool.on('error', () => undefined);
  });

  after(async () => {
    if (!pool?.ended) await pool?.end();
    varsla.child.kill('SIGCONT');
    await Promise.all([varsla.end('SIGTERM'), worker.end('SIGTERM')]);
    await postgres?.stop();
    await providers.close();
    await rm(dataDir, { recursive: true, force: true });
  });

  /** Does it as soon as the database is there. */
  const onceThere = async (work: () => Promise<unknown>): Promise<void> => {
    for (;;) {
      const failed = await work().then(
        () => false,
        () => true,
      );
      if (!failed) return;
      await pause(10);
    }
  };
  /** The waiting time of every alert that has taken its first step is over. */
  const endWaits = (): Promise<unknown> =>
    pool.query(`update alerts set next_step_at = now() where state = 'open' and step_no = 1`);

  /** Until nothing is due and nothing waits to be sent. A message in a killed hand waits for its heartbeat to stop. */
  const settled = async (): Promise<void> => {
    const text = `select (select count(*) from deadlines where status = 'armed' and next_reminder_at <= now())
      + (select count(*) from alerts where state = 'open' and next_step_at <= now())
      + (select count(*) from alert_messages where state = 'pending') as open`;
    for (;;) {
      const { rows } = await pool.query<{ open: number }>(text);
      if (rows[0]?.open === 0) return;
      await pause(100);
    }
  };

  /** The time is over after which what a dead process had in hand is tried again: for when all are dead. */
  const endHeartbeats = async (): Promise<void> => {
    await pool.query(
      `update pgboss.job set heartbeat_on = heartbeat_on - interval '1 hour' where state = 'active'`,
    );
    await pool.query(`update pgboss.queue set monitor_on = monitor_on - interval '1 hour'`);
    const boss = new PgBoss({ ...postgres.connection, supervise: false, schedule: false });
    boss.on('error', () => undefined);
    await boss.start();
    await boss.supervise();
    await boss.stop();
    await pool.query(`update pgboss.job set start_after = now() where state = 'retry'`);
  };

  it(`lose nothing and do nothing twice in ${kills} kills`, async () => {
    const chance = seededChance(Number(process.env['SEED'] ?? 7));
    const client = createRestlessClient(() => varsla.url);
    const enough = new AbortController();
    const clients = Array.from({ length: 3 }, async (_, number) => {
      for (let turn = number; !enough.signal.aborted; turn += 1) await client.report(turn % 3 === 0 ? 80 : 0);
    });
    await armDeadlines(pool, { ...armed, from: new Date() });
    for (let kill = 1; kill <= kills; kill += 1) {
      await pause(100 + chance() * 700);
      // One of the two, or, each third time and the last, both; each third time with the database.
      const [killsFront, killsWorker] =
        kill % 3 === 0 || kill === kills ? [true, true] : chance() < 0.5 ? [true, false] : [false, true];
      const dying = [...(killsFront ? [varsla] : []), ...(killsWorker ? [worker] : [])].map((each) =>
        each.end('SIGKILL'),
      );
      if (kill % 3 === 0) await killPostgres(dataDir);
      await Promise.all(dying);
      await onceThere(async () => noteCutOff(pool, cut));
      await onceThere(endWaits);
      if (kill === kills && !full) await endHeartbeats();
      await Promise.all([killsFront && startFront(), killsWorker && startWorker()]);
    }
    enough.abort();
    await Promise.all(clients);

    await settled();
    await endWaits();
    await settled();
    const now = new Date();
    await countEvents(pool, client.acknowledged);
    await proveRecords(pool);
    await countDeadlines(pool, now);
    const { alerts } = await countAlerts(pool, providers.taken(), messagesOfSteps, cut);
    expect(alerts).to.be.greaterThan(armed.count);
    expect(client.acknowledged.length).to.be.greaterThan(kills * 5);
    expect(client.lost(), 'no kill hit a request').to.be.greaterThan(0);
    if (full) expect(cut.size, 'no kill hit a message on its way').to.be.greaterThan(0);
    expect([...providers.sendgrid.refused, ...providers.twilio.refused]).to.deep.equal([]);
    expect(await worker.end('SIGTERM')).to.equal(0);
  });

  /** Hours of sleep, seen from the clock: everything that it counts by lies that much further back. */
  const sleepBy = async (incidentId: string, hours: number): Promise<void> => {
    await pool.query(
      `update deadlines set armed_at = armed_at - $2::interval, fired_at = fired_at - $2::interval,
         next_reminder_at = next_reminder_at - $2::interval where incident_id = $1 and status = 'armed'`,
      [incidentId, `${hours} hours`],
    );
  };
  const alertsOf = async (incidentId: string): Promise<string[]> => {
    const { rows } = await pool.query<{ step: string }>(
      'select step from alerts where incident_id = $1 order by created_at',
      [incidentId],
    );
    return rows.map(({ step }) => step);
  };

  it('catches up with one message after hours in which it was stopped, or stood still', async () => {
    const client = createRestlessClient(() => varsla.url);
    // Due in five hours: of the reminders, those with 48, 24, 12 and 6 hours left lie within the sleep.
    await client.report(67);
    const [{ incidentId } = { incidentId: '' }] = client.acknowledged;
    await settled();
    const before = await alertsOf(incidentId);
    expect(before.filter((step) => step === 'remaining')).to.deep.equal([]);

    varsla.child.kill('SIGSTOP');
    await sleepBy(incidentId, 60);
    varsla.child.kill('SIGCONT');
    await settled();
    expect(await alertsOf(incidentId)).to.deep.equal([...before, 'remaining']);

    expect(await varsla.end('SIGTERM')).to.equal(0);
    await pool.query(
      `update deadlines set due_at = due_at - interval '30 hours', anchor_at = anchor_at - interval '30 hours'
       where incident_id = $1 and status = 'armed' and kind = 'authority.notice'`,
      [incidentId],
    );
    await pool.query(
      `update incidents set state = jsonb_set(state, '{context,awareAt}',
         to_jsonb(to_char((state->'context'->>'awareAt')::timestamptz at time zone 'UTC' - interval '30 hours', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')))
       where id = $1`,
      [incidentId],
    );
    await sleepBy(incidentId, 30);
    await startFront();
    await settled();
    expect(await alertsOf(incidentId)).to.deep.equal([...before, 'remaining', 'overdue']);
    await countAlerts(pool, providers.taken(), messagesOfSteps, cut);
  });
});
