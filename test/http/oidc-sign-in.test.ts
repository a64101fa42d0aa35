import { expect } from 'chai';
import { type OidcDoor, openOidcDoor } from '../support/oidc-door.ts';
import { createRoamingBrowser, type RoamingBrowser } from '../support/roaming-browser.ts';

const berit = { sub: 'berit-1', name: 'Berit Aas', email: 'berit@example.no', email_verified: true };

describe('sign-in through a provider', () => {
  let door: OidcDoor;
  let url: string;
  beforeEach(async () => {
    door = await openOidcDoor();
    url = door.varsla.url;
    door.account(berit);
  });
  afterEach(() => door.close());

  const nameOn = async (browser: RoamingBrowser): Promise<string | undefined> => {
    const page = await browser.ask(`${url}/me`);
    return page.status === 200 ? /class="v-me" href="\/me">([^<]+)</.exec(page.text)?.[1] : undefined;
  };
  const refusals = async () => (await door.journal()).filter(({ type }) => type === 'sign-in.refused');

  it('lets in who was invited, leads to the page that was wanted, and needs the invitation no more', async () => {
    const invitation = await door.invite('Berit Aas', 'Berit@example.no');
    const browser = createRoamingBrowser();
    const page = await door.signIn(browser, 'berit-1', '/report?x=1');
    expect([page.status, page.url]).to.deep.equal([200, `${url}/report?x=1`]);
    expect(await nameOn(browser)).to.equal('Berit Aas');
    expect(browser.attributes.get('varsla.session_token')).to.match(/HttpOnly/i);
    const late = await createRoamingBrowser().ask(`${url}/invitation`, {
      token: new URL(invitation).searchParams.get('token') ?? '',
      password: 'fire kyr på jordet',
    });
    expect(late.status).to.equal(410);
    const { rows } = await door.varsla.database.pool.query(
      `select access_token, refresh_token, id_token, password, account_id from account_credentials where provider_id = 'oidc'`,
    );
    expect(rows).to.deep.equal([
      {
        access_token: null,
        refresh_token: null,
        id_token: null,
        password: null,
        account_id: `${door.provider.issuer}#berit-1`,
      },
    ]);
    const entries = await door.journal();
    expect(entries.map(({ type }) => type).slice(-2)).to.deep.equal(['identity.tied', 'sign-in.succeeded']);
    expect(JSON.stringify([entries, door.logged])).not.to.match(/berit|Aas|example\.no/i);
  });

  it('knows somebody again by the subject, also when the address has changed', async () => {
    await door.invite('Berit Aas', berit.email);
    await door.signIn(createRoamingBrowser(), 'berit-1');
    door.provider.accounts.splice(0, 1, { ...berit, email: 'berit.gift@example.no' });
    const browser = createRoamingBrowser();
    await door.signIn(browser, 'berit-1');
    expect(await nameOn(browser)).to.equal('Berit Aas');
  });

  it('tells everybody else the same, and the journal why', async () => {
    await door.invite('Berit Aas', berit.email);
    await door.invite('Cato Dahl', 'cato@example.no');
    await door.signIn(createRoamingBrowser(), 'berit-1');
    const admin = await door.administrator();
    const cato = { sub: 'cato-1', name: 'Cato Dahl', email: 'cato@example.no', email_verified: true };
    const people = (await admin.ask(`${url}/settings/people`)).text;
    const { rows } = await door.varsla.database.pool.query<{ id: string }>(
      `select id from persons where name = 'Cato Dahl'`,
    );
    expect(people).to.include(rows[0]?.id);
    await admin.ask(`${url}/settings/people/${rows[0]?.id}/disable`, {});
    const others = [
      { sub: 'unknown', name: 'Ukjent', email: 'ukjent@example.no', email_verified: true },
      { sub: 'unverified', name: 'Astrid Lie', email: 'astrid@example.no', email_verified: false },
      { sub: 'silent', name: 'Astrid Lie', email: 'astrid@example.no' },
      { sub: 'nobody', name: 'Uten adresse' },
      { ...berit, sub: 'berit-2' },
      cato,
    ];
    const pages: string[] = [];
    for (const other of others) {
      door.account(other);
      const browser = createRoamingBrowser();
      const page = await door.signIn(browser, other.sub, '/report');
      expect([page.status, page.url], other.sub).to.deep.equal([403, `${url}/sign-in/oidc/refused`]);
      expect(await nameOn(browser), other.sub).to.equal(undefined);
      pages.push(page.text);
    }
    expect(new Set(pages).size).to.equal(1);
    expect(pages[0]).to.include('Spør den som administrerer');
    expect((await refusals()).map(({ event }) => event['reason'])).to.deep.equal([
      'unknown',
      'email-unverified',
      'email-unverified',
      'email-unverified',
      'other-identity',
      'disabled',
    ]);
    expect(JSON.stringify([await refusals(), door.logged])).not.to.match(
      /ukjent|example\.no|cato-1|berit-2/i,
    );
  });

  it('keeps out who was disabled after the first sign-in, at once and later', async () => {
    await door.invite('Berit Aas', berit.email);
    const browser = createRoamingBrowser();
    await door.signIn(browser, 'berit-1');
    const { rows } = await door.varsla.database.pool.query<{ id: string }>(
      `select id from persons where name = 'Berit Aas'`,
    );
    await (await door.administrator()).ask(`${url}/settings/people/${rows[0]?.id}/disable`, {});
    expect(await nameOn(browser)).to.equal(undefined);
    expect((await door.signIn(browser, 'berit-1')).status).to.equal(403);
    expect(await nameOn(browser)).to.equal(undefined);
  });

  it('takes an answer once, in the browser that asked, with the state and the nonce that it asked with', async () => {
    await door.invite('Berit Aas', berit.email);
    const browser = createRoamingBrowser();
    const back = await door.untilReturn(browser, 'berit-1');
    const thief = createRoamingBrowser();
    expect((await thief.follow(back)).url).to.equal(`${url}/sign-in/oidc/failed`);
    // Taken to another browser it is used up: whoever saw the address may have had it.
    const other = new URL(await door.untilReturn(browser, 'berit-1'));
    const altered = new URL(other);
    const state = other.searchParams.get('state') ?? '';
    altered.searchParams.set('state', `${state.slice(0, -1)}${state.endsWith('_') ? '-' : '_'}`);
    expect((await browser.follow(altered.href)).url).to.equal(`${url}/sign-in/oidc/failed`);
    const wrongIssuer = new URL(await door.untilReturn(browser, 'berit-1'));
    wrongIssuer.searchParams.set('iss', 'https://evil.example');
    expect((await browser.follow(wrongIssuer.href)).url).to.equal(`${url}/sign-in/oidc/failed`);
    expect(await nameOn(browser)).to.equal(undefined);

    const good = await door.untilReturn(browser, 'berit-1');
    expect((await browser.follow(good)).url).to.equal(`${url}/`);
    expect(await nameOn(browser)).to.equal('Berit Aas');
    const again = createRoamingBrowser();
    for (const [name, value] of browser.cookies(url)) again.cookies(url).set(name, value);
    again.cookies(url).delete('varsla.session_token');
    expect((await again.follow(good)).url).to.equal(`${url}/sign-in/oidc/failed`);
    expect(await nameOn(again)).to.equal(undefined);
  });

  it('takes no code twice, and none that was made for another nonce', async () => {
    await door.invite('Berit Aas', berit.email);
    const first = createRoamingBrowser();
    const used = new URL(await door.untilReturn(first, 'berit-1'));
    await first.follow(used.href);
    const second = createRoamingBrowser();
    const fresh = new URL(await door.untilReturn(second, 'berit-1'));
    fresh.searchParams.set('code', used.searchParams.get('code') ?? '');
    expect((await second.follow(fresh.href)).url).to.equal(`${url}/sign-in/oidc/failed`);

    const third = createRoamingBrowser();
    const start = await third.ask(`${url}/sign-in/oidc`);
    const request = new URL(start.location);
    expect(request.searchParams.get('nonce')).to.match(/^\S{20,}$/);
    expect(request.searchParams.get('code_challenge_method')).to.equal('S256');
    request.searchParams.set('nonce', 'another-nonce-altogether');
    const back = await door.untilReturn(third, 'berit-1', request.href);
    expect((await third.follow(back)).url).to.equal(`${url}/sign-in/oidc/failed`);
    expect(await nameOn(third)).to.equal(undefined);
    expect(door.logged.map(({ fields }) => (fields as { reason?: string }).reason)).to.include.members([
      'the token endpoint answered 400',
      'invalid_code',
      'unable_to_get_user_info',
    ]);
  });

  it('sends nobody to another host', async () => {
    await door.invite('Berit Aas', berit.email);
    for (const next of ['https://evil.example', '//evil.example', '/\\evil.example', '/.//evil.example']) {
      const browser = createRoamingBrowser();
      const page = await door.signIn(browser, 'berit-1', next);
      expect([page.status, page.url], next).to.deep.equal([200, `${url}/`]);
      const direct = await browser.ask(`${url}/sign-in/oidc?next=${encodeURIComponent(next)}`);
      expect(direct.location).to.equal(`${url}/kept`);
    }
  });

  it('says so when the provider was left, and leads back', async () => {
    const browser = createRoamingBrowser();
    const page = await door.signIn(browser, '');
    expect([page.status, page.url]).to.deep.equal([400, `${url}/sign-in/oidc/failed`]);
    expect(page.text).to.include('href="/sign-in/oidc?next=%2F"').and.to.include('href="/sign-in"');
    const other = await browser.ask(`${url}/sign-in/oidc?account=other`);
    expect(new URL(other.location).searchParams.get('prompt')).to.equal('select_account');
  });

  it('says so when the provider is down, before or in the middle, and works again when it is back', async () => {
    await door.invite('Berit Aas', berit.email);
    await door.provider.stop();
    const page = await createRoamingBrowser().follow(`${url}/sign-in/oidc`);
    expect([page.status, page.url]).to.deep.equal([503, `${url}/sign-in/oidc/unreachable`]);
    expect(page.text).to.include('Prøvehuset svarer ikke');
    await door.provider.start();
    const browser = createRoamingBrowser();
    const back = await door.untilReturn(browser, 'berit-1');
    await door.provider.stop();
    const broken = await browser.follow(back);
    expect(broken.status).to.be.oneOf([400, 503]);
    expect(await nameOn(browser)).to.equal(undefined);
    await door.provider.start();
    await door.signIn(browser, 'berit-1');
    expect(await nameOn(browser)).to.equal('Berit Aas');
  });

  it('lists these sessions with the others and ends them all; leaves the second step to the provider', async () => {
    await door.invite('Berit Aas', berit.email);
    const [one, two] = [createRoamingBrowser(), createRoamingBrowser()];
    await door.signIn(one, 'berit-1');
    await door.signIn(two, 'berit-1');
    const me = (await one.ask(`${url}/me`)).text;
    expect(me.match(/Fra /g)).to.have.length(2);
    expect(me).to.include('Du logger inn med Prøvehuset').and.not.to.include('type="password"');
    await one.ask(`${url}/me/sign-out-everywhere`, {});
    expect([await nameOn(one), await nameOn(two)]).to.deep.equal([undefined, undefined]);
  });

  it('gives who comes by the provider no password by mail', async () => {
    await door.invite('Berit Aas', berit.email);
    await door.signIn(createRoamingBrowser(), 'berit-1');
    await createRoamingBrowser().ask(`${url}/forgot`, { email: berit.email });
    await createRoamingBrowser().ask(`${url}/forgot`, { email: 'astrid@example.no' });
    await door.varsla.service.runOnce();
    const { rows } = await door.varsla.database.pool.query<{ email: string }>(
      `select u.email from one_time_links l join account_users u on u.id = l.user_id where purpose = 'reset'`,
    );
    expect(rows).to.deep.equal([{ email: 'astrid@example.no' }]);
  });

  it('stops who only ever begins, by address, and keeps nothing of it for long', async () => {
    let last = { status: 0, headers: new Headers() };
    for (let index = 0; index < 101; index += 1)
      last = await createRoamingBrowser().ask(`${url}/sign-in/oidc`);
    expect([last.status, last.headers.get('retry-after')]).to.deep.equal([429, '900']);
    const { pool } = door.varsla.database;
    await pool.query(`update account_verifications set expires_at = now() - interval '1 second'`);
    door.varsla.clock.forward(0.26);
    await createRoamingBrowser().ask(`${url}/sign-in/oidc`);
    const { rows } = await pool.query('select 1 from account_verifications');
    expect(rows).to.have.length(1);
  });
});
