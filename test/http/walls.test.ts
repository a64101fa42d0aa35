import { once } from 'node:events';
import { type AddressInfo, connect } from 'node:net';
import { Writable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { expect } from 'chai';
import { pino } from 'pino';
import { createServer } from '../../src/http/create-server.ts';
import { firstAdministrator, type PageClient } from '../support/page-client.ts';
import { createTestService, type TestService } from '../support/service.ts';

/** Sends bytes as they are, and gives all that came back. */
const talk = async (url: string, bytes: string): Promise<{ status: number; text: string }> => {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  let text = '';
  socket.on('data', (chunk: Buffer) => {
    text += chunk.toString();
  });
  socket.write(bytes);
  await once(socket, 'close');
  return { status: Number(/^HTTP\/1\.1 (\d{3})/.exec(text)?.[1]), text };
};

const expectBare = ({ status, text }: { status: number; text: string }, expected: number): void => {
  expect(status, text).to.equal(expected);
  const [head = '', body = ''] = text.split('\r\n\r\n');
  expect(head)
    .to.match(/^Content-Type: application\/problem\+json/m)
    .and.match(/^Connection: close/m);
  expect(JSON.parse(body)).to.include({ type: 'about:blank', status: expected });
  expect(text).not.to.match(/skjult/i);
};

describe('the walls', () => {
  let varsla: TestService;
  let pages: PageClient;
  let logged = '';
  const lines = (): Record<string, unknown>[] =>
    logged
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);

  before(async () => {
    const sink = new Writable({
      write(chunk: Buffer, _encoding, done) {
        logged += chunk.toString();
        done();
      },
    });
    varsla = await createTestService({ log: pino({ level: 'debug' }, sink) });
    pages = await firstAdministrator(varsla);
  });
  after(() => varsla.close());

  it('answer what is no request with a problem, and echo nothing of it', async () => {
    expectBare(await talk(varsla.url, 'SKJULT / HTTP/1.1\r\nHost: x\r\n\r\n'), 400);
    expectBare(await talk(varsla.url, 'skjult\r\n\r\n'), 400);
    expectBare(await talk(varsla.url, 'GET / HTTP/1.1\r\nHost: x\r\nContent-Length: skjult\r\n\r\n'), 400);
    expectBare(
      await talk(varsla.url, `GET / HTTP/1.1\r\nHost: x\r\nX-Much: ${'skjult'.repeat(4000)}\r\n\r\n`),
      431,
    );
    const smuggled =
      'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n';
    expectBare(await talk(varsla.url, smuggled), 400);
  });

  it('let nobody hold a connection by sending slowly', async () => {
    const slow = createServer(() => {}, {
      headersTimeout: 40,
      requestTimeout: 80,
      connectionsCheckingInterval: 20,
    });
    slow.listen(0, '127.0.0.1');
    await once(slow, 'listening');
    const url = `http://127.0.0.1:${(slow.address() as AddressInfo).port}`;
    expectBare(await talk(url, 'GET / HTTP/1.1\r\nHost: x\r\n'), 408);
    expectBare(await talk(url, 'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\n{'), 408);
    slow.close();
    const usual = createServer(() => {});
    expect(usual.headersTimeout).to.be.within(1, 30_000);
    expect(usual.requestTimeout).to.be.within(1, 120_000);
    expect(usual.timeout).to.be.within(1, 300_000);
  });

  it('name every request in its answer and in the log, and take no name from the caller', async () => {
    const ids = new Set<string>();
    const paths = [
      '/',
      '/report',
      '/nothing',
      '/assets/varsla.css',
      '/assets/x',
      '/livez',
      '/docs',
      '/api/v1/x',
    ];
    for (const path of paths) {
      const { headers, status } = await pages.get(path, { 'X-Request-Id': 'skjult' });
      const id = headers.get('x-request-id') ?? '';
      expect(id, path).to.match(/^[0-9a-f-]{36}$/);
      ids.add(id);
      expect(
        lines().find((line) => line['id'] === id),
        path,
      ).to.include({ status, method: 'GET' });
    }
    expect(ids.size).to.equal(paths.length);
    expect(logged).not.to.match(/skjult/);
  });

  it('put the same headers before everything that is answered', async () => {
    for (const path of [
      '/',
      '/sign-in',
      '/nothing',
      '/assets/varsla.css',
      '/docs',
      '/livez',
      '/api/v1/tokens',
    ]) {
      const { headers } = await pages.get(path);
      const csp = headers.get('content-security-policy') ?? '';
      expect(csp, path).to.include("default-src 'none'").and.include("frame-ancestors 'none'");
      expect(csp, path).not.to.include('unsafe');
      expect(headers.get('x-content-type-options'), path).to.equal('nosniff');
      expect(headers.get('strict-transport-security'), path).to.match(/max-age=\d{7,}/);
      expect(headers.get('cross-origin-opener-policy'), path).to.equal('same-origin');
      expect(headers.get('x-powered-by'), path).to.equal(null);
      expect(headers.get('access-control-allow-origin'), path).to.equal(null);
    }
    expect((await pages.get('/')).headers.get('cache-control')).to.equal('no-store');
  });

  it('bound what is sent: forms of strangers and members, webhooks, and what unpacks to more than it seems', async () => {
    const long = (bytes: number): string => 'x'.repeat(bytes);
    const stranger = await fetch(`${varsla.url}/sign-in`, {
      method: 'POST',
      body: new URLSearchParams({ email: long(600_000) }),
    });
    expect(stranger.status).to.equal(413);
    expect((await pages.post('/report', { title: long(600_000) })).status).to.equal(422);
    const tooLong = await pages.post('/report', { title: long(13_000_000) });
    expect(tooLong.status).to.equal(413);
    expect(tooLong.text).not.to.include('xxxx');
    const manyFields = Object.fromEntries(Array.from({ length: 6000 }, (_, index) => [`f${index}`, '']));
    expect((await pages.post('/report', manyFields)).status).to.equal(413);
    const bomb = gzipSync(JSON.stringify({ title: long(50_000_000) }));
    expect(bomb.length).to.be.below(100_000);
    const headers = { 'Content-Encoding': 'gzip' };
    expect((await varsla.admin('POST', '/api/v1/incidents', { raw: bomb, headers })).status).to.equal(413);
    expect((await varsla.anonymous('POST', '/webhooks/sendgrid', { raw: bomb, headers })).status).to.equal(
      413,
    );
  });

  it('hand out files as downloads only, under names of our own making', async () => {
    const { body: incident } = await varsla.admin('POST', '/api/v1/incidents', {
      body: {
        title: '"; filename="x.html"\u2028<script>',
        description: 'x',
        detectedAt: '2026-11-20T08:00:00Z',
        role: 'controller',
      },
    });
    await varsla.admin('PUT', '/api/v1/organisation', { body: { name: 'WEPACK AS' } });
    await varsla.event(varsla.admin, incident.id, { type: 'breach.confirmed' });
    const api = await varsla.admin('GET', `/api/v1/incidents/${incident.id}/reports/authority?format=pdf`);
    const page = await pages.get(`/incidents/${incident.id}/report.pdf`);
    for (const { headers, status } of [api, page]) {
      expect(status).to.equal(200);
      expect(headers.get('content-type')).to.equal('application/pdf');
      expect(headers.get('content-disposition')).to.match(/^attachment; filename="?AV-2026-\d{4}-nb\.pdf"?$/);
      expect(headers.get('x-content-type-options')).to.equal('nosniff');
    }
    const register = await pages.get('/settings/register/download');
    if (register.status === 200)
      expect(register.headers.get('content-disposition')).to.match(/^attachment; filename="[\w.-]+"$/);
  });

  it('say of our own fault its id and nothing else: no stack, no file, no SQL', async () => {
    await varsla.service.pool.query('alter table facts rename to facts_gone');
    await varsla.service.pool.query('alter table settings rename to settings_gone');
    try {
      const page = await pages.get('/settings/organisation');
      const api = await varsla.admin('GET', '/api/v1/organisation');
      expect([page.status, api.status]).to.deep.equal([500, 500]);
      const said = [page.text, JSON.stringify(api.body)];
      for (const text of said)
        expect(text).not.to.match(/\bat \S+ \(|\.ts\b|node_modules|relation|settings_gone|\bselect\b/i);
      for (const [index, { headers }] of [page, api].entries()) {
        const id = headers.get('x-request-id') ?? '';
        expect(said[index]).to.include(id);
        expect(lines().find((line) => line['id'] === id && line['level'] === 50)).to.have.property('stack');
      }
    } finally {
      await varsla.service.pool.query('alter table facts_gone rename to facts');
      await varsla.service.pool.query('alter table settings_gone rename to settings');
    }
  });
});
