import { expect } from 'chai';
import { type Api, createTestService, type TestService } from '../support/service.ts';
import { opening } from './scene.ts';

describe('ETag and If-Match', () => {
  let varsla: TestService;
  let hanna: Api;
  let odd: Api;
  before(async () => {
    varsla = await createTestService();
    hanna = await varsla.person('Hanna', 'handler');
    odd = await varsla.person('Odd', 'handler');
  });
  after(() => varsla.close());

  const open = async (): Promise<string> =>
    (await hanna('POST', '/api/v1/incidents', { body: opening })).body.id;
  const etag = async (id: string): Promise<string | null> =>
    (await hanna('GET', `/api/v1/incidents/${id}`)).headers.get('etag');

  it('every change answers the ETag that the next change takes', async () => {
    const opened = await hanna('POST', '/api/v1/incidents', { body: opening });
    const { id } = opened.body;
    let current = opened.headers.get('etag') ?? '';
    expect(current).to.equal('"1"');
    const changes: [string, string, object][] = [
      ['POST', 'events', { type: 'breach.confirmed' }],
      ['PATCH', 'facts', { peopleCount: { certainty: 'known', value: 3 } }],
      ['PUT', 'people', { people: [{ email: 'kari@example.no' }] }],
      ['PUT', 'notice', { texts: { nb: { sms: { text: 'Hei' } } } }],
      ['POST', 'events', { type: 'breach.contained' }],
    ];
    for (const [method, what, body] of changes) {
      const answer = await hanna(method, `/api/v1/incidents/${id}/${what}`, {
        body,
        headers: { 'If-Match': current },
      });
      expect(answer.status, `${method} ${what}`).to.equal(200);
      const next = answer.headers.get('etag') ?? '';
      expect(next, `${method} ${what}`).not.to.equal(current);
      expect(await etag(id)).to.equal(next);
      const stale = await odd(method, `/api/v1/incidents/${id}/${what}`, {
        body,
        headers: { 'If-Match': current },
      });
      expect([stale.status, stale.body.type]).to.deep.equal([412, 'urn:varsla:problem:stale-version']);
      current = next;
    }
  });

  it('of two who decide on the same reading, one is heard', async () => {
    const id = await open();
    const say = (api: Api) =>
      api('POST', `/api/v1/incidents/${id}/events`, { body: { type: 'breach.confirmed' }, version: 1 });
    const answers = await Promise.all([say(hanna), say(odd), say(hanna), say(odd)]);
    expect(answers.map(({ status }) => status)).to.have.members([200, 412, 412, 412]);
    expect(await etag(id)).to.equal('"2"');
  });

  it('facts that are as they were are no change', async () => {
    const id = await open();
    const fact = { body: { peopleCount: { certainty: 'known', value: 3 } } };
    const first = await hanna('PATCH', `/api/v1/incidents/${id}/facts`, fact);
    const again = await hanna('PATCH', `/api/v1/incidents/${id}/facts`, fact);
    expect([first.headers.get('etag'), again.headers.get('etag')]).to.deep.equal(['"2"', '"2"']);
  });

  it('a reminder makes nobody’s reading stale', async () => {
    const id = await open();
    const before = await etag(id);
    varsla.clock.forward(30);
    await varsla.service.runOnce();
    const { body: journal } = await hanna('GET', `/api/v1/incidents/${id}/journal`);
    expect(journal.items.map(({ type }: { type: string }) => type)).to.include('deadline.neared');
    expect(await etag(id)).to.equal(before);
  });

  describe('of settings', () => {
    const someone = (name: string) => ({ name, email: `${name.toLowerCase()}@example.org` });
    const documents: [string, object, object][] = [
      ['organisation', { name: 'WEPACK AS' }, { name: 'Fjord AS' }],
      ['contacts', { contacts: [someone('Kari')] }, { contacts: [someone('Ola')] }],
      [
        'register',
        { systems: [], processors: [] },
        { systems: [{ key: 'shop', name: 'Butikken' }], processors: [] },
      ],
    ];
    const put = (name: string, body: object, match?: string) =>
      varsla.admin('PUT', `/api/v1/${name}`, { body, ...(match && { headers: { 'If-Match': match } }) });

    for (const [name, first, second] of documents)
      it(`let one of two who change the ${name} at once through, and a change without one`, async () => {
        const opened = await put(name, first);
        expect(opened.status, JSON.stringify(opened.body)).to.equal(200);
        const read = await varsla.admin('GET', `/api/v1/${name}`);
        const etag = read.headers.get('etag') ?? '';
        expect(etag).to.equal(opened.headers.get('etag'));
        const both = await Promise.all([put(name, second, etag), put(name, first, etag)]);
        expect(both.map(({ status }) => status)).to.have.members([200, 412]);
        const kept = await varsla.admin('GET', `/api/v1/${name}`);
        const winner = both.find(({ status }) => status === 200);
        expect(kept.body).to.deep.equal(winner?.body);
        expect(kept.headers.get('etag')).to.equal(winner?.headers.get('etag')).and.not.to.equal(etag);
        expect((await put(name, first)).status).to.equal(200);
        expect((await put(name, first, '"0"')).status).to.equal(412);
      });
  });
});
