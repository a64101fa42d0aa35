import { expect } from 'chai';
import type { Requester } from '../../src/access/tokens.ts';
import { createDoor, goodPassword, type Door } from '../support/door.ts';
import { signIn } from '../support/at-the-door.ts';

describe('sign-in', () => {
  let door: Door;
  let admin: Requester;
  const email = 'astrid@example.no';

  beforeEach(async () => {
    door = await createDoor();
    admin = await door.administrator(email);
  });
  afterEach(() => door.close());

  it('leads to the page that was wanted, in a session whose cookie scripts cannot read', async () => {
    const browser = door.browser();
    const answer = await signIn(browser, ' Astrid@Example.NO ');
    expect([answer.status, answer.location]).to.deep.equal([303, '/kept?next=%2Fwanted']);
    expect((await browser.get('/kept?next=%2Fwanted')).location).to.equal('/wanted');
    expect((await browser.get('/wanted')).text).to.equal('wanted');
    const said = browser.attributes.get('varsla.session_token') ?? '';
    expect(said)
      .to.match(/HttpOnly/i)
      .and.to.match(/SameSite=Lax/i);
  });

  it('binds cookies to this host and to https where people come by https', async () => {
    const secure = await createDoor({ secureCookies: true });
    try {
      await secure.administrator();
      const browser = secure.browser();
      await signIn(browser, email);
      expect([...browser.cookies.keys()].every((name) => name.startsWith('__Host-'))).to.equal(true);
      for (const said of browser.attributes.values()) {
        expect(said)
          .to.match(/; Secure/i)
          .and.to.match(/Path=\//i)
          .and.to.match(/HttpOnly/i);
        expect(said).not.to.match(/domain=/i);
      }
    } finally {
      await secure.close();
    }
  });

  it('sends nobody to another site', async () => {
    for (const next of ['https://evil.example', '//evil.example', '/\\evil.example', '/.//evil.example']) {
      const { location } = await signIn(door.browser(), email, goodPassword, next);
      expect(location, next).to.equal('/kept');
    }
    const browser = door.browser();
    await signIn(browser, email);
    expect((await browser.get('/kept?next=/.//evil.example')).location).to.equal('/');
  });

  it('tells a stranger nothing of which accounts there are', async () => {
    const wrong = await signIn(door.browser(), email, 'galt passord her');
    const unknown = await signIn(door.browser('192.0.2.7'), 'ingen@example.no', 'galt passord her');
    const strange = await signIn(door.browser('192.0.2.8'), 'ikke en adresse', '');
    expect([wrong.status, unknown.status, strange.status]).to.deep.equal([401, 401, 401]);
    expect(unknown.text.replaceAll('ingen@example.no', email)).to.equal(wrong.text);
  });

  it('keeps passwords as argon2id, each with its own salt', async () => {
    await door.member(admin, 'Berit Aas', 'berit@example.no');
    const { rows } = await door.database.pool.query<{ password: string }>(
      'select password from account_credentials',
    );
    expect(rows).to.have.length(2);
    for (const { password } of rows) expect(password).to.match(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(rows[0]?.password).not.to.equal(rows[1]?.password);
  });

  it('ends the session that a browser had before', async () => {
    const browser = door.browser();
    await signIn(browser, email);
    const former = browser.cookies.get('varsla.session_token');
    await signIn(browser, email);
    expect(browser.cookies.get('varsla.session_token')).not.to.equal(former);
    browser.cookies.set('varsla.session_token', former ?? '');
    expect((await browser.get('/wanted')).status).to.equal(401);
  });

  it('knows no forged and no ended session', async () => {
    const browser = door.browser();
    await signIn(browser, email);
    const cookie = browser.cookies.get('varsla.session_token') ?? '';
    browser.cookies.set(
      'varsla.session_token',
      cookie.replace(/^./, (first) => (first === 'a' ? 'b' : 'a')),
    );
    expect((await browser.get('/wanted')).status).to.equal(401);
    browser.cookies.set('varsla.session_token', cookie);
    expect((await browser.get('/wanted')).status).to.equal(200);
    await door.database.pool.query(`update account_sessions set expires_at = now() - interval '1 second'`);
    expect((await browser.get('/wanted')).status).to.equal(401);
  });

  it('is over at once when signed out, also for a copy of the cookie', async () => {
    const browser = door.browser();
    await signIn(browser, email);
    const copy = door.browser();
    for (const [name, value] of browser.cookies) copy.cookies.set(name, value);
    expect((await browser.post('/sign-out', {})).location).to.match(/^\/sign-in/);
    expect((await copy.get('/wanted')).status).to.equal(401);
  });
});
