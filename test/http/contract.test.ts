import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { type Api, clientFor, createTestService, type TestService } from '../support/service.ts';
import { badRequests, sendBad } from './cases/all.ts';
import { type ContractServer, startContractServer } from './contract-server.ts';
import { proveAlarms } from './prove-alarms.ts';
import { proveAssessment } from './prove-assessment.ts';
import { proveAttachments } from './prove-attachments.ts';
import { proveBreachRegister, proveExchange } from './prove-breach-register.ts';
import { proveEvidence } from './prove-evidence.ts';
import { provePeople } from './prove-people.ts';
import { smallDocument } from '../support/edpb-document.ts';
import { createScene, opening, type Scene } from './scene.ts';

interface Operation {
  summary?: string;
  tags?: string[];
  security?: object[];
  responses: Record<string, { description?: string; content?: Record<string, unknown> }>;
}
interface Document {
  openapi: string;
  paths: Record<string, Record<string, Operation>>;
}

const documentOf = async (varsla: TestService): Promise<Document> =>
  (await varsla.anonymous('GET', '/openapi.json')).body;

const operationsOf = (document: Document) =>
  Object.entries(document.paths).flatMap(([path, operations]) =>
    Object.entries(operations).map(([method, operation]) => ({
      name: `${method.toUpperCase()} ${path}`,
      method: method.toUpperCase(),
      path,
      operation,
    })),
  );

interface Layer {
  route?: { path: string; methods: Record<string, boolean> };
  handle: { stack?: Layer[] };
}

/** `GET /api/v1/incidents/{id}`, as the router has it; what answers to every method is there to refuse. */
const mounted = (layers: readonly Layer[]): string[] =>
  layers.flatMap(({ route, handle }) => {
    if (!route) return mounted(handle.stack ?? []);
    const methods = Object.keys(route.methods);
    if (methods.length > 5) return [];
    return methods.map((method) => `${method.toUpperCase()} ${route.path.replaceAll(/:(\w+)/g, '{$1}')}`);
  });

const isOpen = (path: string): boolean => !path.startsWith('/api/');
const strictPolicy =
  "default-src 'none';script-src 'self';style-src 'self';img-src 'self' data:;font-src 'self';connect-src 'self';" +
  "base-uri 'none';form-action 'self';frame-ancestors 'none'";

