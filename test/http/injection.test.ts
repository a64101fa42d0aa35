import { once } from 'node:events';
import { readdir, readFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { expect } from 'chai';
import { firstAdministrator, type PageClient } from '../support/page-client.ts';
import { type Api, createTestService, type TestService } from '../support/service.ts';
import { formOf } from '../support/upload.ts';

/** What somebody could write to be taken for code by a page, a document or a mail. Numbers betray that it was run. */
const hostile = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' onfocus=alert(1) autofocus x='",
  '{{7*191}} {{#name}}x{{/name}} {{{constructor}}}',
  '${7*191} #{7*191} <%= 7*191 %>',
  '#(7*191) #read("/etc/passwd") #set page(fill: red) $ x $ *b* _i_ @ref <label> // `raw`',
  'javascript:alert(1)',
] as const;
const all = hostile.join(' ');
/** Marks that stand only where something was run or was let through as markup. */
const run = /1337|<script>alert|<img src=x|root:.*:0:0:/;

/** A request whose path stands as it is written: `fetch` would tidy it up. */
const rawGet = async (url: string, path: string, headers = ''): Promise<string> => {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  let text = '';
  socket.on('data', (chunk: Buffer) => {
    text += chunk.toString('latin1');
  });
  socket.write(`GET ${path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n${headers}\r\n`);
  await once(socket, 'close');
  return text;
};

