import { randomBytes } from 'node:crypto';
import { expect } from 'chai';
import { findOpenList, type ListedPerson, openContacts, readPage } from '../../src/people/people.ts';
import { loadMasterKey } from '../../src/key-ring.ts';
import { createSealing } from '../../src/sealing.ts';
import { type Api, createTestService, type TestService } from '../support/service.ts';

const kari = {
  name: 'Kari Nordmann',
  email: 'kari.nordmann@example.no',
  phone: '+47 900 00 000',
  language: 'nn',
};
const nobody = {
  name: null,
  email: null,
  phone: null,
  landline: null,
  address: null,
  fields: {},
  unusable: [],
};
const ola = { name: 'Ola Nordmann', phone: '41000000' };

describe('people at rest', () => {
  let varsla: TestService;
  let hanna: Api;
  let id: string;
  beforeEach(async () => {
    varsla = await createTestService();
    hanna = await varsla.person('Hanna', 'handler');
    const opened = await hanna('POST', '/api/v1/incidents', {
      body: {
        title: 'Brudd',
        description: 'En fil lå åpen.',
        detectedAt: varsla.clock.now().toISOString(),
        role: 'controller',
      },
    });
    id = opened.body.id as string;
  });
  afterEach(() => varsla.close());

  const put = (people: object[]) => hanna('PUT', `/api/v1/incidents/${id}/people`, { body: { people } });
  const rows = async (): Promise<ListedPerson[]> => {
    const list = await findOpenList(varsla.service.pool, id);
    return list ? readPage(varsla.service.pool, list.id, 0) : [];
  };

  it('are sealed: no table of the database holds a name or an address', async () => {
    await put([kari, ola]);
    const { rows: tables } = await varsla.service.pool.query<{ name: string }>(
      `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname in ('public', 'pgboss')`,
    );
    let all = '';
    for (const { name } of tables) {
      const { rows: found } = await varsla.service.pool.query<{ row: unknown }>(
        `select to_jsonb(t) as row from ${name} t`,
      );
      all += JSON.stringify(found);
    }
    expect(all).to.contain('Hanna');
    const hex = (text: string) => Buffer.from(text).toString('hex');
    for (const secret of [
      'Nordmann',
      'kari.nordmann',
      '90000000',
      '41000000',
      hex('Nordmann'),
      hex('90000000'),
    ])
      expect(all).not.to.contain(secret);
  });

  it('open again for the moment of sending, under the incident’s own key', async () => {
    await put([kari, ola]);
    const people = await rows();
    expect(people.map(({ language, hasEmail, hasPhone }) => [language, hasEmail, hasPhone])).to.deep.equal([
      ['nn', true, true],
      ['nb', false, true],
    ]);
    const { key } = await loadMasterKey(undefined, varsla.dataDir);
    const ids = people.map((person) => person.id);
    const opened = await openContacts(varsla.service.pool, createSealing(key), id, ids);
    expect(ids.map((each) => opened.get(each))).to.deep.equal([
      { ...nobody, name: 'Kari Nordmann', email: 'kari.nordmann@example.no', phone: '+4790000000' },
      { ...nobody, name: 'Ola Nordmann', phone: '+4741000000' },
    ]);
    const wrong = await openContacts(varsla.service.pool, createSealing(randomBytes(32)), id, ids).catch(
      (error: unknown) => error,
    );
    expect(wrong).to.be.instanceOf(Error);
  });

  it('do not open in the blob of another list', async () => {
    await put([kari, ola]);
    const { rows: before } = await varsla.service.pool.query<{ sealed: Buffer }>(
      'select sealed from people_blobs',
    );
    await put([kari, ola]);
    await varsla.service.pool.query('update people_blobs set sealed = $1', [before[0]?.sealed]);
    const { key } = await loadMasterKey(undefined, varsla.dataDir);
    const ids = (await rows()).map((person) => person.id);
    const fault = await openContacts(varsla.service.pool, createSealing(key), id, ids).catch(
      (error: unknown) => error,
    );
    expect(fault).to.be.instanceOf(Error);
  });

  it('are replaced whole, and a list that is refused leaves the one before', async () => {
    await put([kari, ola]);
    const before = await rows();
    const refused = await put([kari, { name: 'Per', phone: '123' }]);
    expect([refused.status, refused.body.errors[0].pointer]).to.deep.equal([422, '/people/1/phone']);
    expect(JSON.stringify(refused.body)).not.to.match(/Per|123/);
    expect(await rows()).to.deep.equal(before);
    await put([ola]);
    expect(await rows()).to.have.length(1);
    const { rows: keys } = await varsla.service.pool.query('select 1 from incident_keys');
    expect(keys).to.have.length(1);
  });

  it('are in the journal as a count and a hash', async () => {
    await put([kari, { ...ola, email: kari.email }]);
    const { body } = await hanna('GET', `/api/v1/incidents/${id}/journal`);
    const { event } = body.items.at(-1).entry;
    expect(event).to.include({ type: 'people.listed', people: 1, merged: 1 });
    expect(event.hash).to.match(/^[0-9a-f]{64}$/);
    expect(JSON.stringify(body)).not.to.match(/Nordmann|9000/);
  });
});
