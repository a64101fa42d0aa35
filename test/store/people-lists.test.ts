import { createDecipheriv, createHmac, hkdfSync, randomBytes, randomUUID } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { peopleCommand } from '../../src/commands/people.ts';
import { UsageError } from '../../src/commands/terminal.ts';
import { parseConfig } from '../../src/config.ts';
import { withTransaction } from '../../src/db/transaction.ts';
import { keyOldRows } from '../../src/people/old-rows.ts';
import { freezeList, listLists, openContacts, readPage } from '../../src/people/people.ts';
import { createSealing } from '../../src/sealing.ts';
import { verifyRecord } from '../../src/verify-record.ts';
import { createTestDatabase, databaseUrl } from '../support/postgres.ts';
import { type Api, createTestService, type TestService } from '../support/service.ts';
import { opening } from '../http/scene.ts';

const folder = new URL('../../src/db/migrations/', import.meta.url);

describe('lists of people', () => {
  let varsla: TestService;
  let hanna: Api;
  let files: string;
  before(async () => {
    varsla = await createTestService();
    hanna = await varsla.person('Hanna', 'handler');
    files = await mkdtemp(join(tmpdir(), 'varsla-people-'));
  });
  after(async () => {
    await varsla.close();
    await rm(files, { recursive: true, force: true });
  });
  const open = async (): Promise<{ id: string; reference: string }> =>
    (await hanna('POST', '/api/v1/incidents', { body: opening })).body;
  const put = (id: string, people: object[]) =>
    hanna('PUT', `/api/v1/incidents/${id}/people`, { body: { people } });
  const faults = async () => (await verifyRecord(varsla.service.pool)).faults;

  it('are found by a keyed hash: HMAC-SHA256, cut, another for every kind and every incident', () => {
    const master = randomBytes(32);
    const sealing = createSealing(master);
    const wrapped = sealing.newIncidentKey('one');
    const key = sealing.openIncidentKey(wrapped, 'one');
    const long = 'æ'.repeat(3000);
    for (const value of ['kari@example.no', '', long]) {
      const index = key.blindIndex('email', value);
      expect(index).to.match(/^[0-9a-f]{32}$/);
      expect(key.blindIndex('email', value)).to.equal(index);
      expect(key.blindIndex('phone', value)).not.to.equal(index);
      expect(
        sealing.openIncidentKey(sealing.newIncidentKey('two'), 'two').blindIndex('email', value),
      ).not.to.equal(index);
    }
    // AES-256-GCM opened by hand: the incident's own key, to take the HMAC with as others would.
    const opened = createDecipheriv('aes-256-gcm', master, wrapped.subarray(1, 13))
      .setAAD(Buffer.from('incident_keys:one'))
      .setAuthTag(wrapped.subarray(13, 29));
    const incidentKey = Buffer.concat([opened.update(wrapped.subarray(29)), opened.final()]);
    const derived = Buffer.from(hkdfSync('sha256', incidentKey, '', 'varsla:blind-index', 32));
    for (const value of ['kari@example.no', long])
      expect(key.blindIndex('email', value)).to.equal(
        createHmac('sha256', derived).update(`email\0${value}`).digest('hex').slice(0, 32),
      );
  });

  it('are proved by the journal: a row that was changed, a list that is gone or was never put', async () => {
    const { id } = await open();
    await put(id, [{ name: 'Kari', email: 'kari@example.no' }, { name: 'Ola' }]);
    expect(await faults()).to.deep.equal([]);
    const { pool } = varsla.service;
    await pool.query(`update people set language = 'en' where incident_id = $1 and ordinal = 1`, [id]);
    expect((await faults()).join()).to.match(/list 1 of people is not the one that its journal names/);
    const refused = await withTransaction(pool, (tx) => freezeList(tx, id, new Date())).catch(
      (error: Error) => error,
    );
    expect(refused).to.be.instanceOf(Error);
    await pool.query(`update people set language = 'nb' where incident_id = $1`, [id]);
    expect(await faults()).to.deep.equal([]);
    await pool.query(
      `update people_blobs set sealed = sealed || '\\x00' where list_id in (select id from people_lists where incident_id = $1)`,
      [id],
    );
    expect(await faults()).to.have.length(1);
    await pool.query('delete from people where incident_id = $1', [id]);
    await pool.query('delete from people_lists where incident_id = $1', [id]);
    expect((await faults()).join()).to.match(/the list of people that its journal names is gone/);
    await put(id, [{ name: 'Kari' }]);
    expect(await faults()).to.deep.equal([]);
  });

  it('from before there were lists are carried over without the key, open as before, and are keyed when it is there', async () => {
    const database = await createTestDatabase();
    const { pool } = database;
    const sealing = createSealing(randomBytes(32));
    const [person, incident, kari, ola] = Array.from({ length: 4 }, () => randomUUID()) as [
      string,
      string,
      string,
      string,
    ];
    const wrapped = sealing.newIncidentKey(incident);
    const key = sealing.openIncidentKey(wrapped, incident);
    await pool.query('drop schema public cascade');
    await pool.query('create schema public');
    const names = (await readdir(folder)).sort();
    const run = async (name: string) => pool.query(await readFile(new URL(name, folder), 'utf8'));
    for (const name of names.filter((each) => each < '0020')) await run(name);
    await pool.query(`insert into persons values ($1, 'P', 'p', now())`, [person]);
    await pool.query(
      `insert into incidents (id, reference, title, description, role, status, state, version, opened_at, opened_by)
       values ($1, 'AV-2026-0001', 't', 'd', 'controller', 'aware', '{}', 1, now(), $2)`,
      [incident, person],
    );
    await pool.query('insert into incident_keys values ($1, $2)', [incident, wrapped]);
    const row = (id: string, ordinal: number, contact: object, mergedInto: string | null) =>
      pool.query(
        `insert into people (id, incident_id, ordinal, language, has_email, has_phone, merged_into, sealed)
         values ($1, $2, $3, 'nb', true, false, $4, $5)`,
        [id, incident, ordinal, mergedInto, key.seal(contact, `people:${id}`)],
      );
    await row(kari, 0, { name: 'Kari', email: 'kari@example.no', phone: null }, null);
    await row(ola, 1, { name: 'Ola', email: 'kari@example.no', phone: null }, kari);
    for (const name of names.filter((each) => each >= '0020')) await run(name);

    const [list] = await listLists(pool, incident);
    expect(list).to.include({ number: 1, standing: 'open', hash: null });
    expect(list?.counts).to.include({ rows: 2, people: 1, merged: 1 });
    const people = await readPage(pool, list?.id ?? '', 0);
    expect(people.map(({ id, sourceRow, mergedInto }) => [id, sourceRow, mergedInto])).to.deep.equal([
      [kari, 1, null],
      [ola, 2, kari],
    ]);
    const opened = await openContacts(pool, sealing, incident, [ola]);
    expect(opened.get(ola)).to.include({ name: 'Ola', email: 'kari@example.no', landline: null });
    await withTransaction(pool, (tx) => keyOldRows(tx, key, [list?.id ?? '']));
    const { rows } = await pool.query<{ key: string }>(
      `select encode(email_key, 'hex') as key from people order by ordinal`,
    );
    expect(rows.map((each) => each.key)).to.deep.equal([
      key.blindIndex('email', 'kari@example.no'),
      key.blindIndex('email', 'kari@example.no'),
    ]);
    const frozen = await withTransaction(pool, (tx) => freezeList(tx, incident, new Date()));
    expect(frozen?.hash).to.match(/^[0-9a-f]{64}$/);
    await database.drop();
  });

  it('are read from the terminal with the rights of a token, and say what came of each row', async () => {
    const { id, reference } = await open();
    const said: string[] = [];
    const file = join(files, 'kunder.csv');
    const tokens = { handler: join(files, 'handler'), auditor: join(files, 'auditor') };
    for (const [role, path] of Object.entries(tokens)) {
      const { body } = await varsla.admin('POST', '/api/v1/tokens', {
        body: { name: `Terminal ${role}`, role },
      });
      await writeFile(path, `${body.token}\n`, { mode: 0o600 });
    }
    const run = async (...args: string[]): Promise<number> => {
      said.length = 0;
      const config = parseConfig({
        DATA_DIR: varsla.dataDir,
        DATABASE_URL: databaseUrl(varsla.database.connection),
      });
      return peopleCommand(config, ['import', ...args], {
        say: (line) => void said.push(line),
        complain: (line) => void said.push(`! ${line}`),
        ask: async () => undefined,
      });
    };
    await writeFile(file, 'Navn;E-post;Nr\nKari;kari@example.no;1\nKari;kari@example.no;2\n;;3\n\n');
    const asHandler = [file, '--incident', reference, '--token-file', tokens.handler];
    expect(await run(...asHandler, '--look')).to.equal(0);
    expect(said).to.deep.equal(['Navn: name', 'E-post: email', 'Nr: skip']);
    expect((await hanna('GET', `/api/v1/incidents/${id}/people/imports`)).body.items).to.deep.equal([]);
    expect(await run(...asHandler, '--column', 'nr=field', '--language', 'nn')).to.equal(0);
    expect(said.slice(-2)).to.deep.equal([
      '4 rows: 1 people, 1 merged, 0 on an earlier list, 1 rejected, 1 empty.',
      'To be told by e-mail 1, SMS 0, letter 0, no way 0.',
    ]);
    const { body } = await hanna('GET', `/api/v1/incidents/${id}/people`);
    expect(body.lists[0].counts.byLanguage).to.deep.equal({ nn: 1 });
    expect(body.lists[0].fields).to.deep.equal(['nr']);
    expect(await run(file, '--incident', reference, '--token-file', tokens.auditor)).to.equal(1);
    expect(said[0]).to.match(/^! There is no such incident, or this token/);
    expect(await run(...asHandler, '--column', 'Finnes ikke=name')).to.equal(1);
    await writeFile(file, 'Navn\n"Kari\n');
    expect(await run(...asHandler)).to.equal(1);
    expect(said.join()).to.contain('open-quote').and.not.to.contain('Kari');
    expect(await run(file).catch((error: Error) => error)).to.be.instanceOf(UsageError);
    expect((await hanna('GET', `/api/v1/incidents/${id}/people/imports`)).body.items).to.have.length(1);
  });
});
