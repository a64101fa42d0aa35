import { expect } from 'chai';
import { problems } from '../../src/problems.ts';
import type { Answer } from '../support/service.ts';
import { badRequests, sendBad } from './cases/all.ts';
import type { BadRequest } from './cases/bad-request.ts';
import { createScene, type Scene } from './scene.ts';
import { besideTheJournal, fingerprint } from './whole-database.ts';

/** Every text and long number in a body, wherever it stands. */
const valuesIn = (body: unknown): string[] => {
  if (typeof body === 'string') return [body];
  if (typeof body === 'number') return String(body).length > 4 ? [String(body)] : [];
  return typeof body === 'object' && body !== null ? Object.values(body).flatMap(valuesIn) : [];
};

/** Words of the API itself (event types, roles) may stand in a problem; what somebody wrote may not. */
const isWritten = (value: string): boolean => /\S\s\S|@|\d{4}|skjult/i.test(value);

const expectProblem = (answer: Answer, bad: BadRequest): void => {
  const { body } = answer;
  const text = JSON.stringify(body);
  expect(answer.status, text).to.equal(bad.status);
  expect(answer.headers.get('content-type')).to.match(/^application\/problem\+json/);
  expect(body, text).to.include({
    type: `urn:varsla:problem:${bad.type}`,
    status: bad.status,
    title: problems[bad.type].title,
  });
  expect(body.detail).to.be.a('string').with.length.above(10);
  const pointers = ((body.errors ?? []) as { pointer: string; detail: string }[]).map(
    ({ pointer, detail }) => {
      expect(detail, pointer).to.be.a('string').with.length.above(3);
      const any = bad.at?.find((at) => at.endsWith('*') && pointer.startsWith(at.slice(0, -1)));
      return any ?? pointer;
    },
  );
  expect([...new Set(pointers)], text).to.have.members(bad.at ?? []);
  expect(body.code).to.equal(bad.code);
  if (bad.type === 'event-refused') expect(body.accepts).to.be.an('array');
  const echoed = valuesIn(bad.body).filter((value) => isWritten(value) && text.includes(value));
  expect(echoed, text).to.deep.equal([]);
  expect(text.replaceAll(/"pointer":"[^"]*"/g, '')).not.to.match(/skjult/i);
};

describe('bad input', () => {
  let scene: Scene;
  before(async () => {
    scene = await createScene();
  });
  after(() => scene.varsla.close());

  /** How many entries the journal has, and of which type the newest of the system's is. */
  const newest = async (): Promise<[number, string]> => {
    const { rows } = await scene.varsla.service.pool.query<{ count: number; type: string }>(
      `select count(*) as count, (array_agg(type order by position desc) filter (where stream = 'system'))[1] as type from journal`,
    );
    return [rows[0]?.count ?? 0, rows[0]?.type ?? ''];
  };

  for (const [group, cases] of Object.entries(badRequests))
    describe(group, () => {
      for (const bad of cases)
        it(`${bad.what}: ${bad.status} ${bad.type}`, async () => {
          const before = await fingerprint(scene.varsla.service.pool);
          const [entries = 0] = bad.noted ? await newest() : [];
          const answer = await sendBad(scene, bad);
          expectProblem(answer, bad);
          if (bad.status === 401) expect(answer.headers.get('www-authenticate')).to.equal('Bearer');
          if (bad.status === 405) expect(answer.headers.get('allow')).to.match(/^[A-Z]+(, [A-Z]+)*$/);
          const after = await fingerprint(scene.varsla.service.pool);
          if (!bad.noted) expect(after).to.deep.equal(before);
          else {
            expect(besideTheJournal(after)).to.deep.equal(besideTheJournal(before));
            expect(await newest()).to.deep.equal([entries + 1, bad.noted]);
          }
        });
    });

  it('a HEAD answers as its GET, without the body', async () => {
    const path = `/api/v1/incidents/${scene.id.aware}`;
    const read = await scene.api.auditor('GET', path);
    const head = await scene.api.auditor('HEAD', path);
    expect([head.status, head.headers.get('etag'), head.body.length]).to.deep.equal([
      200,
      read.headers.get('etag'),
      0,
    ]);
    expect((await scene.api.anonymous('HEAD', path)).status).to.equal(401);
  });

  // Last, since it takes the first administrator's token away.
  describe('the last administrator', () => {
    it('keeps a token', async () => {
      const { items } = (await scene.api.administrator('GET', '/api/v1/tokens')).body;
      const administrators = items.filter(({ role }: { role: string }) => role === 'administrator');
      const first = administrators.find(({ name }: { name: string }) => name === 'Administrator');
      const last = administrators.find(({ name }: { name: string }) => name !== 'Administrator');
      await scene.api.administrator('DELETE', `/api/v1/tokens/${first.id}`);
      const before = await fingerprint(scene.varsla.service.pool);
      const answer = await scene.api.administrator('DELETE', `/api/v1/tokens/${last.id}`);
      expect([answer.status, answer.body.type]).to.deep.equal([409, 'urn:varsla:problem:frozen']);
      expect(await fingerprint(scene.varsla.service.pool)).to.deep.equal(before);
    });
  });
});
