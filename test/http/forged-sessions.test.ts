import { createHmac } from 'node:crypto';
import { expect } from 'chai';
import { linkIn, signIn } from '../support/at-the-door.ts';
import { type Browser, codeFor, createDoor, type Door, goodPassword } from '../support/door.ts';

const session = 'varsla.session_token';
const email = 'astrid@example.no';

describe('a session that is not one', () => {
  let door: Door;
  beforeEach(async () => {
    door = await createDoor();
  });
  afterEach(() => door.close());

  const copyOf = (browser: Browser): Browser => {
    const copy = door.browser();
    for (const [name, value] of browser.cookies) copy.cookies.set(name, value);
    return copy;
  };
  const opens = async (browser: Browser): Promise<boolean> => {
    const { status } = await browser.get('/wanted');
    expect(status).to.be.oneOf([200, 401]);
    return status === 200;
  };

  it('opens nothing, however it was made', async () => {
    const admin = await door.administrator(email);
    await door.member(admin, 'Berit Aas', 'berit@example.no', 'auditor');
    const [astrid, berit] = [door.browser(), door.browser()];
    await signIn(astrid, email);
    await signIn(berit, 'berit@example.no');
    const good = decodeURIComponent(astrid.cookies.get(session) ?? '');
    const [token = '', signature = ''] = good.split('.');
    const [, other = ''] = decodeURIComponent(berit.cookies.get(session) ?? '').split('.');
    const { rows } = await door.database.pool.query<{ id: string; token: string }>(
      'select id, token from account_sessions',
    );
    const signed = (text: string, key: string): string =>
      `${text}.${createHmac('sha256', key).update(text).digest('base64')}`;
    const forged = [
      '',
      '.',
      token,
      `${token}.`,
      `${token}.${other}`,
      `.${signature}`,
      `${token}.${signature.toLowerCase()}`,
      `${rows[0]?.id}.${signature}`,
      signed(token, ''),
      signed(token, 'secret'),
      signed(token, 'better-auth-secret-12345678901234567890'),
      '%E0%A4%A',
      `${token}.${signature}${'A'.repeat(8000)}`,
      "' or 1=1 --",
      '__proto__',
    ];
    for (const [index, value] of forged.entries()) {
      const browser = door.browser();
      browser.cookies.set(session, index % 2 === 0 ? value : encodeURIComponent(value));
      expect(await opens(browser), `forgery ${index}`).to.equal(false);
    }
    expect(await opens(astrid)).to.equal(true);
  });

  it('opens nothing once it was left: signed out here, everywhere, by a reset, by a new one', async () => {
    await door.administrator(email);
    const leave: ((browser: Browser) => Promise<unknown>)[] = [
      (browser) => browser.post('/sign-out', {}),
      (browser) => browser.post('/me/sign-out-everywhere', {}),
      (browser) => signIn(browser, email),
      async () => {
        await door.browser().post('/forgot', { email });
        while (door.mails.length === 0) await new Promise((resolve) => setImmediate(resolve));
        const token = linkIn(door.mails[0]?.text ?? '');
        expect((await door.browser().post('/reset', { token, password: goodPassword })).status).to.equal(303);
      },
    ];
    for (const [index, go] of leave.entries()) {
      const browser = door.browser();
      await signIn(browser, email);
      const copy = copyOf(browser);
      expect(await opens(copy), `before ${index}`).to.equal(true);
      await go(browser);
      expect(await opens(copy), `after ${index}`).to.equal(false);
    }
  });

  it('opens nothing when it was the half of a sign-in that waits for its second factor', async () => {
    await door.administrator(email);
    const owner = door.browser();
    await signIn(owner, email);
    const { text } = await owner.post('/me/second-factor', { password: goodPassword });
    const secret = /secret=([A-Z2-7]+)/.exec(text)?.[1] ?? '';
    const before = copyOf(owner);
    await owner.post('/me/second-factor/confirm', { code: codeFor(secret) });
    expect(await opens(owner)).to.equal(true);
    expect(await opens(before)).to.equal(false);
    const half = door.browser();
    await signIn(half, email);
    expect(await opens(half)).to.equal(false);
    const waiting = half.cookies.get('varsla.two_factor') ?? '';
    expect(waiting).not.to.equal('');
    half.cookies.set(session, waiting);
    expect(await opens(half)).to.equal(false);
    // A challenge is answered once: what is left of it answers nothing.
    const replay = copyOf(half);
    replay.cookies.delete(session);
    half.cookies.delete(session);
    const answered = await half.post('/sign-in/second-factor', { code: codeFor(secret, 1) });
    expect(answered.status).to.equal(303);
    expect((await replay.post('/sign-in/second-factor', { code: codeFor(secret, -1) })).status).to.equal(401);
    expect(await opens(replay)).to.equal(false);
  });

  it('ends after its hours', async () => {
    await door.administrator(email);
    const browser = door.browser();
    await signIn(browser, email);
    const { rows } = await door.database.pool.query<{ hours: number }>(
      'select round(extract(epoch from expires_at - created_at) / 3600)::int as hours from account_sessions',
    );
    expect(rows).to.deep.equal([{ hours: 12 }]);
    await door.database.pool.query(`update account_sessions set expires_at = now() - interval '1 second'`);
    expect(await opens(browser)).to.equal(false);
  });
});
