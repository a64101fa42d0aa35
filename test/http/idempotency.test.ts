import { expect } from 'chai';
import { type Api, createTestService, type TestService } from '../support/service.ts';
import { opening } from './scene.ts';
import { fingerprint } from './whole-database.ts';

describe('Idempotency-Key', () => {
  let varsla: TestService;
  let hanna: Api;
  let other: Api;
  before(async () => {
    varsla = await createTestService();
    hanna = await varsla.person('Hanna', 'handler');
    other = await varsla.person('Odd', 'handler');
  });
  after(() => varsla.close());

  let keys = 0;
  const newKey = (): string => `key ${(keys += 1)}`;
  const open = (api: Api, key: string, body: object = opening) =>
    api('POST', '/api/v1/incidents', { body, headers: { 'Idempotency-Key': key } });
  const count = async (): Promise<number> => {
    const { rows } = await varsla.service.pool.query<{ count: number }>(
      'select count(*)::int as count from incidents',
    );
    return rows[0]?.count ?? 0;
  };

  it('the same request again is answered again, and done once', async () => {
    const key = newKey();
    const first = await open(hanna, key);
    const before = await fingerprint(varsla.service.pool);
    varsla.clock.forward(1);
    const again = await open(hanna, key);
    expect([first.status, again.status]).to.deep.equal([201, 201]);
    expect(again.body).to.deep.equal(first.body);
    for (const header of ['location', 'etag'])
      expect(again.headers.get(header)).to.equal(first.headers.get(header)).and.not.to.equal(null);
    expect([
      first.headers.get('idempotency-replayed'),
      again.headers.get('idempotency-replayed'),
    ]).to.deep.equal([null, 'true']);
    expect(await fingerprint(varsla.service.pool)).to.deep.equal(before);
  });

  it('ten at once make one incident and get one answer', async () => {
    const key = newKey();
    const before = await count();
    const answers = await Promise.all(Array.from({ length: 10 }, () => open(hanna, key)));
    expect(answers.map(({ status }) => status)).to.deep.equal(Array(10).fill(201));
    expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).to.equal(1);
    expect(answers.filter(({ headers }) => headers.get('idempotency-replayed') === null)).to.have.lengthOf(1);
    expect(await count()).to.equal(before + 1);
  });

  it('refuses the key for another body', async () => {
    const key = newKey();
    await open(hanna, key);
    const before = await fingerprint(varsla.service.pool);
    const answer = await open(hanna, key, { ...opening, title: 'Another list' });
    expect([answer.status, answer.body.type]).to.deep.equal([422, 'urn:varsla:problem:idempotency-mismatch']);
    expect(await fingerprint(varsla.service.pool)).to.deep.equal(before);
  });

  it('refuses the key for another address', async () => {
    const key = newKey();
    const { body } = await open(hanna, key);
    const answer = await hanna('POST', `/api/v1/incidents/${body.id}/events`, {
      body: { type: 'breach.confirmed' },
      version: body.version,
      headers: { 'Idempotency-Key': key },
    });
    expect(answer.body.type).to.equal('urn:varsla:problem:idempotency-mismatch');
  });

  it('is each token’s own', async () => {
    const key = newKey();
    const [mine, theirs] = [await open(hanna, key), await open(other, key)];
    expect([mine.status, theirs.status]).to.deep.equal([201, 201]);
    expect(mine.body.id).not.to.equal(theirs.body.id);
  });

  it('is free again after a try that failed, also for another body', async () => {
    const key = newKey();
    const before = await count();
    expect((await open(hanna, key, { ...opening, system: 'no-such-system' })).status).to.equal(422);
    expect((await open(hanna, key)).status).to.equal(201);
    expect(await count()).to.equal(before + 1);
  });

  it('is forgotten after a day', async () => {
    const key = newKey();
    const first = await open(hanna, key);
    varsla.clock.forward(24.01);
    const later = await open(hanna, key);
    expect([later.status, later.headers.get('idempotency-replayed')]).to.deep.equal([201, null]);
    expect(later.body.id).not.to.equal(first.body.id);
  });

  it('holds for events too: ten at once, with one If-Match, are one event', async () => {
    const { body: incident } = await open(hanna, newKey());
    const path = `/api/v1/incidents/${incident.id}`;
    const key = newKey();
    const contain = () =>
      hanna('POST', `${path}/events`, {
        body: { type: 'breach.confirmed' },
        version: incident.version,
        headers: { 'Idempotency-Key': key },
      });
    const answers = await Promise.all(Array.from({ length: 10 }, contain));
    expect(answers.map(({ status }) => status)).to.deep.equal(Array(10).fill(200));
    expect(new Set(answers.map(({ headers }) => headers.get('etag')))).to.deep.equal(
      new Set([`"${incident.version + 1}"`]),
    );
    const { body: journal } = await hanna('GET', `${path}/journal`);
    expect(journal.items.map(({ type }: { type: string }) => type)).to.deep.equal([
      'incident.opened',
      'breach.confirmed',
    ]);
  });

  it('an event that was refused may be tried again under its key', async () => {
    const { body: incident } = await open(hanna, newKey());
    const key = newKey();
    const close = (version: number) =>
      hanna('POST', `/api/v1/incidents/${incident.id}/events`, {
        body: { type: 'incident.dismissed', reason: 'A drill.' },
        version,
        headers: { 'Idempotency-Key': key },
      });
    expect((await close(incident.version + 1)).status).to.equal(412);
    expect((await close(incident.version)).status).to.equal(200);
  });
});
