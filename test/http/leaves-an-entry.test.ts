import { expect } from 'chai';
import { exportingRoutes } from '../../src/api-exports.ts';
import { approveNotice } from '../support/approved-notice.ts';
import {
  createPageClient,
  firstAdministrator,
  type PageClient,
  pagePassword,
} from '../support/page-client.ts';
import { pdf } from '../support/sample-files.ts';
import { type Answer, createTestService, type TestService } from '../support/service.ts';
import { formOf } from '../support/upload.ts';

interface Scene {
  varsla: TestService;
  pages: PageClient;
  /** Of an incident whose notice was approved, with a file and a report. */
  at: string;
  ids: Record<string, string>;
}

/** What somebody does, the entry that it must leave, and in whose journal: the house's, or the incident's. */
type Deed = [
  name: string,
  where: 'house' | 'incident',
  type: string,
  act: (scene: Scene) => Promise<unknown>,
];

const ok = (answer: Answer): Answer => {
  expect(answer.status, JSON.stringify(answer.body)).to.be.within(200, 299);
  return answer;
};
const get =
  (path: string) =>
  async ({ varsla, at, ids }: Scene): Promise<unknown> =>
    ok(
      await varsla.admin(
        'GET',
        path.replace('{at}', at).replaceAll(/\{(\w+)\}/g, (_whole, name: string) => ids[name] ?? ''),
      ),
    );

const deeds: readonly Deed[] = [
  // Access to contact data.
  [
    'looking a person up',
    'incident',
    'people.looked-up',
    async ({ varsla, at }) =>
      ok(await varsla.admin('POST', `${at}/people/look-up`, { body: { address: 'a@example.org' } })),
  ],
  ['reading the rejected rows', 'incident', 'people.rejected-read', get('{at}/people/1/rejected')],
  [
    'seeing the rows of a file',
    'house',
    'document.exported',
    get('/api/v1/incidents/{fresh}/people/imports/{import}'),
  ],
  ['opening an exempt attachment', 'incident', 'attachment.read', get('{at}/attachments/{file}/content')],
  [
    'a report for somebody on what is held on them',
    'house',
    'access-report.made',
    async ({ varsla }) =>
      ok(await varsla.admin('POST', '/api/v1/access-reports', { body: { address: 'a@example.org' } })),
  ],
  // Exports.
  ['the case file', 'incident', 'case-file.exported', get('{at}/case-file')],
  ['the internal documentation', 'house', 'document.exported', get('{at}/documentation')],
  ['the same as data', 'house', 'document.exported', get('{at}/documentation?format=json')],
  ['the proof of notice', 'house', 'document.exported', get('{at}/notice/proof?format=csv')],
  ['the notice to the authority', 'house', 'document.exported', get('{at}/reports/authority')],
  ['one version of it', 'house', 'document.exported', get('{at}/reports/{report}?format=pdf')],
  ['the answer sheet', 'house', 'document.exported', get('{at}/reports/authority/sheet?format=pdf')],
  ['an attachment', 'house', 'document.exported', get('{at}/attachments/{file}/content')],
  ['the register of breaches', 'house', 'breach-register.exported', get('/api/v1/breach-register/export')],
  [
    'its figures',
    'house',
    'document.exported',
    get('/api/v1/breach-register/statistics?year=2026&format=pdf'),
  ],
  // Sign-ins.
  [
    'signing in',
    'house',
    'sign-in.succeeded',
    async ({ pages }) => pages.post('/sign-in', { email: 'ragnhild@example.org', password: pagePassword }),
  ],
  [
    'signing in with a wrong password',
    'house',
    'sign-in.refused',
    async ({ varsla }) =>
      createPageClient(varsla.url).post('/sign-in', {
        email: 'ragnhild@example.org',
        password: 'feil passord her',
      }),
  ],
  [
    'signing in as nobody',
    'house',
    'sign-in.refused',
    async ({ varsla }) =>
      createPageClient(varsla.url).post('/sign-in', {
        email: 'nobody@example.org',
        password: 'feil passord her',
      }),
  ],
  ['signing out', 'house', 'sign-out', async ({ pages }) => pages.post('/sign-out', {})],
  // Rights.
  [
    'inviting somebody',
    'house',
    'member.added',
    async ({ ids, varsla }) => {
      const pages = createPageClient(varsla.url);
      await pages.post('/sign-in', { email: 'ragnhild@example.org', password: pagePassword });
      const { text } = await pages.post('/settings/people', {
        name: 'Ny',
        email: 'ny@example.org',
        role: 'handler',
      });
      ids['invitation'] = /\/invitation\?token=([\w-]+)/.exec(text)?.[1] ?? '';
    },
  ],
  [
    'accepting the invitation',
    'house',
    'invitation.accepted',
    async ({ ids, varsla }) =>
      createPageClient(varsla.url).post('/invitation', {
        token: ids['invitation'] ?? '',
        password: pagePassword,
      }),
  ],
  [
    'making a token',
    'house',
    'token.issued',
    async ({ varsla, ids }) => {
      ids['token'] = ok(
        await varsla.admin('POST', '/api/v1/tokens', { body: { name: 'Pia', role: 'approver' } }),
      ).body.id;
    },
  ],
  [
    'ending a token',
    'house',
    'token.revoked',
    async ({ varsla, ids }) => ok(await varsla.admin('DELETE', `/api/v1/tokens/${ids['token']}`)),
  ],
  [
    'saying who may see a case',
    'incident',
    'access.changed',
    async ({ varsla, at }) =>
      ok(await varsla.admin('PUT', `${at}/access`, { body: { restricted: true, people: [] } })),
  ],
  [
    'opening it to all',
    'incident',
    'access.changed',
    async ({ varsla, at }) => ok(await varsla.admin('PUT', `${at}/access`, { body: { restricted: false } })),
  ],
  [
    'signing the journals',
    'house',
    'heads.signed',
    async ({ varsla }) => ok(await varsla.admin('POST', '/api/v1/signed-heads')),
  ],
];

