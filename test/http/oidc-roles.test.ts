import { expect } from 'chai';
import { type OidcDoor, openOidcDoor } from '../support/oidc-door.ts';
import { createRoamingBrowser } from '../support/roaming-browser.ts';
import type { ProviderAccount } from '../support/stand-ins/oidc.ts';

const kari = {
  sub: 'kari-1',
  name: 'Kari Moe',
  email: 'kari@example.no',
  email_verified: true,
  roles: ['everybody', 'varsla-dpo'],
};

const mapping = {
  OIDC_ROLE_CLAIM: 'roles',
  OIDC_ROLES: 'varsla-admin=administrator, varsla-dpo = approver,varsla-case=handler',
};

describe('roles that a provider gives', () => {
  let door: OidcDoor;
  const open = async (options: Parameters<typeof openOidcDoor>[0] = {}): Promise<void> => {
    door = await openOidcDoor({ ...options, env: { ...mapping, ...options.env } });
  };
  afterEach(() => door.close());

  const rolesNow = async (): Promise<Record<string, string>> => {
    const { rows } = await door.varsla.database.pool.query<{ name: string; role: string }>(
      'select name, role from members m join persons p on p.id = m.person_id order by name',
    );
    return Object.fromEntries(rows.map(({ name, role }) => [name, role]));
  };
  /** What signing in came to, with the claims that the provider has of somebody now. */
  const signIn = async (account: ProviderAccount, browser = createRoamingBrowser()): Promise<number> => {
    const before = door.provider.accounts.findIndex(({ sub }) => sub === account.sub);
    if (before >= 0) door.provider.accounts.splice(before, 1);
    door.account(account);
    return (await door.signIn(browser, account.sub)).status;
  };

  it('make an account at the first sign-in, the role from the first value in the list that fits', async () => {
    await open();
    await door.administrator();
    expect(await signIn(kari)).to.equal(200);
    expect(
      await signIn({
        ...kari,
        sub: 'both',
        name: 'Begge',
        email: 'begge@example.no',
        roles: ['varsla-case', 'varsla-admin'],
      }),
    ).to.equal(200);
    expect(await signIn({ ...kari, sub: 'none', email: 'x@example.no', roles: ['everybody'] })).to.equal(403);
    expect(await signIn({ ...kari, sub: 'odd', email: 'y@example.no', roles: 'varsla-dpo ' })).to.equal(403);
    expect(
      await signIn({
        ...kari,
        sub: 'unverified',
        email: 'z@example.no',
        email_verified: false,
      }),
    ).to.equal(403);
    expect(await rolesNow()).to.deep.equal({
      'Astrid Lie': 'administrator',
      Begge: 'administrator',
      'Kari Moe': 'approver',
    });
    const added = (await door.journal()).filter(({ type }) => type === 'member.added').slice(1);
    expect(added.map(({ event }) => [event['role'], event['by']])).to.deep.equal([
      ['approver', 'provider'],
      ['administrator', 'provider'],
    ]);
  });

  it('follow the claim at each sign-in, for who was invited too, and end with it for who came by it', async () => {
    await open();
    await door.invite('Berit Aas', 'berit@example.no', 'handler');
    const berit = {
      ...kari,
      sub: 'berit-1',
      name: 'Berit',
      email: 'berit@example.no',
      roles: [] as string[],
    };
    await signIn(berit);
    expect((await rolesNow())['Berit Aas']).to.equal('handler');
    await signIn({ ...berit, roles: ['varsla-dpo'] });
    expect((await rolesNow())['Berit Aas']).to.equal('approver');
    expect(await signIn(berit)).to.equal(200);

    const browser = createRoamingBrowser();
    await signIn(kari, browser);
    const page = (await browser.ask(`${door.varsla.url}/me`)).status;
    expect(page).to.equal(200);
    expect(await signIn({ ...kari, roles: [] })).to.equal(403);
    expect((await browser.ask(`${door.varsla.url}/me`)).status).to.equal(303);
    expect((await rolesNow())['Kari Moe']).to.equal('approver');
    const last = (await door.journal()).filter(({ type }) => type === 'sign-in.refused');
    expect(last.map(({ event }) => event['reason'])).to.deep.equal(['role-gone']);
  });

  it('never take the last administrator away, nor a guest out of their incident', async () => {
    await open();
    const boss = { ...kari, roles: ['varsla-admin'] };
    expect(await signIn(boss)).to.equal(200);
    expect(await door.varsla.service.firstAdministratorLink()).to.equal(undefined);
    for (const roles of [['varsla-case'], []]) {
      expect(await signIn({ ...boss, roles })).to.equal(200);
      expect(await rolesNow()).to.deep.equal({ 'Kari Moe': 'administrator' });
    }
    const second = {
      ...kari,
      sub: 'second',
      name: 'Nummer To',
      email: 'to@example.no',
      roles: ['varsla-admin'],
    };
    await signIn(second);
    await signIn({ ...boss, roles: ['varsla-case'] });
    expect(await rolesNow()).to.deep.equal({ 'Kari Moe': 'handler', 'Nummer To': 'administrator' });

    const { body } = await door.varsla.admin('POST', '/api/v1/incidents', {
      body: {
        title: 'Sak',
        description: 'Noe skjedde.',
        role: 'controller',
        detectedAt: '2026-11-20T08:00:00Z',
      },
    });
    await door.varsla.database.pool.query(
      `update members set role = 'guest', incident_id = $1, ends_at = '2026-11-21T09:00:00Z'
       where person_id = (select id from persons where name = 'Kari Moe')`,
      [body.id],
    );
    expect(await signIn({ ...boss, roles: ['varsla-case'] })).to.equal(200);
    expect((await rolesNow())['Kari Moe']).to.equal('guest');
    door.varsla.clock.forward(25);
    expect(await signIn({ ...boss, roles: ['varsla-case'] })).to.equal(403);
  });

  it('give nobody another one’s name', async () => {
    await open();
    await door.administrator();
    await door.varsla.person('Kari Moe', 'approver');
    expect(await signIn({ ...kari, name: ' kari  MOE ' })).to.equal(200);
    expect(await rolesNow()).to.deep.equal({
      'Astrid Lie': 'administrator',
      'kari  MOE (kari@example.no)': 'approver',
    });
    expect(await signIn({ ...kari, sub: 'nameless', name: 'To\nlinjer', email: 'n@example.no' })).to.equal(
      200,
    );
    expect(await rolesNow()).to.have.property('n@example.no', 'approver');
  });

  it('make one account of one person, in any number of browsers at once', async () => {
    await open();
    await door.administrator();
    door.account(kari);
    const statuses = await Promise.all(
      Array.from({ length: 6 }, async () => (await door.signIn(createRoamingBrowser(), kari.sub)).status),
    );
    expect(statuses).to.deep.equal([200, 200, 200, 200, 200, 200]);
    expect(await rolesNow()).to.deep.equal({ 'Astrid Lie': 'administrator', 'Kari Moe': 'approver' });
  });

  it('are found deep in the claims, and where the token leaves them to be asked for', async () => {
    await open({
      provider: { claimsIn: 'userinfo', secretIn: 'client_secret_post' },
      env: { OIDC_ROLE_CLAIM: 'realm_access.roles' },
    });
    expect(await signIn({ ...kari, realm_access: { roles: ['varsla-case'] } })).to.equal(200);
    expect(await rolesNow()).to.deep.equal({ 'Kari Moe': 'handler' });
  });

  it('are given to accounts of the allowed domain alone', async () => {
    await open({ env: { OIDC_ALLOWED_DOMAIN: 'Example.no' } });
    const start = await createRoamingBrowser().ask(`${door.varsla.url}/sign-in/oidc`);
    expect(new URL(start.location).searchParams.get('hd')).to.equal('example.no');
    expect(await signIn(kari)).to.equal(403);
    expect(await signIn({ ...kari, hd: 'evil.example' })).to.equal(403);
    expect(await signIn({ ...kari, hd: 'example.no' })).to.equal(200);
  });

  it('need an address that was verified by the claim that says so', async () => {
    await open({ env: { OIDC_EMAIL_VERIFIED_CLAIM: 'xms_edov' } });
    expect(await signIn(kari)).to.equal(403);
    expect(await signIn({ ...kari, xms_edov: '0' })).to.equal(403);
    expect(await signIn({ ...kari, email_verified: false, xms_edov: 1 })).to.equal(200);
  });
});
