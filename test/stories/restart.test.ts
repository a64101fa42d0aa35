import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { parseConfig } from '../../src/config.ts';
import { createPool } from '../../src/db/pool.ts';
import { silentLog } from '../../src/log.ts';
import { createService, type Service } from '../../src/service.ts';
import { createTestDatabase, type TestDatabase } from '../support/postgres.ts';
import {
  assessedIncident,
  filedReport,
  type Story,
  startStory,
  submittedNotice,
  vakt,
} from '../support/story.ts';

describe('a service that ends and begins again', () => {
  let story: Story;
  beforeEach(async () => {
    story = await startStory({ contacts: [vakt] });
  });
  afterEach(() => story.close());

  it('goes on with everything: incident, clocks, alerts, report and notice', async () => {
    const id = await assessedIncident(story);
    const before = await story.read(id);
    await story.restart();
    expect(await story.read(id)).to.deep.equal(before);
    await story.service.runOnce();
    expect(story.mailsTo(vakt.email)).to.have.length(2);

    await submittedNotice(story, id, [{ name: 'Kari', email: 'kari@example.no' }]);
    await story.restart();
    await story.say(story.pia, id, { type: 'notice.approved' });
    await story.restart();
    expect(story.mailsTo('kari@example.no')).to.deep.equal([]);
    await story.service.runOnce();
    await story.restart();
    await story.service.runOnce();
    expect(story.mailsTo('kari@example.no')).to.have.length(1);

    await story.say(story.hanna, id, { type: 'report.submitted' });
    const path = `/api/v1/incidents/${id}/reports/authority?format=json`;
    const frozen = (await story.hanna('GET', path)).body;
    await story.restart();
    expect((await story.hanna('GET', path)).body).to.deep.equal(frozen);
    await story.say(story.pia, id, { type: 'report.returned', reason: 'Én rettelse.' });
    await filedReport(story, id);
    await story.restart();
    await story.say(story.hanna, id, { type: 'incident.closed' });

    const journal = await story.journal(id);
    expect(journal.map(({ position }) => position)).to.deep.equal(journal.map((_, index) => index + 1));
    expect(story.mailsTo(vakt.email)).to.have.length(2);
    expect(await story.open()).to.be.a('string');
    expect((await story.hanna('GET', '/api/v1/incidents')).body.items[0].reference).to.equal('AV-2026-0002');
  });

  it('slept through a deadline and says so when it wakes, once', async () => {
    await story.open({ awareAt: story.clock.now().toISOString() });
    await story.service.runOnce();
    await story.service[Symbol.asyncDispose]();
    story.clock.forward(72.5);
    await story.restart();
    await story.service.runOnce();
    await story.service.runOnce();
    const subjects = story.mailsTo(vakt.email).map(({ subject }) => subject);
    expect(subjects).to.have.length(2);
    expect(subjects[1]).to.contain('fristen er ute');
  });
});