describe('what is written to be taken for code', () => {
  let varsla: TestService;
  let pages: PageClient;
  let pia: Api;
  let id: string;

  const mails = async (): Promise<string[]> => {
    const folder = join(varsla.dataDir, 'outbox');
    const names = await readdir(folder, { recursive: true }).catch(() => []);
    const files = names.filter((name) => name.endsWith('.eml'));
    return Promise.all(files.map((name) => readFile(join(folder, name), 'utf8')));
  };

  before(async () => {
    varsla = await createTestService();
    pages = await firstAdministrator(varsla, { name: `R ${hostile[0]}`, email: 'ragnhild@example.org' });
    pia = await varsla.person(`Pia ${hostile[1]}`, 'approver');
    await varsla.admin('PUT', '/api/v1/organisation', {
      body: { name: `WEPACK ${hostile[0]}`, dpo: { name: all.slice(0, 150), email: 'pvo@wepack.example' } },
    });
    const { body } = await varsla.admin('POST', '/api/v1/incidents', {
      body: {
        title: all.slice(0, 200),
        description: all,
        detectedAt: '2026-11-20T07:15:00Z',
        role: 'controller',
      },
    });
    id = body.id;
    const fact = { certainty: 'known', value: all };
    const facts = Object.fromEntries(
      [
        'whatHappened',
        'likelyConsequences',
        'measuresTaken',
        'measuresPlanned',
        'mitigation',
        'mainCause',
      ].map((key) => [key, fact]),
    );
    const recorded = await varsla.admin('PATCH', `/api/v1/incidents/${id}/facts`, { body: facts });
    expect(recorded.status).to.equal(200);
    const said = { kind: 'other', disclosure: 'exempt', basis: all, note: all };
    const file = formOf(said, { name: `${hostile[0]}.txt`, content: `Slik kom det: ${all}` });
    expect((await varsla.admin('POST', `/api/v1/incidents/${id}/attachments`, file)).status).to.equal(201);
    for (const event of [
      { type: 'breach.confirmed' },
      { type: 'risk.assessed', level: 'high', reasoning: all },
      { type: 'breach.contained', note: all },
    ])
      expect((await varsla.event(varsla.admin, id, event)).status).to.equal(200);
  });
  after(() => varsla.close());

  it('stands on every page as it was written', async () => {
    for (const view of ['', '/facts', '/report', '/attachments', '/people', '/notice', '/journal']) {
      const { status, text } = await pages.get(`/incidents/${id}${view}`);
      expect(status, view).to.equal(200);
      expect(text, view).not.to.match(run);
      expect(text, view).to.include('&lt;script&gt;alert(1)&lt;/script&gt;');
      expect(text, view).not.to.match(/href="javascript:/);
    }
    for (const path of ['/', '/me', '/settings/organisation', '/settings/people', '/settings/tokens'])
      expect((await pages.get(path)).text, path).not.to.match(run);
  });

  it('comes back into a form escaped, in each of its fields', async () => {
    const fields = Object.fromEntries(
      ['title', 'description', 'date', 'time', 'turn', 'system', 'role', 'key', 'step'].map((name) => [
        name,
        all,
      ]),
    );
    const report = await pages.post('/report', fields);
    expect(report.status).to.equal(422);
    expect(report.text).to.include('value="&lt;script&gt;').and.not.match(run);
    expect((await pages.post('/', { search: all, cursor: '' })).text)
      .to.include('{{7*191}}')
      .and.not.match(run);
    const wrong = await pages.post(`/incidents/${id}/facts`, { 'whatHappened.value': all, version: all });
    expect(wrong.text).not.to.match(run);
  });

  it('is printed in the PDF as it was written', async () => {
    for (const language of ['nb', 'nn', 'en']) {
      const { status, body } = await varsla.admin(
        'GET',
        `/api/v1/incidents/${id}/reports/authority?format=pdf&language=${language}`,
      );
      expect(status).to.equal(200);
      expect((body as Buffer).subarray(0, 5).toString()).to.equal('%PDF-');
      expect((body as Buffer).toString('latin1')).not.to.match(/\/(JavaScript|JS|Launch|URI|EmbeddedFile)\b/);
    }
    const record = await varsla.admin('GET', `/api/v1/incidents/${id}/documentation`);
    expect(record.status).to.equal(200);
    expect((record.body as Buffer).toString('latin1')).not.to.match(
      /\/(JavaScript|JS|Launch|URI|EmbeddedFile)\b/,
    );
    const { body } = await varsla.admin('GET', `/api/v1/incidents/${id}/reports/authority?format=json`);
    expect(JSON.stringify(body))
      .to.include('#read(')
      .and.not.match(/1337|root:/);
  });

  it('breaks no header of a mail and becomes no field of it', async () => {
    const list = (name: string) =>
      varsla.admin('PUT', `/api/v1/incidents/${id}/people`, {
        body: { people: [{ name, email: 'kari@example.no' }] },
      });
    for (const name of ['Kari\r\nBcc: evil@example.org', 'Kari\nBcc: evil@example.org', 'Kari\u0000'])
      expect((await list(name)).status, JSON.stringify(name)).to.equal(422);
    expect((await list(`Kari ${hostile[0]} {{name}} {{7*191}}`)).status).to.equal(200);
    const own = 'Hei {{name}}.\n\nSe hva som har skjedd, og ring oss.';
    const texts = {
      nb: { email: { subject: 'Viktig\r\nBcc: evil@example.org', text: own }, sms: { text: 'x' } },
    };
    const path = `/api/v1/incidents/${id}/notice`;
    const broken = await varsla.admin('PUT', path, { body: { texts } });
    expect(JSON.stringify(broken.body.faults)).to.include('/nb/email/subject');
    expect((await varsla.event(varsla.admin, id, { type: 'notice.submitted' })).status).to.equal(422);
    texts.nb.email.subject = 'Viktig <script>alert(1)</script>';
    expect((await varsla.admin('PUT', path, { body: { texts } })).status).to.equal(200);
    for (const [api, type] of [
      [varsla.admin, 'notice.submitted'],
      [pia, 'notice.approved'],
    ] as const) {
      const { status, body } = await varsla.event(api, id, { type });
      expect(status, JSON.stringify(body)).to.equal(200);
    }
    await varsla.service.runOnce();
    const sent = (await mails()).filter((mail) => /^To:.*kari@example\.no/m.test(mail));
    expect(sent).to.have.lengthOf(1);
    const [head = '', ...parts] = (sent[0] ?? '').split(/\r?\n\r?\n/);
    expect(head).not.to.match(/^Bcc:/m);
    const decoded = parts
      .map((part) => (/^[A-Za-z0-9+/=\s]+$/.test(part) ? Buffer.from(part, 'base64').toString() : part))
      .join('\n')
      .replaceAll('=\r\n', '')
      .replaceAll('=\n', '')
      .replaceAll('=3D', '=');
    expect(decoded).to.include('{{7*191}}').and.include('&lt;script&gt;').and.not.match(/1337/);
  });

  it('leads out of no folder', async () => {
    const up = ['../', '..%2f', '%2e%2e/', '%2e%2e%2f', '..\\', '..%5c', '....//', '%252e%252e%252f'];
    for (const step of up)
      for (const [base, target] of [
        ['/assets/', 'package.json'],
        ['/assets/inter/', 'package.json'],
        ['/docs/assets/', 'package.json'],
        ['/assets/', 'etc/passwd'],
      ] as const) {
        const answer = await rawGet(varsla.url, `${base}${step.repeat(8)}${target}`);
        expect(answer, `${base}${step}`).to.match(/^HTTP\/1\.1 (400|403|404|30\d)/);
        expect(answer).not.to.match(/"varsla"|root:/);
      }
    for (const path of [`/incidents/..%2f..%2fsettings`, '/incidents/%00'])
      expect((await pages.get(path)).status, path).to.equal(404);
    for (const source of ['../../package', '/etc/passwd', 'wepack.json/../../../package']) {
      const { text, status } = await pages.post('/settings/register/preview', { source });
      expect(status, source).to.be.within(400, 499);
      expect(text).not.to.match(/"dependencies"|root:/);
    }
  });

  it('sets no header and leads to no other site', async () => {
    const away = [
      '//evil.example',
      '/\\evil.example',
      'https://evil.example',
      '/\r\nSet-Cookie: x=1',
      '/.//evil.example',
    ];
    for (const back of away) {
      const { location, headers, status } = await pages.post('/language', { language: 'nb', back });
      expect([status, location], back).to.deep.equal([303, '/']);
      expect(headers.getSetCookie().join()).not.to.include('x=1');
      const next = await pages.get(`/sign-in?next=${encodeURIComponent(back)}`);
      expect(next.location, back).to.match(/^\/(kept)?$/);
    }
    const answer = await rawGet(varsla.url, '/report?x=%0d%0aSet-Cookie:%20x=1', 'Accept: text/html\r\n');
    expect(answer.split('\r\n\r\n')[0]).not.to.match(/^set-cookie: x=1/im);
    // Who asks says which host it is; no link and no redirect believes it.
    const forged = await rawGet(
      varsla.url,
      '/report',
      'Accept: text/html\r\nX-Forwarded-Host: evil.example\r\n',
    );
    expect(forged).not.to.include('evil.example');
  });

  it('is no SQL', async () => {
    for (const search of [
      "'; drop table incidents; --",
      "' or '1'='1",
      '\\',
      '%',
      '_',
      "'||pg_sleep(9)||'",
    ]) {
      const { status, body } = await varsla.admin(
        'GET',
        `/api/v1/incidents?search=${encodeURIComponent(search)}`,
      );
      expect(status, search).to.equal(200);
      expect(body.items.length, search).to.equal(all.slice(0, 200).includes(search) ? 1 : 0);
    }
    expect((await varsla.admin('GET', `/api/v1/incidents/${id}`)).status).to.equal(200);
  });
});
