import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { expect } from 'chai';
import { adminToken, startVarsla, type VarslaProcess } from '../faults/varsla-process.ts';
import { clientFor } from '../support/service.ts';
import { createTestDatabase, databaseUrl, type TestDatabase } from '../support/postgres.ts';

/** Asks until it is so; mocha's time limit ends a wait in vain. */
const until = async (isSo: () => Promise<boolean>): Promise<void> => {
  while (!(await isSo())) await pause(20);
};

describe('two processes for requests and two for work, on one database', () => {
  let database: TestDatabase;
  let dataDir: string;
  const running = new Set<VarslaProcess>();
  const start = async (roles: string): Promise<VarslaProcess> => {
    const env = {
      DATABASE_URL: databaseUrl(database.connection),
      ROLES: roles,
      PUBLIC_URL: 'https://varsla.example',
    };
    const varsla = await startVarsla(dataDir, env);
    running.add(varsla);
    return varsla;
  };
  const end = async (varsla: VarslaProcess, signal: NodeJS.Signals): Promise<number | null> => {
    running.delete(varsla);
    return varsla.end(signal);
  };
  beforeEach(async () => {
    database = await createTestDatabase();
    dataDir = await mkdtemp(join(tmpdir(), 'varsla-roles-'));
  });
  afterEach(async () => {
    for (const varsla of running) await end(varsla, 'SIGKILL');
    await database.drop();
    await rm(dataDir, { recursive: true, force: true });
  });

  const readiness = async ({ url }: VarslaProcess): Promise<number> => (await fetch(`${url}/readyz`)).status;
  const count = async (sql: string): Promise<number> =>
    (await database.pool.query<{ count: number }>(sql)).rows[0]?.count ?? -1;

  it('share the work: every reminder is given once, and nobody works who should not', async () => {
    // The first makes key and token; the others find them.
    const apis = [await start('api'), await start('api')];
    const [one, other] = apis.map(({ url }) => clientFor(url, adminToken));
    if (!one || !other) throw new Error('two were started');
    const contacts = [{ name: 'Vakt', email: 'vakt@wepack.example' }];
    expect((await one('PUT', '/api/v1/contacts', { body: { contacts } })).status).to.equal(200);
    for (let number = 0; number < 20; number += 1) {
      const detectedAt = new Date().toISOString();
      const opened = await (number % 2 ? one : other)('POST', '/api/v1/incidents', {
        body: {
          title: 'Brudd',
          description: 'En fil lå åpen.',
          detectedAt,
          awareAt: detectedAt,
          role: 'controller',
        },
      });
      expect(opened.status).to.equal(201);
    }

    // Nobody works yet: said by the processes that take requests, and nothing is given.
    await until(async () => (await readiness(apis[0] as VarslaProcess)) === 503);
    const armed = await count(`select count(*) as count from deadlines where status = 'armed'`);
    expect(armed).to.be.at.least(20);
    expect(await count('select count(*) as count from deadlines where fired_at is not null')).to.equal(0);
    expect(await count('select count(*) as count from last_sweep')).to.equal(0);

    const workers = await Promise.all([start('worker'), start('worker')]);
    await until(
      async () => (await count('select count(*) as count from deadlines where fired_at is null')) === 0,
    );
    await until(
      async () =>
        (await count(
          `select count(*) as count from alerts where state = 'open' and next_step_at <= now()`,
        )) === 0,
    );
    await until(
      async () => (await count(`select count(*) as count from alert_messages where state = 'pending'`)) === 0,
    );
    for (const varsla of [...apis, ...workers]) await until(async () => (await readiness(varsla)) === 200);
    const given = `from journal where type in ('deadline.neared', 'deadline.passed')`;
    expect(await count(`select count(*) as count ${given}`)).to.equal(armed);
    expect(await count('select count(*) as count from alert_messages')).to.equal(
      await count(`select count(*) as count from alert_messages where state = 'accepted'`),
    );
    const mails = await readdir(join(dataDir, 'outbox'), { recursive: true });
    expect(mails.filter((name) => name.endsWith('.eml')).length).to.equal(
      await count('select count(*) as count from alert_messages'),
    );

    // A worker answers to those who watch it, and to nobody else.
    for (const { url } of workers) {
      const statuses = await Promise.all(
        ['/livez', '/readyz', '/metrics', '/', '/sign-in', '/api/v1/incidents', '/docs', '/openapi.json'].map(
          async (path) => (await fetch(`${url}${path}`, { redirect: 'manual' })).status,
        ),
      );
      expect(statuses).to.deep.equal([200, 200, 503, 404, 404, 404, 404, 404]);
    }

    // One of them is killed: the other goes on.
    await end(workers[0], 'SIGKILL');
    await one('POST', '/api/v1/incidents', {
      body: { title: 'Til', description: 'Brudd.', detectedAt: new Date().toISOString(), role: 'controller' },
    });
    await until(
      async () => (await count('select count(*) as count from deadlines where fired_at is null')) === 0,
    );
    for (const varsla of running) expect(varsla.errors()).to.equal('');
    expect(await Promise.all([...running].map((varsla) => end(varsla, 'SIGTERM')))).to.deep.equal([0, 0, 0]);
  });
});
