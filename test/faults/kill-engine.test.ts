import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { expect } from 'chai';
import type pg from 'pg';
import {
  type EmbeddedPostgres,
  startEmbeddedPostgres,
} from '../../src/db/embedded/start-embedded-postgres.ts';
import { createPool } from '../../src/db/pool.ts';
import { silentLog } from '../../src/log.ts';
import { seededChance } from '../support/stand-ins/chance.ts';
import { countAlerts, countDeadlines, countEvents, proveRecords } from './count-engine.ts';
import { createRestlessClient } from './restless-client.ts';
import { adminToken, killPostgres, startVarsla, type VarslaProcess } from './varsla-process.ts';

const full = process.env['FAULTS'] === 'full';
const kills = full ? 36 : 5;
/** Vakt by e-mail and SMS, leder by e-mail. */
const messagesEach = 3;

describe('an engine that is killed', function () {
  this.timeout(full ? 600_000 : 120_000);
  let dataDir: string;
  let varsla: VarslaProcess;
  let postgres: EmbeddedPostgres | undefined;
  let pool: pg.Pool;

  before(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'varsla-faults-'));
    await chmod(dataDir, 0o711);
    varsla = await startVarsla(dataDir);
    const contacts = [
      { name: 'Vakt', email: 'vakt@wepack.example', mobile: '+4740000000' },
      { name: 'Leder', email: 'leder@wepack.example' },
    ];
    const { status } = await fetch(`${varsla.url}/api/v1/contacts`, {
      method: 'PUT',
      headers: { Authorization: `Bearer ${adminToken}`, 'Content-Type': 'application/json' },
      body: JSON.stringify({ contacts }),
    });
    expect(status).to.equal(200);
  });

  after(async () => {
    if (!pool?.ended) await pool?.end();
    varsla.child.kill('SIGCONT');
    await varsla.end('SIGTERM');
    await postgres?.stop();
    await rm(dataDir, { recursive: true, force: true });
  });

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

  it(`loses nothing and does nothing twice in ${kills} kills`, async () => {
    const chance = seededChance(Number(process.env['SEED'] ?? 7));
    const client = createRestlessClient(() => varsla.url);
    const enough = new AbortController();
    const clients = Array.from({ length: 3 }, async (_, number) => {
      for (let turn = number; !enough.signal.aborted; turn += 1) await client.report(turn % 3 === 0 ? 80 : 0);
    });
    for (let kill = 1; kill <= kills; kill += 1) {
      await pause(100 + chance() * 700);
      const dying = varsla.end('SIGKILL');
      if (kill % 3 === 0) await killPostgres(dataDir);
      await dying;
      varsla = await startVarsla(dataDir);
    }
    enough.abort();
    await Promise.all(clients);

    postgres = await startEmbeddedPostgres({ dataDir, log: silentLog });
    pool = createPool(postgres.connection, 4);
    await settled();
    const now = new Date();
    await countEvents(pool, client.acknowledged);
    await proveRecords(pool);
    await countDeadlines(pool, now);
    const counted = await countAlerts(pool, dataDir, messagesEach);
    expect(client.acknowledged.length).to.be.greaterThan(kills * 5);
    expect(client.lost(), 'no kill hit a request').to.be.greaterThan(0);
    expect(counted.alerts).to.be.greaterThan(0);
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
    varsla = await startVarsla(dataDir);
    await settled();
    expect(await alertsOf(incidentId)).to.deep.equal([...before, 'remaining', 'overdue']);
    const { messages } = await countAlerts(pool, dataDir, messagesEach);
    expect(messages % messagesEach).to.equal(0);
  });
});
