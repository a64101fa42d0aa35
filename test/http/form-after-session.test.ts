import { expect } from 'chai';
import { createRoamingBrowser, type RoamingBrowser } from '../support/roaming-browser.ts';
import { createTestService, type TestService } from '../support/service.ts';

const password = 'tre hester i snøen';

describe('a form that comes when its session has ended', () => {
  let varsla: TestService;
  let url: string;
  let astrid: RoamingBrowser;
  beforeEach(async () => {
    varsla = await createTestService();
    url = varsla.url;
    astrid = createRoamingBrowser();
    const token =
      new URL((await varsla.service.firstAdministratorLink()) ?? '').searchParams.get('token') ?? '';
    await astrid.ask(`${url}/welcome`, { token, name: 'Astrid Lie', email: 'astrid@example.no', password });
    await signIn(astrid, 'astrid@example.no');
  });
  afterEach(() => varsla.close());

  const signIn = (browser: RoamingBrowser, email: string) =>
    browser.ask(`${url}/sign-in`, { email, password, next: '/' });
  const endSessions = () =>
    varsla.database.pool.query(`update account_sessions set expires_at = now() - interval '1 second'`);
  const invite = async (name: string, email: string): Promise<void> => {
    const { text } = await astrid.ask(`${url}/settings/people`, { name, email, role: 'handler' });
    const token = /\/invitation\?token=([\w-]+)/.exec(text)?.[1] ?? '';
    expect((await createRoamingBrowser().ask(`${url}/invitation`, { token, password })).status).to.equal(303);
  };
  /** The fields of the form on a page that is sent to `action`, as a browser would send them. */
  const fieldsOf = (page: string, action: string): Record<string, string> => {
    const [, form = ''] = new RegExp(`action="${action}"[^>]*>([\\s\\S]*?)</form>`).exec(page) ?? [];
    const plain = (text: string): string =>
      text
        .replaceAll('&quot;', '"')
        .replaceAll('&#39;', "'")
        .replaceAll('&lt;', '<')
        .replaceAll('&gt;', '>')
        .replaceAll('&amp;', '&');
    return Object.fromEntries(
      [...form.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)">/g)].map(([, name, value]) => [
        plain(name ?? ''),
        plain(value ?? ''),
      ]),
    );
  };
  /** Sends what was kept, as the button does: the browser repeats the form to where it was first sent. */
  const sendKept = async (browser: RoamingBrowser) => {
    const page = await browser.follow(`${url}/kept`);
    expect(page.url).to.equal(`${url}/kept`);
    const fields = fieldsOf(page.text, '/kept/send');
    const sent = await browser.ask(`${url}/kept/send`, fields);
    expect(sent.status).to.equal(307);
    return { page, answer: await browser.ask(sent.location, fields) };
  };
  const suspicion = {
    title: 'Brev i feil konvolutt',
    description: 'To brev er «byttet» om & <sendt>.\r\nKunden ringte "straks".',
    date: '2026-11-19',
    time: '08:15',
    role: 'controller',
    step: 'save',
    key: 'f0a3d3c2-6f0e-4b38-9d56-0d3c6a1b2c3d',
  };

  it('comes back to its writer after sign-in, letter by letter, and is sent on once', async () => {
    const form = (await astrid.ask(`${url}/report`)).text;
    const key = /name="key" value="([^"]+)"/.exec(form)?.[1] ?? '';
    await endSessions();
    const posted = await astrid.ask(`${url}/report`, { ...suspicion, key });
    expect(posted.location).to.equal(`${url}/sign-in?next=%2F`);
    expect((await varsla.admin('GET', '/api/v1/incidents')).body.items).to.deep.equal([]);
    const { location } = await signIn(astrid, 'astrid@example.no');
    expect(location).to.equal(`${url}/kept`);
    const { page, answer } = await sendKept(astrid);
    expect(page.text).to.include('To brev er «byttet» om &amp; &lt;sendt&gt;.');
    expect(answer.status).to.equal(303);
    const { items } = (await varsla.admin('GET', '/api/v1/incidents')).body;
    expect(items).to.have.length(1);
    const { body } = await varsla.admin('GET', `/api/v1/incidents/${items[0].id}`);
    expect(body.description.replaceAll('\r', '')).to.equal(suspicion.description.replaceAll('\r', ''));
    expect((await astrid.ask(`${url}/kept`)).location).to.equal(`${url}/`);
  });

  it('comes back when it is as large as the largest, too', async () => {
    const register = `{"systems":[${'"et system med et navn", '.repeat(240_000)}"slutt"]}`;
    expect(register.length).to.be.greaterThan(5_000_000);
    await endSessions();
    const posted = await astrid.ask(`${url}/settings/register`, {
      source: 'text',
      document: register,
      seen: '',
    });
    expect(posted.status).to.equal(303);
    const { rows } = await varsla.database.pool.query<{ sealed: Buffer }>('select sealed from kept_forms');
    expect(rows[0]?.sealed.includes('et system')).to.equal(false);
    await signIn(astrid, 'astrid@example.no');
    const page = await astrid.follow(`${url}/kept`);
    expect(fieldsOf(page.text, '/kept/send')['document']).to.equal(register);
  });

  it('is refused, and not kept, from a browser that nobody has signed in with', async () => {
    const document = 'x'.repeat(600_000);
    const stranger = createRoamingBrowser();
    expect((await stranger.ask(`${url}/settings/register`, { source: 'text', document })).status).to.equal(
      413,
    );
    const small = await stranger.ask(`${url}/report`, suspicion);
    expect(small.status).to.equal(401);
    expect(fieldsOf(small.text, '/report')['description']).to.equal(suspicion.description);
    stranger.cookies(url).set('varsla.person', `${'0'.repeat(8)}-0000-4000-8000-${'0'.repeat(12)}.forged`);
    expect((await stranger.ask(`${url}/report`, suspicion)).status).to.equal(401);
    const { rows } = await varsla.database.pool.query('select 1 from kept_forms');
    expect(rows).to.deep.equal([]);
  });

  it('is shown to nobody else who signs in there, and waits for its writer', async () => {
    await invite('Berit Aas', 'berit@example.no');
    await endSessions();
    await astrid.ask(`${url}/report`, suspicion);
    await signIn(astrid, 'berit@example.no');
    expect((await astrid.ask(`${url}/kept`)).location).to.equal(`${url}/`);
    const taken = await astrid.ask(`${url}/kept/send`, {});
    expect(taken.location).to.equal(`${url}/`);
    const elsewhere = createRoamingBrowser();
    await signIn(elsewhere, 'astrid@example.no');
    expect((await elsewhere.ask(`${url}/kept`)).text).to.include('Kunden ringte');
  });

  it('opens for nobody when it was moved to another person in the table, and bars nobody’s way', async () => {
    await invite('Berit Aas', 'berit@example.no');
    await endSessions();
    await astrid.ask(`${url}/report`, suspicion);
    await varsla.database.pool.query(
      `update kept_forms set person_id = (select id from persons where name = 'Berit Aas')`,
    );
    const berit = createRoamingBrowser();
    await signIn(berit, 'berit@example.no');
    expect((await berit.follow(`${url}/kept`)).url).to.equal(`${url}/`);
    const { rows } = await varsla.database.pool.query('select 1 from kept_forms');
    expect(rows).to.deep.equal([]);
  });

  it('comes back after sign-out as after a session that has run out', async () => {
    const form = (await astrid.ask(`${url}/report`)).text;
    const key = /name="key" value="([^"]+)"/.exec(form)?.[1] ?? '';
    await astrid.ask(`${url}/sign-out`, {});
    await astrid.ask(`${url}/report`, { ...suspicion, key });
    expect((await varsla.admin('GET', '/api/v1/incidents')).body.items).to.deep.equal([]);
    await signIn(astrid, 'astrid@example.no');
    const { answer } = await sendKept(astrid);
    expect(answer.status).to.equal(303);
    expect((await varsla.admin('GET', '/api/v1/incidents')).body.items).to.have.length(1);
  });

  it('is not what the list asks for by itself: that leads to sign-in with the next page', async () => {
    await endSessions();
    const polled = await astrid.ask(`${url}/`, undefined, { 'HX-Request': 'true' });
    expect([polled.status, polled.headers.get('hx-refresh'), polled.text]).to.deep.equal([401, 'true', '']);
    expect((await astrid.ask(`${url}/`)).location).to.equal(`${url}/sign-in?next=%2F`);
  });
});

describe('where people come by https', () => {
  it('every cookie goes over https only', async () => {
    const varsla = await createTestService({ env: { PUBLIC_URL: 'https://varsla.example' } });
    try {
      const browser = createRoamingBrowser();
      const from = { Origin: 'https://varsla.example' };
      const { url } = varsla;
      await browser.ask(`${url}/language`, { language: 'nn', back: '/sign-in' }, from);
      const token =
        new URL((await varsla.service.firstAdministratorLink()) ?? '').searchParams.get('token') ?? '';
      const who = { email: 'astrid@example.no', password };
      await browser.ask(`${url}/welcome`, { token, name: 'Astrid Lie', ...who }, from);
      await browser.ask(`${url}/sign-in`, { ...who, next: '/' }, from);
      await browser.ask(`${url}/me/language`, { language: 'en' }, from);
      expect([...browser.attributes.keys()]).to.include.members([
        'varsla_language',
        '__Host-varsla.session_token',
        '__Host-varsla.person',
      ]);
      for (const [name, said] of browser.attributes) expect(said, name).to.match(/; Secure/i);
    } finally {
      await varsla.close();
    }
  });
});
