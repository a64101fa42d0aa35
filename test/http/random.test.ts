import { expect } from 'chai';
import fc from 'fast-check';
import { formOf } from '../support/upload.ts';
import { createScene, type Scene, standings } from './scene.ts';
import { besideTheJournal, fingerprint } from './whole-database.ts';
import { goodBodies, wildBody, wildHeaders, wildId, wildQuery } from './wild-values.ts';

/** Requests to each operation. */
const runs = 50;

const oldBreaches = 'Tittel;Oppdaget\nEn;2020-01-01';

describe('whatever is sent', () => {
  let scene: Scene;
  let state: Record<string, string>;
  let operations: { method: string; path: string; takesBody: boolean }[];
  /** The one contact, and one way to reach them. */
  let contact: { id: string; methodId: string };
  /** One that waits for approval, of the incident that is aware. */
  let exemptionId: string;
  /** A file of the same incident. */
  let attachmentId: string;
  /** The newest file of people, of the same incident. */
  let importId = '00000000-0000-4000-8000-000000000000';
  /** Older breaches that were brought in. */
  let broughtId: string;
  before(async () => {
    scene = await createScene();
    const { body } = await scene.api.administrator('PUT', '/api/v1/contacts', {
      body: { contacts: [{ name: 'Vakt', email: 'vakt@example.no' }] },
    });
    const [{ id }] = body.contacts;
    const ways = await scene.api.administrator('GET', `/api/v1/contacts/${id}/methods`);
    contact = { id, methodId: ways.body.methods[0].id };
    const claimed = await scene.api.handler('POST', `/api/v1/incidents/${scene.id.aware}/exemptions`, {
      body: { code: 'risk-removed', evidence: { measures: 'Locked.', effect: 'Nobody gets in.' } },
    });
    exemptionId = claimed.body.id;
    const kept = await scene.api.handler(
      'POST',
      `/api/v1/incidents/${scene.id.aware}/attachments`,
      formOf({ kind: 'other', disclosure: 'releasable' }, { name: 'a.txt', content: 'A file' }),
    );
    attachmentId = kept.body.id;
    const list = formOf({}, { name: 'old.csv', content: oldBreaches });
    broughtId = (await scene.api.administrator('POST', '/api/v1/breach-register/imports', list)).body.id;
    await scene.api.administrator('POST', `/api/v1/breach-register/imports/${broughtId}/acceptance`);
    state = await fingerprint(scene.varsla.service.pool);
    const { paths } = (await scene.api.anonymous('GET', '/openapi.json')).body as {
      paths: Record<string, Record<string, { requestBody?: object }>>;
    };
    operations = Object.entries(paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, { requestBody }]) => ({
        method: method.toUpperCase(),
        path,
        takesBody: requestBody !== undefined,
      })),
    );
  });
  after(() => scene.varsla.close());

  it('is thrown at every operation that takes a body', () => {
    const taking = operations.filter(({ path, takesBody }) => takesBody && path.startsWith('/api/'));
    expect(Object.keys(goodBodies)).to.have.members(taking.map(({ method, path }) => `${method} ${path}`));
  });

  /** What may stand in the journal: a refused landline, steps that alert nobody or go in a circle, files taken away. */
  const isNoted = (method: string, path: string): boolean =>
    /^(PUT .*\/(escalation|contacts)|POST .*\/methods|GET .*\/(breach-register\/(export|statistics|imports\/.*)|case-file|documentation|proof|reports\/.*|content|spreadsheet|people\/imports.*))$/.test(
      `${method} ${path.split('?', 1)[0] ?? ''}`,
    );

  const files: Record<string, string> = {
    'people/imports': 'Navn\nKari\n',
    'breach-register/imports': oldBreaches,
  };

  /** A body as the operation takes it: JSON, or a form with a file that is right and fields that are wild. */
  const sending = (path: string, body: unknown, headers: Record<string, string>) => {
    if (!/\/incidents\/[^/]+\/(attachments|people\/imports)$|\/breach-register\/imports$/.test(path))
      return { raw: JSON.stringify(body) ?? '', headers };
    const fields = Object.entries(typeof body === 'object' && body !== null ? body : { body });
    const texts = fields.map(([name, value]) => [name.replaceAll(/["\r\n]/g, ''), String(value)]);
    const form = formOf(Object.fromEntries(texts) as Record<string, string>, {
      name: 'b.txt',
      content: files[path.split('/').slice(-2).join('/')] ?? 'Another file',
    });
    return { ...form, headers: { ...headers, ...form.headers } };
  };

  /** Never our fault; and a refusal, like a reading, changes nothing. */
  const holds = async (method: string, path: string, body: unknown, headers: Record<string, string>) => {
    const answer = await scene.api.administrator(method, path, {
      headers,
      ...(method !== 'GET' && method !== 'DELETE' && sending(path, body, headers)),
    });
    const after = await fingerprint(scene.varsla.service.pool);
    expect(answer.status, JSON.stringify(answer.body)).to.be.below(500);
    if (path.endsWith(`${scene.id.aware}/people/imports`) && answer.status === 201) importId = answer.body.id;
    if (answer.status >= 400) {
      expect(answer.headers.get('content-type')).to.match(/^application\/problem\+json/);
      expect(answer.body).to.include({ status: answer.status });
      for (const { pointer } of answer.body.errors ?? []) expect(pointer).to.match(/^($|\/|\?)/);
    }
    const shown = isNoted(method, path) ? besideTheJournal : structuredClone<typeof state>;
    if (answer.status >= 400 || method === 'GET') expect(shown(after)).to.deep.equal(shown(state));
    state = after;
    return answer.status;
  };

  const someId = fc.oneof(
    {
      weight: 6,
      arbitrary: fc.constantFrom(...standings).map((standing) => (): string => scene.id[standing]),
    },
    { weight: 1, arbitrary: wildId.map((id) => () => id) },
  );

  /** Undefined: the version that is current. */
  const someHeaders = fc.option(wildHeaders, { nil: undefined, freq: 2 });
  const etagOf = async (id: string): Promise<string> =>
    (await scene.api.administrator('GET', `/api/v1/incidents/${id}`)).headers.get('etag') ?? '"1"';

  /** Ways and absences are a contact's; everything else that has an id is about an incident. */
  const fill = (path: string, id: string): string =>
    path
      .replace('/contacts/{id}', `/contacts/${Object.values(scene.id).includes(id) ? contact.id : id}`)
      .replace('{methodId}', contact.methodId)
      .replace('{exemptionId}', exemptionId)
      .replace('{attachmentId}', attachmentId)
      .replace('{deliveryId}', '00000000-0000-4000-8000-000000000000')
      .replace('{importId}', path.includes('breach-register') ? broughtId : importId)
      .replace('{id}', id);

  /** The others have a version of their own: without one they take what is right. */
  const ofIncident = (path: string): boolean => path.startsWith('/api/v1/incidents');

  /** Accepted only with what was sent to somebody. */
  const secretive = ['POST /api/v1/contacts/{id}/methods/{methodId}/verify'];

  for (const [name, good] of Object.entries(goodBodies))
    it(`${name}: answered without our fault, and refused without a trace`, async () => {
      const [method = '', path = ''] = name.split(' ');
      const statuses = new Set<number>();
      await fc.assert(
        fc.asyncProperty(someId, wildBody(good), someHeaders, async (id, body, headers) => {
          // Beside incidents a version is asked of nobody, and theirs is a stale one.
          const current = async () =>
            path.includes('/incidents/{id}') ? { 'If-Match': await etagOf(id()) } : {};
          const read = headers ?? (await current());
          statuses.add(await holds(method, fill(path, id()), body, read));
        }),
        { numRuns: runs, examples: [[() => scene.id.aware, good[0], ofIncident(path) ? undefined : {}]] },
      );
      // Both came about: whatever is refused at the gate already shows little.
      expect([...statuses]).to.include(422);
      // Nothing is closed to the one administrator of the scene who asks, nor on hold, nor anything approved to be sent: a good body finds nothing.
      const isGood = (status: number) =>
        /restricted-incidents|\/hold\/|\/notice\/(run\/|samples)|\/deliveries\/|retention\/purge/.test(path)
          ? status === 404 || status === 409
          : status < 300;
      expect([...statuses].some(isGood)).to.equal(!secretive.includes(name));
    });

  it('every one without a body: answered without our fault, and without a trace', async () => {
    const reading = operations.filter(({ path, takesBody }) => !takesBody && path.startsWith('/api/'));
    await fc.assert(
      fc.asyncProperty(fc.nat(), someId, wildQuery, wildHeaders, async (pick, id, query, headers) => {
        const { method, path } = reading[pick % reading.length] as (typeof reading)[number];
        await holds(method, fill(path, id()) + query, undefined, headers);
      }),
      { numRuns: 3 * runs },
    );
  });
});