/** Files that are no export: an empty form, and what is published. A calendar is read by a program, with its own secret. */
const noExport = /import-template|\/schemas\/|\/calendar\//;
/** Those that write an entry of their own. */
const ownEntry = /case-file|people\/\{number\}\/rejected|breach-register\/export/;

describe('what leaves an entry in a journal', function () {
  this.timeout(60_000);
  let scene: Scene;
  before(async () => {
    const varsla = await createTestService();
    const pages = await firstAdministrator(varsla);
    const pia = await varsla.person('Pia', 'approver');
    const people = [{ name: 'Kari', email: 'kari@example.org' }];
    const id = await approveNotice(varsla.admin, pia, people, '2026-11-20T08:00:00Z');
    const at = `/api/v1/incidents/${id}`;
    ok(await varsla.event(varsla.admin, id, { type: 'report.submitted' }));
    const report = ok(await varsla.admin('GET', `${at}/reports`)).body.items[0].id as string;
    const form = formOf(
      { kind: 'other', disclosure: 'exempt', basis: 'B' },
      { name: 'a.pdf', content: pdf('a') },
    );
    const file = ok(await varsla.admin('POST', `${at}/attachments`, form)).body.id as string;
    const opening = { title: 'T', description: 'D', detectedAt: '2026-11-20T08:00:00Z', role: 'controller' };
    const fresh = ok(await varsla.admin('POST', '/api/v1/incidents', { body: opening })).body.id as string;
    const list = formOf({}, { name: 'l.csv', content: 'Navn;E-post\nOla;ola@example.org\n' });
    const imported = ok(await varsla.admin('POST', `/api/v1/incidents/${fresh}/people/imports`, list)).body
      .id;
    scene = { varsla, pages, at, ids: { report, file, fresh, import: imported as string } };
  });
  after(() => scene.varsla.close());

  const newest = async (where: 'house' | 'incident'): Promise<{ position: number; types: string[] }> => {
    const stream = where === 'house' ? 'system' : scene.at.split('/').at(-1);
    const { rows } = await scene.varsla.service.pool.query<{ position: number; type: string }>(
      'select position, type from journal where stream = $1 order by position',
      [stream],
    );
    return { position: rows.length, types: rows.map(({ type }) => type) };
  };

  for (const [name, where, type, act] of deeds)
    it(`${name}: ${type}`, async () => {
      const before = await newest(where);
      await act(scene);
      const after = await newest(where);
      expect(after.types.slice(before.position)).to.include(type);
    });

  it('every route by which a file leaves', async () => {
    const { paths } = (await scene.varsla.anonymous('GET', '/openapi.json')).body as {
      paths: Record<string, { get?: { responses: Record<string, { content?: object }> } }>;
    };
    const files = Object.entries(paths).flatMap(([path, { get: read }]) => {
      const types = Object.keys(read?.responses['200']?.content ?? {});
      return types.some((type) => !/json/.test(type)) && path.startsWith('/api/') ? [`GET ${path}`] : [];
    });
    expect(files.length).to.be.above(8);
    const left = files.filter(
      (name) => !noExport.test(name) && !ownEntry.test(name) && !(name in exportingRoutes),
    );
    expect(left).to.deep.equal([]);
  });

  it('a file that is looked at again and again while it is read in, once an hour', async () => {
    const { varsla, ids } = scene;
    const path = `/api/v1/incidents/${ids['fresh']}/people/imports/${ids['import']}`;
    const read = async (): Promise<number> => {
      const before = await newest('house');
      ok(await varsla.admin('GET', path));
      return (await newest('house')).position - before.position;
    };
    expect(await read()).to.equal(0);
    varsla.clock.forward(2);
    expect([await read(), await read()]).to.deep.equal([1, 0]);
  });

  it('and none of them names anybody', async () => {
    const { rows } = await scene.varsla.service.pool.query<{ said: string }>(
      `select string_agg(body, ' ') as said from journal where type ~ 'exported|looked|read|sign'`,
    );
    expect(rows[0]?.said).not.to.match(/kari|ola|example\.org|ragnhild/i);
  });
});
