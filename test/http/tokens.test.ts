import { expect } from 'chai';
import { createTestService, type TestService } from '../support/service.ts';

describe('API tokens', () => {
  let on: TestService;
  beforeEach(async () => {
    on = await createTestService();
  });
  afterEach(() => on.close());

  const make = async (fields: object) =>
    (await on.admin('POST', '/api/v1/tokens', { body: { name: 'Berit', role: 'handler', ...fields } })).body;
  const use = async (token: string): Promise<number> =>
    (await on.anonymous('GET', '/api/v1/incidents', { headers: { Authorization: `Bearer ${token}` } }))
      .status;
  const listed = async (id: string) =>
    (await on.admin('GET', '/api/v1/tokens')).body.items.find((one: { id: string }) => one.id === id);

  it('work until their end and not from it on', async () => {
    const { id, token, expiresAt } = await make({ expiresAt: '2026-11-20T11:00:00+01:00' });
    expect(expiresAt).to.equal('2026-11-20T10:00:00.000Z');
    on.clock.travelTo('2026-11-20T09:59:59.999Z');
    expect(await use(token)).to.equal(200);
    on.clock.travelTo('2026-11-20T10:00:00.000Z');
    expect(await use(token)).to.equal(401);
    expect(await listed(id)).to.equal(undefined);
  });

  it('are not made for an end that is past', async () => {
    const answer = await on.admin('POST', '/api/v1/tokens', {
      body: { name: 'Berit', role: 'handler', expiresAt: '2026-11-20T09:00:00Z' },
    });
    expect([answer.status, answer.body.errors[0].pointer]).to.deep.equal([422, '/expiresAt']);
  });

  it('tell when they were used last, to the minute', async () => {
    const { id, token } = await make({});
    expect(await listed(id)).not.to.have.property('lastUsedAt');
    await use(token);
    on.clock.travelTo('2026-11-20T09:00:59.000Z');
    await use(token);
    expect((await listed(id)).lastUsedAt).to.equal('2026-11-20T09:00:00.000Z');
    on.clock.travelTo('2026-11-20T09:01:00.000Z');
    await use(token);
    expect((await listed(id)).lastUsedAt).to.equal('2026-11-20T09:01:00.000Z');
  });

  it('do not work from the moment they are revoked', async () => {
    const { id, token } = await make({});
    expect(await use(token)).to.equal(200);
    expect((await on.admin('DELETE', `/api/v1/tokens/${id}`)).status).to.equal(204);
    expect(await use(token)).to.equal(401);
  });

  it('that administer leave one that has no end', async () => {
    await make({ role: 'administrator', expiresAt: '2027-01-01T00:00:00Z' });
    const items = (await on.admin('GET', '/api/v1/tokens')).body.items as { id: string; name: string }[];
    const own = items.find(({ name }) => name === 'Administrator');
    expect((await on.admin('DELETE', `/api/v1/tokens/${own?.id}`)).status).to.equal(409);
  });
});