describe('a start that must not be', () => {
  let database: TestDatabase;
  let dataDir: string;
  const services: Service[] = [];
  beforeEach(async () => {
    database = await createTestDatabase();
    dataDir = await mkdtemp(join(tmpdir(), 'varsla-start-'));
  });
  afterEach(async () => {
    for (const service of services.splice(0)) {
      await service[Symbol.asyncDispose]();
      await service.pool.end();
    }
    await database.drop();
    await rm(dataDir, { recursive: true, force: true });
  });

  const start = async (env: Record<string, string> = {}): Promise<Service> => {
    const pool = createPool(database.connection);
    try {
      const service = await createService(parseConfig({ DATA_DIR: dataDir, ...env }), silentLog, { pool });
      services.push(service);
      return service;
    } catch (error) {
      await pool.end();
      throw error;
    }
  };
  const refusal = async (env: Record<string, string> = {}): Promise<string> => {
    try {
      await start(env);
    } catch (error) {
      return (error as Error).message;
    }
    throw new Error('it started');
  };

  it('is refused on a schema that is newer than the program, which leaves it as it is', async () => {
    await database.pool.query(
      `insert into schema_migrations (version, name) values (9999, '9999-later.sql')`,
    );
    expect(await refusal()).to.match(/schema 9999.*newer Varsla/);
    const { rows } = await database.pool.query('select 1 from tokens');
    expect(rows).to.deep.equal([]);
  });

  it('is refused with another master key than the one the data were sealed with', async () => {
    await start();
    await writeFile(join(dataDir, 'other.key'), Buffer.alloc(32, 7).toString('base64'));
    expect(await refusal({ MASTER_KEY_FILE: join(dataDir, 'other.key') })).to.match(
      /master key is not the one/,
    );
    await start({ MASTER_KEY_FILE: join(dataDir, 'master.key') });
  });

  it('is refused where MASTER_KEY_FILE names no file, and none is made there', async () => {
    const missing = join(dataDir, 'missing.key');
    expect(await refusal({ MASTER_KEY_FILE: missing })).to.contain(`MASTER_KEY_FILE names ${missing}`);
    expect(await stat(missing).catch(() => 'none')).to.equal('none');
  });

  it('is refused where the key file holds no key, without quoting what it holds', async () => {
    const file = join(dataDir, 'short.key');
    await writeFile(file, 'c2VjcmV0');
    expect(await refusal({ MASTER_KEY_FILE: file }))
      .to.match(/32 bytes/)
      .and.not.to.contain('c2VjcmV0');
  });

  it('makes a key that only its owner reads, says so once, and uses it again', async () => {
    const file = join(dataDir, 'master.key');
    const first = await start();
    expect((await stat(file)).mode & 0o777).to.equal(0o600);
    expect(first.warnings.join('\n')).to.contain(file).and.to.contain('Back it up');
    const key = await readFile(file, 'utf8');
    const second = await start();
    expect(await readFile(file, 'utf8')).to.equal(key);
    expect(second.warnings.join('\n')).not.to.contain('Back it up');
  });

  it('makes one administrator’s token, shown by the first start and by no other', async () => {
    const first = await start();
    expect(first.adminToken).to.match(/^vs_[\w-]{43}$/);
    expect((await start()).adminToken).to.equal(undefined);
    const { rows } = await database.pool.query<{ hash: Buffer }>('select hash from tokens');
    expect(rows).to.have.length(1);
    const { rows: all } = await database.pool.query<{ dump: string }>(
      `select string_agg(t::text, ' ') || (select string_agg(body, ' ') from journal) as dump from tokens t`,
    );
    expect(all[0]?.dump).not.to.contain(first.adminToken?.slice(3));
  });

  it('takes the token of ADMIN_TOKEN instead, once, and none that is short', async () => {
    const token = 'a'.repeat(32);
    expect((await start({ ADMIN_TOKEN: token })).adminToken).to.equal(undefined);
    await start({ ADMIN_TOKEN: token });
    const { rows } = await database.pool.query('select 1 from tokens');
    expect(rows).to.have.length(1);
    const short = await refusal({ ADMIN_TOKEN: 'b'.repeat(31) });
    expect(short)
      .to.match(/ADMIN_TOKEN: must have at least 32/)
      .and.not.to.contain('bbbb');
  });

  it('several at once on an empty database make one schema, one key and one token', async () => {
    await database.pool.query('drop schema public cascade; create schema public');
    const settled = await Promise.allSettled([start(), start(), start()]);
    const started = settled.map((one) => {
      if (one.status === 'rejected') throw one.reason;
      return one.value;
    });
    expect(started.filter(({ adminToken }) => adminToken !== undefined)).to.have.length(1);
    const { rows } = await database.pool.query('select 1 from tokens');
    expect(rows).to.have.length(1);
    expect(started.filter(({ warnings }) => warnings.join().includes('Back it up'))).to.have.length(1);
  });
});
