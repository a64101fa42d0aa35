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
import { armDeadlines } from '../support/armed-deadlines.ts';
import { databaseUrl } from '../support/postgres.ts';
import { clientFor } from '../support/service.ts';
import { countDeadlines, proveRecords } from './count-engine.ts';
import { type Providers, startProviders } from './providers.ts';
import { messagesOfSteps, putStaff } from './staff.ts';
import { adminToken, startVarsla, type VarslaProcess } from './varsla-process.ts';

const full = process.env['FAULTS'] === 'full';
const stoppedSeconds = full ? 30 : 3;
const armed = full ? 1000 : 120;

describe('a PostgreSQL that stops and starts again', function () {
  this.timeout(full ? 300_000 : 90_000);
  let dataDir: string;
  let providers: Providers;
  let postgres: EmbeddedPostgres;
  let pool: pg.Pool;
  const running: VarslaProcess[] = [];

  const openCluster = async (): Promise<void> => {
    postgres = await startEmbeddedPostgres({ dataDir: join(dataDir, 'server'), log: silentLog });
    pool = createPool(postgres.connection, 4);
    pool.on('error', () => undefined);
  };
  before(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'varsla-faults-'));
    await chmod(dataDir, 0o711);
    providers = await startProviders();
    await openCluster();
    const env = { ...providers.env, DATABASE_URL: databaseUrl(postgres.connection), LOG_LEVEL: 'warn' };
    // The first makes schema, key and token; the others find them.
    running.push(await startVarsla(dataDir, { ...env, ROLES: 'api' }));
    for (const started of await Promise.all(
      ['api', 'worker', 'worker'].map((roles) => startVarsla(dataDir, { ...env, ROLES: roles })),
    ))
      running.push(started);
  });
  after(async () => {
    await Promise.all(running.map((varsla) => varsla.end('SIGKILL')));
    if (!pool.ended) await pool.end();
    await postgres.stop();
    await providers.close();
    await rm(dataDir, { recursive: true, force: true });
  });

  const statusOf = async ({ url }: VarslaProcess, path: string): Promise<number> =>
    (await fetch(`${url}${path}`)).status;
  /** Asks until it is so; mocha's time limit ends a wait in vain. */
  const until = async (isSo: () => Promise<boolean>): Promise<void> => {
    while (!(await isSo())) await pause(20);
  };
  const count = async (from: string): Promise<number> =>
    (await pool.query<{ count: number }>(`select count(*) as count from ${from}`)).rows[0]?.count ?? -1;
  const detectedAt = new Date().toISOString();
  const open = (varsla: VarslaProcess, title: string) =>
    clientFor(varsla.url, adminToken)('POST', '/api/v1/incidents', {
      body: { title, description: 'Brudd.', detectedAt, awareAt: detectedAt, role: 'controller' },
      headers: { 'Idempotency-Key': title },
    });

  it(`for ${stoppedSeconds} s takes no process with it, and nothing is lost`, async () => {
    const [front, other] = running;
    if (!front || !other) throw new Error('four were started');
    await putStaff(front.url);
    // They fall due before, while and after it is gone.
    const overMilliseconds = stoppedSeconds * 1000 + 4000;
    await armDeadlines(pool, { count: armed, from: new Date(Date.now() + 500), overMilliseconds });
    expect((await open(front, 'before')).status).to.equal(201);
    await until(async () => (await count(`alert_messages where state = 'accepted'`)) > 5);

    await pool.end();
    await postgres.stop();
    const gone = Date.now();
    for (const varsla of running) await until(async () => (await statusOf(varsla, '/readyz')) === 503);
    const refused = await open(other, 'while');
    expect(refused.status).to.be.within(500, 503);
    expect(refused.headers.get('content-type')).to.match(/problem\+json/);
    await pause(Math.max(0, gone + stoppedSeconds * 1000 - Date.now()));
    for (const varsla of running) {
      expect(await statusOf(varsla, '/livez')).to.equal(200);
      expect([varsla.child.exitCode, varsla.child.signalCode]).to.deep.equal([null, null]);
    }

    const before = postgres.connection;
    await openCluster();
    expect(postgres.connection, 'another server than the one that was stopped').to.deep.equal(before);
    for (const varsla of running) await until(async () => (await statusOf(varsla, '/readyz')) === 200);
    // Asked for again with the same key: what was refused happens now, once.
    expect((await open(other, 'while')).status).to.equal(201);
    expect((await open(other, 'while')).status).to.equal(201);
    await until(
      async () =>
        (await count(`deadlines where status = 'armed' and fired_at is null`)) +
          (await count(`alerts where state = 'open' and next_step_at <= now()`)) +
          (await count(`alert_messages where state = 'pending'`)) ===
        0,
    );

    await proveRecords(pool);
    await countDeadlines(pool, new Date());
    expect(await count('incidents')).to.equal(armed + 2);
    expect(await count('alerts')).to.equal(armed + 2);
    const taken = providers.taken();
    const { rows } = await pool.query<{ id: string; state: string; attempts: number }>(
      'select id, state, attempts from alert_messages',
    );
    expect(rows).to.have.length((armed + 2) * messagesOfSteps[0]);
    expect(taken.size).to.equal(rows.length);
    // Twice only where the answer could not be written down, and so was asked for again.
    for (const { id, state, attempts } of rows) {
      expect(state).to.equal('accepted');
      expect(taken.get(id), id).to.be.within(1, attempts);
    }
    expect([...providers.sendgrid.refused, ...providers.twilio.refused]).to.deep.equal([]);
    const said = running.map((varsla) => varsla.errors()).join('');
    expect(said).not.to.match(/vakt@|leder@|4740000000|Brudd/);
    expect(await Promise.all(running.map((varsla) => varsla.end('SIGTERM')))).to.deep.equal([0, 0, 0, 0]);
  });
});