describe('the contract', () => {
  describe('the document', () => {
    let varsla: TestService;
    let document: Document;
    before(async () => {
      varsla = await createTestService();
      document = await documentOf(varsla);
    });
    after(() => varsla.close());

    it('is OpenAPI 3.1 and holds every route', () => {
      expect(document.openapi).to.match(/^3\.1\./);
      const { stack } = (varsla.service.app as unknown as { router: { stack: Layer[] } }).router;
      const pages = ['GET /openapi.json', 'GET /docs', 'GET /docs/start.js', 'GET /docs/mark.svg'];
      const routes = mounted(stack).filter(
        (route) => !pages.includes(route) && !route.startsWith('GET /assets/'),
      );
      expect(operationsOf(document).map(({ name }) => name)).to.have.members(routes);
      expect(routes).to.include('PATCH /api/v1/incidents/{id}/facts').and.have.length.above(15);
    });

    it('says of every operation what it is, who may, and what it answers', () => {
      for (const { name, path, operation } of operationsOf(document)) {
        expect(operation.summary, name).to.be.a('string').with.length.above(5);
        expect(operation.tags, name).to.have.lengthOf(1);
        const statuses = Object.keys(operation.responses);
        // One way to go well, or two where what is there already is not made again.
        const well = statuses.filter((status) => status.startsWith('2')).join(' and ');
        expect(well, name).to.match(/^(?:\d{3}|200 and 201)$/);
        expect(operation.security, name).to.deep.equal(isOpen(path) ? undefined : [{ token: [] }]);
        if (!isOpen(path)) expect(statuses, name).to.include.members(['401', '403', '422', '500']);
        for (const [status, { description, content }] of Object.entries(operation.responses)) {
          expect(description, `${name} ${status}`).to.be.a('string').with.length.above(2);
          if (Number(status) >= 400 && path !== '/readyz')
            expect(Object.keys(content ?? {}), `${name} ${status}`).to.deep.equal([
              'application/problem+json',
            ]);
        }
      }
    });

    it('is open, as are its page, its files and the health; all else wants a token', async () => {
      for (const path of ['/openapi.json', '/docs', '/docs/start.js', '/livez', '/readyz'])
        expect((await varsla.anonymous('GET', path)).status, path).to.equal(200);
      for (const { name, method, path, operation } of operationsOf(document)) {
        if (!operation.security) continue;
        const answer = await varsla.anonymous(
          method,
          path.replace('{id}', '00000000-0000-4000-8000-000000000000'),
          {
            ...(method !== 'GET' && { body: {} }),
          },
        );
        expect([name, answer.status, answer.body.type]).to.deep.equal([
          name,
          401,
          'urn:varsla:problem:unauthenticated',
        ]);
      }
    });

    it('shows its page and its files under a strict policy, from here alone', async () => {
      const page = await varsla.anonymous('GET', '/docs');
      expect(page.headers.get('content-type')).to.match(/^text\/html/);
      const files = [...page.body.toString().matchAll(/(?:src|href)="([^"]+)"/g)].map(
        ([, file]) => file as string,
      );
      expect(files).to.include('/docs/assets/swagger-ui-bundle.js').and.have.lengthOf(4);
      for (const path of ['/docs', ...files]) {
        const answer = await varsla.anonymous('GET', path);
        expect(answer.status, path).to.equal(200);
        expect(answer.headers.get('content-security-policy'), path).to.equal(strictPolicy);
        expect(answer.headers.get('x-content-type-options'), path).to.equal('nosniff');
      }
      expect(page.body.toString()).not.to.match(/<script>|<style>|\son\w+=|\sstyle=|https?:\/\//);
    });

    it('has no address where a token is asked of a provider', async () => {
      for (const path of ['/webhooks/sendgrid', '/webhooks/twilio/status']) {
        const answer = await varsla.anonymous('POST', path, { body: [] });
        expect([answer.status, answer.body.type]).to.deep.equal([503, 'urn:varsla:problem:not-configured']);
      }
      const configured = await createTestService({
        env: {
          SENDGRID_WEBHOOK_PUBLIC_KEY: 'MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE',
          TWILIO_ACCOUNT_SID: `AC${'0'.repeat(32)}`,
          TWILIO_AUTH_TOKEN: '0'.repeat(32),
          TWILIO_FROM: 'Varsla',
        },
      });
      for (const path of ['/webhooks/sendgrid', '/webhooks/twilio/status']) {
        const answer = await configured.anonymous('POST', path, {
          raw: 'x',
          headers: { 'X-Twilio-Signature': 'x' },
        });
        expect([answer.status, answer.body.type]).to.deep.equal([403, 'urn:varsla:problem:bad-signature']);
      }
      await configured.close();
    });
  });

  describe('the main path', () => {
    let varsla: TestService;
    let contract: ContractServer;
    let document: Document;
    const metricsToken = 'metrics-token-0123456789';
    before(async () => {
      varsla = await createTestService({ env: { METRICS_TOKEN: metricsToken } });
      document = await documentOf(varsla);
      contract = await startContractServer(varsla.service.app, document as never, { requests: true });
    });
    after(async () => {
      await contract.close();
      await varsla.close();
    });

    it('sends and answers, by every operation, what the document says', async () => {
      const issue = async (name: string, role: string): Promise<{ id: string; api: Api }> => {
        const { body } = await varsla.admin('POST', '/api/v1/tokens', { body: { name, role } });
        return { id: body.id, api: clientFor(contract.url, body.token) };
      };
      const { api: ada } = await issue('Ada', 'administrator');
      const { api: hanna } = await issue('Hanna', 'handler');
      const { api: pia } = await issue('Pia', 'approver');
      const ok = async (
        api: Api,
        method: string,
        path: string,
        body?: object,
        headers?: Record<string, string>,
      ) => {
        const answer = await api(method, path, { ...(body && { body }), ...(headers && { headers }) });
        expect(answer.status, `${method} ${path} ${JSON.stringify(answer.body)}`).to.be.within(200, 299);
        return answer;
      };
      const register = readFileSync(
        new URL('../../templates/registers/wepack.json', import.meta.url),
        'utf8',
      );
      const made = await ok(ada, 'POST', '/api/v1/tokens', { name: 'Rune', role: 'auditor' });
      await ok(ada, 'GET', '/api/v1/tokens');
      await ok(ada, 'DELETE', `/api/v1/tokens/${made.body.id}`);
      await ok(ada, 'PUT', '/api/v1/organisation', {
        name: 'WEPACK AS',
        organisationNumber: '977 281 962',
        dpo: { name: 'Ombudet', email: 'pvo@wepack.example', phone: '22 39 69 00' },
      });
      await ok(ada, 'PUT', '/api/v1/contacts', {
        contacts: [
          { name: 'Vakt', email: 'vakt@wepack.example', mobile: '+47 400 00 000', order: 2, language: 'en' },
        ],
      });
      await ok(ada, 'PUT', '/api/v1/register', JSON.parse(register));
      for (const name of ['organisation', 'contacts', 'register', 'register/findings'])
        await ok(hanna, 'GET', `/api/v1/${name}`);
      const { body: form } = await ok(ada, 'GET', '/api/v1/authority/form');
      await ok(ada, 'PUT', '/api/v1/authority/form', form);
      await ok(hanna, 'GET', '/api/v1/authority/form?version=1');
      await ok(hanna, 'GET', '/api/v1/authority/form/versions');
      await ok(ada, 'PUT', '/api/v1/authority/role', { holder: null, how: 'Nobody has it yet.' });
      await ok(hanna, 'GET', '/api/v1/authority/role');
      await proveAlarms(ada, ok, varsla.dataDir);
      const spreadsheet = await ok(hanna, 'GET', '/api/v1/register/spreadsheet');
      const content = (spreadsheet.body as Buffer).toString('base64');
      const { body: reread } = await ok(ada, 'POST', '/api/v1/register/spreadsheet', { content });
      await ok(ada, 'PUT', '/api/v1/register', reread);
      const { body: opened } = await ok(
        hanna,
        'POST',
        '/api/v1/incidents',
        {
          ...opening,
          awareAt: '2026-11-20T08:30:00+00:00',
          awareReason: 'Logs read.',
          system: JSON.parse(register).systems[0].key,
        },
        { 'Idempotency-Key': 'one' },
      );
      const at = `/api/v1/incidents/${opened.id}`;
      let version = `"${opened.version}"`;
      const say = async (api: Api, body: object) => {
        const answer = await ok(api, 'POST', `${at}/events`, body, { 'If-Match': version });
        version = answer.headers.get('etag') ?? '';
      };
      const unknown = { certainty: 'to-be-determined' };
      const facts = {
        nature: { certainty: 'known', value: ['confidentiality'] },
        peopleCount: { certainty: 'estimated', value: 2 },
        peopleCategories: { certainty: 'known', value: ['kunder'] },
        breachBegan: { certainty: 'known', value: '2026-11-19T20:00:00+01:00' },
        whatHappened: { certainty: 'known', value: 'En liste lå åpen.' },
        likelyConsequences: { certainty: 'known', value: 'Falske meldinger.' },
        measuresTaken: { certainty: 'known', value: 'Filen er fjernet.' },
        measuresPlanned: unknown,
        mitigation: { certainty: 'cannot-be-determined', value: null },
      };
      version =
        (await ok(hanna, 'PATCH', `${at}/facts`, facts, { 'If-Match': version })).headers.get('etag') ?? '';
      await say(hanna, { type: 'breach.contained', note: 'Closed.' });
      await say(hanna, { type: 'risk.assessed', level: 'high', reasoning: 'Names.' });
      await say(hanna, { type: 'report.submitted' });
      await say(pia, { type: 'report.returned', reason: 'Again.' });
      await say(hanna, { type: 'report.submitted' });
      await say(pia, { type: 'report.approved' });
      await say(hanna, { type: 'authority.phoned', at: '2026-11-20T08:40:00Z', note: 'They know.' });
      await say(hanna, {
        type: 'authority.notified',
        channel: 'altinn',
        at: '2026-11-20T08:45:00Z',
        kind: 'first',
        reference: 'AR1',
        followUpDueAt: '2026-12-01T08:00:00Z',
      });
      await say(hanna, {
        type: 'authority.registered',
        caseNumber: '26/01234',
        documentNumber: '26/01234-1',
      });
      await say(hanna, { type: 'report.submitted', kind: 'correction', completeness: 'incomplete' });
      await say(pia, { type: 'report.returned', reason: 'Not yet.' });
      const { duties } = (await ok(hanna, 'GET', at)).body;
      await say(hanna, { type: 'duty.dropped', key: duties[0].key, reason: 'All is said.' });
      await ok(hanna, 'GET', `${at}/notice`);
      const [reader] = (await ok(ada, 'GET', '/api/v1/contacts')).body.contacts;
      await ok(hanna, 'POST', `${at}/notice/samples`, { contactId: reader.id, channel: 'email' });
      await ok(hanna, 'PUT', `${at}/people`, {
        people: [{ name: 'Kari', email: 'kari@example.no', phone: '900 00 000', language: 'nn' }, {}],
      });
      const texts = {
        email: { subject: 'Om deg', text: 'Hei\n\nEn liste lå åpen. Spør pvo@wepack.example.' },
        sms: { text: 'En liste lå åpen. Spør pvo@wepack.example' },
      };
      version =
        (await ok(hanna, 'PUT', `${at}/notice`, { texts: { nb: texts, nn: texts } })).headers.get('etag') ??
        '';
      await say(hanna, { type: 'notice.submitted' });
      await say(pia, { type: 'notice.approved' });
      await varsla.service.runOnce();
      await ok(hanna, 'GET', `${at}/notice/run`);
      const [message] = (await ok(hanna, 'GET', `${at}/deliveries?limit=1`)).body.items;
      await varsla.database.pool.query(`update deliveries set state = 'unknown' where id = $1`, [message.id]);
      const settled = { decision: 'sent', reason: 'Sett i loggen.' };
      await ok(hanna, 'POST', `${at}/deliveries/${message.id}/decision`, settled);
      await ok(hanna, 'PUT', `${at}/notice/run/quiet`, { quiet: { from: 21, to: 7 } });
      for (const step of ['pause', 'resume', 'stop'])
        await ok(hanna, 'POST', `${at}/notice/run/${step}`, { reason: 'Sett.' });
      version = (await ok(hanna, 'GET', at)).headers.get('etag') ?? '';
      await say(hanna, { type: 'remainder.decided', reason: 'Nobody knows them.' });
      await say(hanna, { type: 'incident.closed', summary: 'Done.' });
      await say(hanna, { type: 'incident.reopened', reason: 'More.' });
      for (const path of [
        '/missing',
        '/missing?for=first-notice',
        '/journal?limit=5',
        '/journal?after=5',
        '/deliveries?limit=1',
        '/reports/authority?format=json&language=nn',
        '/reports/authority/differences',
        '/reports',
        '/reports/authority?content=draft&format=json',
        '/reports/authority?language=en',
        '/reports/authority?format=docx',
        '/documentation?format=json',
        '/documentation?language=nn',
        '/notice/proof?format=json',
        '/notice/proof?format=csv&language=en',
        '/notice/proof',
        '/reports/authority/sheet',
        '/reports/authority/sheet?format=text&content=draft',
        '/reports/authority/sheet?format=pdf',
        '/delay-reason-draft?language=nn',
      ])
        await ok(hanna, 'GET', at + path);
      const { items: versions } = (await ok(hanna, 'GET', `${at}/reports`)).body;
      for (const query of ['?format=json', '?language=nn', '/differences'])
        await ok(hanna, 'GET', `${at}/reports/${versions.at(-1).id}${query}`);
      await ok(hanna, 'GET', '/api/v1/incidents?status=aware&limit=1');
      const { items: staff } = (await ok(hanna, 'GET', '/api/v1/staff')).body;
      const personId = staff.find(({ name }: { name: string }) => name === 'Pia').id;
      await ok(hanna, 'PUT', `${at}/owner`, { personId });
      await ok(hanna, 'PUT', `${at}/access`, { restricted: true, people: [personId] });
      await ok(hanna, 'GET', `${at}/access`);
      await ok(ada, 'GET', '/api/v1/restricted-incidents');
      await ok(ada, 'POST', `/api/v1/restricted-incidents/${opened.id}/open`, { reason: 'Both are ill.' });
      await ok(hanna, 'PUT', `${at}/access`, { restricted: false });
      const anonymous = clientFor(contract.url, undefined);
      const { body: calendar } = await ok(hanna, 'POST', '/api/v1/me/calendar', { language: 'nn' });
      await ok(hanna, 'GET', '/api/v1/me/calendar');
      await ok(anonymous, 'GET', new URL(calendar.url).pathname);
      await ok(hanna, 'DELETE', '/api/v1/me/calendar');
      const since = varsla.clock.now();
      await varsla.database.pool.query(`insert into holds (reason, since) values ('rolled-back', $1)`, [
        since,
      ]);
      await ok(hanna, 'GET', '/api/v1/readiness');
      await ok(ada, 'POST', '/api/v1/readiness/tries', { check: 'key' });
      await ok(ada, 'POST', '/api/v1/readiness/key-copy', { kept: true });
      await ok(hanna, 'GET', '/api/v1/hold');
      await ok(ada, 'POST', '/api/v1/hold/release', { reason: 'Sett.', notices: 'send' });
      await ok(hanna, 'GET', '/api/v1/hold');
      await proveAssessment(hanna, pia, ok);
      await proveAttachments(hanna, opened.id);
      await provePeople(hanna, () => varsla.service.runOnce());
      await proveEvidence(ada, opened.id, ok);
      await proveBreachRegister(ada);
      await proveExchange(hanna, opened.id, smallDocument);
      for (const path of ['/livez', '/readyz']) await ok(anonymous, 'GET', path);
      await ok(anonymous, 'GET', '/metrics', undefined, { Authorization: `Bearer ${metricsToken}` });
      expect(contract.faults).to.deep.equal([]);
      const promised = operationsOf(document)
        .filter(({ path }) => !path.startsWith('/webhooks/'))
        .flatMap(({ name, operation }) =>
          Object.keys(operation.responses)
            .filter((status) => status.startsWith('2'))
            .map((status) => `${name} ${status}`),
        );
      expect([...contract.seen]).to.include.members(promised);
    });
  });

  it('an answer that is not in the document is noticed', async () => {
    const varsla = await createTestService();
    const document = await documentOf(varsla);
    const falsified = JSON.parse(
      JSON.stringify(document).replace('"status":{"type":"string"}', '"status":{"type":"integer"}'),
    );
    expect(falsified).not.to.deep.equal(document);
    const contract = await startContractServer(varsla.service.app, falsified, { requests: false });
    await clientFor(contract.url, undefined)('GET', '/livez');
    expect(contract.faults).to.have.lengthOf(1);
    await contract.close();
    await varsla.close();
  });

  describe('problems', () => {
    let scene: Scene;
    let contract: ContractServer;
    before(async () => {
      scene = await createScene(async (varsla) => {
        const document = await documentOf(varsla);
        contract = await startContractServer(varsla.service.app, document as never, { requests: false });
        return contract.url;
      });
    });
    after(async () => {
      await contract.close();
      await scene.varsla.close();
    });

    for (const [group, cases] of Object.entries(badRequests))
      it(`fit the document: ${group}`, async () => {
        // An address that cannot be decoded gets no further than the library that compares.
        for (const bad of cases.filter(({ path }) => !path.includes('%E0'))) {
          contract.faults.splice(0);
          const answer = await sendBad(scene, bad);
          expect(answer.status, bad.what).to.equal(bad.status);
          if (bad.status !== 405) expect(contract.faults, bad.what).to.deep.equal([]);
        }
      });
  });
});
