import { expect } from 'chai';
import type { Requester } from '../../src/access/tokens.ts';
import { type Browser, codeFor, createDoor, type Door, goodPassword } from '../support/door.ts';

const signIn = (browser: Browser, email: string, password = goodPassword, next = '/wanted') =>
  browser.post('/sign-in', { email, password, next });

const linkIn = (text: string): string => /token=([\w-]+)/.exec(text)?.[1] ?? '';

const problemOf = async (work: Promise<unknown>): Promise<string> => {
  try {
    await work;
    return 'none';
  } catch (error) {
    return (error as { type: string }).type;
  }
};

describe('the door', () => {
  let door: Door;
  let admin: Requester;
  const email = 'astrid@example.no';

  beforeEach(async () => {
    door = await createDoor();
    admin = await door.administrator(email);
  });
  afterEach(() => door.close());

  describe('the first administrator', () => {
    it('is made by a link that is offered until there is one, and by one at a time', async () => {
      const fresh = await createDoor();
      try {
        const token = await fresh.accounts.firstAdministratorToken();
        const other = await fresh.accounts.firstAdministratorToken();
        expect(token).to.match(/^[\w-]{43}$/);
        const browser = fresh.browser();
        const fields = { token: token ?? '', name: 'Åse', email: 'aase@example.no', password: goodPassword };
        expect((await browser.post('/welcome', { ...fields, password: 'kort' })).status).to.equal(422);
        const twice = await Promise.all([
          browser.post('/welcome', fields),
          browser.post('/welcome', { ...fields, token: other ?? '', name: 'Berit', email: 'b@example.no' }),
        ]);
        expect(twice.map(({ status }) => status)).to.have.members([303, 410]);
        expect(await fresh.accounts.members()).to.have.length(1);
        expect(await fresh.accounts.firstAdministratorToken()).to.equal(undefined);
        expect((await browser.post('/welcome', fields)).status).to.equal(410);
        const { rows } = await fresh.database.pool.query('select 1 from one_time_links');
        expect(rows).to.deep.equal([]);
      } finally {
        await fresh.close();
      }
    });

    it('must come within a day', async () => {
      const fresh = await createDoor();
      try {
        const token = (await fresh.accounts.firstAdministratorToken()) ?? '';
        fresh.clock.forward(25);
        const input = { name: 'Åse', email: 'aase@example.no', password: goodPassword };
        expect(await fresh.accounts.createFirstAdministrator(token, input)).to.equal(false);
      } finally {
        await fresh.close();
      }
    });
  });

  describe('sign-in', () => {
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

  describe('wrong passwords', () => {
    it('lock the account for their address, in any number at once, and after a restart', async () => {
      const tries = Array.from({ length: 40 }, () => signIn(door.browser(), email, 'galt passord her'));
      const statuses = (await Promise.all(tries)).map(({ status }) => status);
      expect(statuses.filter((status) => status === 401)).to.have.length(5);
      expect(statuses.filter((status) => status === 429)).to.have.length(35);
      door = await door.restarted();
      const locked = await signIn(door.browser(), email);
      expect([locked.status, locked.headers.get('retry-after')]).to.deep.equal([429, '900']);
      door.clock.forward(0.26);
      expect((await signIn(door.browser(), email)).status).to.equal(303);
    });

    it('do not keep the owner out from elsewhere, until they come from everywhere', async () => {
      for (let index = 0; index < 6; index += 1)
        await signIn(door.browser('198.51.100.1'), email, 'galt passord her');
      const browser = door.browser('192.0.2.9');
      expect((await signIn(browser, email)).status).to.equal(303);
      for (let index = 0; index < 21; index += 1)
        await signIn(door.browser(`203.0.113.${index}`), email, 'galt passord her');
      expect((await signIn(door.browser('192.0.2.10'), email)).status).to.equal(429);
      expect((await browser.get('/wanted')).status).to.equal(200);
    });

    it('lock an address that tries many accounts, and accounts that are not there like those that are', async () => {
      for (let index = 0; index < 30; index += 1)
        await signIn(door.browser('198.51.100.2'), `navn${index}@example.no`, 'galt passord her');
      expect((await signIn(door.browser('198.51.100.2'), email)).status).to.equal(429);
      for (let index = 0; index < 5; index += 1)
        await signIn(door.browser(), 'ingen@example.no', 'galt passord');
      expect((await signIn(door.browser(), 'ingen@example.no', 'galt passord')).status).to.equal(429);
    });

    it('stand in the journal by number, without an address', async () => {
      await signIn(door.browser('198.51.100.3'), email, 'galt passord her');
      await signIn(door.browser('198.51.100.3'), 'ingen@example.no', 'galt passord her');
      await signIn(door.browser('198.51.100.3'), email);
      const entries = await door.journal();
      expect(entries.map(({ type }) => type)).to.deep.equal([
        'member.added',
        'sign-in.refused',
        'sign-in.refused',
        'sign-in.succeeded',
      ]);
      const text = JSON.stringify(entries);
      for (const personal of ['example.no', '198.51', 'Astrid', 'galt'])
        expect(text).not.to.include(personal);
      expect(text).to.include(admin.personId);
    });
  });

  describe('the second factor', () => {
    const start = async (browser: Browser) => {
      const { text } = await browser.post('/me/second-factor', { password: goodPassword });
      const secret = /secret=([A-Z2-7]+)/.exec(text)?.[1] ?? '';
      const codes = [...text.matchAll(/<code>([\w]{5}-[\w]{5})<\/code>/g)].map(([, code]) => code ?? '');
      expect((await browser.post('/me/second-factor/confirm', { code: codeFor(secret) })).status).to.equal(
        303,
      );
      return { secret, codes };
    };

    it('is asked for after the password, and takes each code once', async () => {
      const owner = door.browser();
      await signIn(owner, email);
      const { secret } = await start(owner);
      expect((await owner.get('/me')).status).to.equal(200);
      const browser = door.browser();
      const asked = await signIn(browser, email);
      expect(asked.location).to.equal('/sign-in/second-factor?next=%2Fwanted');
      expect((await browser.get('/wanted')).status).to.equal(401);
      const wrong = codeFor(secret) === '000000' ? '111111' : '000000';
      expect((await browser.post('/sign-in/second-factor', { code: wrong })).status).to.equal(401);
      const code = codeFor(secret, 1);
      const done = await browser.post('/sign-in/second-factor', { code, next: '/wanted' });
      expect(done.location).to.equal('/kept?next=%2Fwanted');
      expect((await browser.get('/wanted')).status).to.equal(200);
      const thief = door.browser();
      await signIn(thief, email);
      expect((await thief.post('/sign-in/second-factor', { code })).status).to.equal(401);
      expect((await thief.get('/wanted')).status).to.equal(401);
    });

    it('takes a recovery code in its place, once', async () => {
      const owner = door.browser();
      await signIn(owner, email);
      const { codes } = await start(owner);
      expect(codes).to.have.length(10);
      for (const expected of [303, 401]) {
        const browser = door.browser();
        await signIn(browser, email);
        const answer = await browser.post('/sign-in/second-factor', { code: codes[0] ?? '' });
        expect(answer.status).to.equal(expected);
      }
    });

    it('is no way in without a password, and stops guessing', async () => {
      const owner = door.browser();
      await signIn(owner, email);
      const { secret } = await start(owner);
      const stranger = door.browser();
      expect((await stranger.post('/sign-in/second-factor', { code: codeFor(secret, 1) })).status).to.equal(
        401,
      );
      const browser = door.browser();
      await signIn(browser, email);
      const wrong = codeFor(secret) === '000000' ? '111111' : '000000';
      for (let index = 0; index < 6; index += 1)
        await browser.post('/sign-in/second-factor', { code: wrong });
      expect((await browser.post('/sign-in/second-factor', { code: codeFor(secret, 1) })).status).to.equal(
        401,
      );
    });

    it('is turned off with the password only', async () => {
      const owner = door.browser();
      await signIn(owner, email);
      await start(owner);
      expect((await owner.post('/me/second-factor/stop', { password: 'galt passord' })).status).to.equal(422);
      expect((await owner.post('/me/second-factor/stop', { password: goodPassword })).status).to.equal(303);
      expect((await signIn(door.browser(), email)).location).to.equal('/kept?next=%2Fwanted');
    });
  });

  describe('links', () => {
    it('reset a password once, within the hour, and end every session', async () => {
      const browser = door.browser();
      await signIn(browser, email);
      const stranger = door.browser('192.0.2.30');
      const asked = await stranger.post('/forgot', { email });
      const unknown = await stranger.post('/forgot', { email: 'ingen@example.no' });
      expect(asked.text).to.equal(unknown.text);
      while (door.mails.length === 0) await new Promise((resolve) => setImmediate(resolve));
      expect(door.mails.map(({ to }) => to.email)).to.deep.equal([email]);
      const token = linkIn(door.mails[0]?.text ?? '');
      const { rows } = await door.database.pool.query('select * from one_time_links');
      expect(JSON.stringify(rows)).not.to.include(token);
      const shown = await stranger.get(`/reset?token=${token}`);
      expect(shown.headers.get('referrer-policy')).to.equal('no-referrer');
      const password = 'fire kyr på jordet';
      expect((await stranger.post('/reset', { token, password: 'astrid@example.no' })).status).to.equal(422);
      const twice = await Promise.all([1, 2].map(() => stranger.post('/reset', { token, password })));
      expect(twice.map(({ status }) => status)).to.have.members([303, 410]);
      expect((await browser.get('/wanted')).status).to.equal(401);
      expect((await signIn(door.browser(), email)).status).to.equal(401);
      expect((await signIn(door.browser(), email, password)).status).to.equal(303);
    });

    it('are too old after their time', async () => {
      await door.browser().post('/forgot', { email });
      while (door.mails.length === 0) await new Promise((resolve) => setImmediate(resolve));
      const { link } = await door.accounts.invite(admin, {
        name: 'Berit',
        email: 'b@example.no',
        role: 'handler',
      });
      door.clock.forward(1.01);
      const password = goodPassword;
      const reset = { token: linkIn(door.mails[0]?.text ?? ''), password };
      expect((await door.browser().post('/reset', reset)).status).to.equal(410);
      door.clock.forward(7 * 24);
      const invitation = { token: linkIn(link), password };
      expect((await door.browser().post('/invitation', invitation)).status).to.equal(410);
    });

    it('do not serve another purpose', async () => {
      const { link } = await door.accounts.invite(admin, {
        name: 'Berit',
        email: 'b@example.no',
        role: 'handler',
      });
      expect(await door.accounts.resetPassword(linkIn(link), goodPassword)).to.equal(false);
      expect(await door.accounts.acceptInvitation(linkIn(link), goodPassword)).to.equal(true);
      expect(await door.accounts.acceptInvitation(linkIn(link), goodPassword)).to.equal(false);
    });
  });

  describe('roles', () => {
    it('are what the person acts as, from the next request on', async () => {
      const personId = await door.member(admin, 'Berit Aas', 'berit@example.no', 'handler');
      const browser = door.browser();
      await signIn(browser, 'berit@example.no');
      const berit: Requester = { tokenId: '', personId, name: 'Berit Aas', role: 'handler' };
      expect(await problemOf(door.accounts.setRole(berit, personId, 'administrator'))).to.equal('forbidden');
      expect(
        await problemOf(door.accounts.invite(berit, { name: 'C', email: 'c@example.no', role: 'handler' })),
      ).to.equal('forbidden');
      await door.accounts.setRole(admin, personId, 'auditor');
      expect((await door.accounts.members()).find((one) => one.personId === personId)?.role).to.equal(
        'auditor',
      );
      expect((await browser.get('/wanted')).status).to.equal(200);
    });

    it('end at once for who is disabled: sessions, password, reset', async () => {
      const personId = await door.member(admin, 'Berit Aas', 'berit@example.no');
      const browser = door.browser();
      await signIn(browser, 'berit@example.no');
      await door.accounts.disable(admin, personId);
      expect((await browser.get('/wanted')).status).to.equal(401);
      expect((await signIn(door.browser(), 'berit@example.no')).status).to.equal(401);
      const { rows } = await door.database.pool.query('select 1 from account_sessions');
      expect(rows).to.deep.equal([]);
    });

    it('leave one administrator, also when two step down at once', async () => {
      expect(await problemOf(door.accounts.disable(admin, admin.personId))).to.equal('frozen');
      const personId = await door.member(admin, 'Berit Aas', 'berit@example.no', 'administrator');
      const outcomes = await Promise.all([
        problemOf(door.accounts.setRole(admin, admin.personId, 'handler')),
        problemOf(door.accounts.setRole(admin, personId, 'handler')),
      ]);
      expect(outcomes.sort()).to.deep.equal(['frozen', 'none']);
    });

    it('are given to one account a name and an address', async () => {
      const input = { name: 'astrid  LIE', email: 'ny@example.no', role: 'handler' } as const;
      expect(await problemOf(door.accounts.invite(admin, input))).to.equal('invalid-input');
      const again = { name: 'En Annen', email: 'ASTRID@example.no', role: 'handler' } as const;
      expect(await problemOf(door.accounts.invite(admin, again))).to.equal('invalid-input');
      expect(await door.accounts.members()).to.have.length(1);
    });
  });

  describe('what was typed when the session ended', () => {
    const typed = { description: 'Liste sendt til feil mottaker', version: '4', password: 'hemmelig her' };

    it('waits for its writer, is sent on as it was, and waits no more', async () => {
      const browser = door.browser();
      await signIn(browser, email);
      await door.database.pool.query('delete from account_sessions');
      expect((await browser.post('/written', typed)).text).to.equal('kept');
      const { rows } = await door.database.pool.query<{ sealed: Buffer }>('select sealed from kept_forms');
      expect(rows[0]?.sealed.toString('latin1')).not.to.include('Liste');
      await signIn(browser, email);
      const page = await browser.get('/kept');
      expect(page.text).to.include('Liste sendt til feil mottaker').and.not.to.include('hemmelig her');
      const sent = await browser.post('/kept/send', { description: typed.description, version: '4' });
      expect([sent.status, sent.location]).to.deep.equal([307, '/written']);
      expect((await browser.get('/kept')).location).to.equal('/');
    });

    it('is shown to nobody else, kept for no stranger, and for half an hour', async () => {
      await door.member(admin, 'Berit Aas', 'berit@example.no');
      expect((await door.browser().post('/written', typed)).text).to.equal('stranger');
      const browser = door.browser();
      await signIn(browser, email);
      await browser.post('/sign-out', {});
      expect((await browser.post('/written', typed)).text).to.equal('kept');
      await signIn(browser, 'berit@example.no');
      expect((await browser.get('/kept')).location).to.equal('/');
      await signIn(browser, email);
      expect((await browser.get('/kept')).status).to.equal(200);
      door.clock.forward(0.51);
      expect((await browser.get('/kept')).location).to.equal('/');
    });
  });

  it('lists sessions and ends them all', async () => {
    const [one, two] = [door.browser(), door.browser()];
    await signIn(one, email);
    await signIn(two, email);
    expect((await one.get('/me')).text.match(/Provenettleser/g)).to.have.length(2);
    await one.post('/me/sign-out-everywhere', {});
    expect((await one.get('/wanted')).status).to.equal(401);
    expect((await two.get('/wanted')).status).to.equal(401);
  });

  it('writes pages and mails in the language that a person chose', async () => {
    const browser = door.browser();
    await signIn(browser, email);
    await browser.post('/me/language', { language: 'nn' });
    expect((await browser.get('/me')).text).to.include('Min brukar');
    await door.browser().post('/forgot', { email });
    while (door.mails.length === 0) await new Promise((resolve) => setImmediate(resolve));
    expect(door.mails[0]?.text).to.include('Nokon har bede om eit nytt passord');
  });
});
