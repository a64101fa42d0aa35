import { generateKeyPairSync, sign } from 'node:crypto';
import { expect } from 'chai';
import { openOidcDoor } from '../support/oidc-door.ts';
import { createRoamingBrowser } from '../support/roaming-browser.ts';
import { createTestService, type TestService } from '../support/service.ts';
import {
  type ProviderAnswer,
  type ProviderServer,
  startProviderServer,
} from '../support/stand-ins/provider-server.ts';

const published = generateKeyPairSync('rsa', { modulusLength: 2048 });
const foreign = generateKeyPairSync('rsa', { modulusLength: 2048 });

const base64 = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/** A token as the tests want it: RFC 7515, RS256 unless the header says otherwise. */
const tokenOf = (
  claims: object,
  header: Record<string, unknown> = {},
  key = published.privateKey,
): string => {
  const content = `${base64({ alg: 'RS256', kid: 'k', ...header })}.${base64(claims)}`;
  const isSigned = header['alg'] === undefined;
  return `${content}.${isSigned ? sign('sha256', Buffer.from(content), key).toString('base64url') : ''}`;
};

describe('a token of the provider', () => {
  let provider: ProviderServer;
  let varsla: TestService;
  /** What the token endpoint answers, from the claims that would be right. */
  let answer: (right: Record<string, unknown>) => ProviderAnswer;
  let nonce = '';

  const given = (token: string | undefined): ProviderAnswer => ({
    status: 200,
    body: { access_token: 'a', token_type: 'Bearer', ...(token !== undefined && { id_token: token }) },
  });

  before(async () => {
    provider = await startProviderServer(({ path }) => {
      const at = (name: string): string => `${provider.url}/${name}`;
      if (path.startsWith('/.well-known/'))
        return {
          status: 200,
          body: {
            issuer: provider.url,
            authorization_endpoint: at('authorize'),
            token_endpoint: at('token'),
            userinfo_endpoint: at('userinfo'),
            jwks_uri: at('keys'),
            id_token_signing_alg_values_supported: ['RS256'],
          },
        };
      if (path === '/keys')
        return {
          status: 200,
          body: { keys: [{ ...published.publicKey.export({ format: 'jwk' }), kid: 'k' }] },
        };
      const now = Math.floor(Date.now() / 1000);
      const right = {
        iss: provider.url,
        aud: 'varsla',
        sub: 'kari-1',
        nonce,
        iat: now,
        exp: now + 300,
        name: 'Kari Moe',
        email: 'kari@example.no',
        email_verified: true,
        roles: ['dpo'],
      };
      if (path === '/userinfo') return { status: 200, body: { ...right, sub: 'somebody-else' } };
      return answer(right);
    });
    varsla = await createTestService({
      env: {
        OIDC_ISSUER: provider.url,
        OIDC_CLIENT_ID: 'varsla',
        OIDC_CLIENT_SECRET: 'secret',
        OIDC_ROLE_CLAIM: 'roles',
        OIDC_ROLES: 'dpo=approver',
      },
    });
  });
  after(async () => {
    await varsla.close();
    await provider.close();
  });

  const signIn = async (): Promise<string> => {
    const browser = createRoamingBrowser();
    const start = new URL((await browser.ask(`${varsla.url}/sign-in/oidc`)).location);
    nonce = start.searchParams.get('nonce') ?? '';
    const back = new URLSearchParams({ code: 'c', state: start.searchParams.get('state') ?? '' });
    const page = await browser.follow(`${varsla.url}/sign-in/oidc/callback?${back.toString()}`);
    const isIn = (await browser.ask(`${varsla.url}/me`)).status === 200;
    expect(isIn).to.equal(new URL(page.url).pathname === '/');
    return isIn ? 'in' : new URL(page.url).pathname.replace('/sign-in/oidc/', '');
  };
  const members = async () =>
    (await varsla.database.pool.query<{ count: number }>('select count(*) as count from members')).rows[0]
      ?.count;

  const hour = 3600;
  const wrong: Record<string, (right: Record<string, unknown>) => ProviderAnswer> = {
    'is signed by another key': (right) => given(tokenOf(right, {}, foreign.privateKey)),
    'is not signed': (right) => given(tokenOf(right, { alg: 'none' })),
    'is of another issuer': (right) => given(tokenOf({ ...right, iss: 'https://evil.example' })),
    'is for another client': (right) => given(tokenOf({ ...right, aud: 'another' })),
    'has run out': (right) =>
      given(tokenOf({ ...right, iat: Number(right['iat']) - hour, exp: Number(right['exp']) - hour })),
    'has no end': ({ exp: _exp, ...right }) => given(tokenOf(right)),
    'has no nonce': ({ nonce: _nonce, ...right }) => given(tokenOf(right)),
    'has the nonce of another sign-in': (right) => given(tokenOf({ ...right, nonce: 'another' })),
    'names no subject': ({ sub: _sub, ...right }) => given(tokenOf(right)),
    'is of another subject than the claims that are asked for': ({ email: _email, ...right }) =>
      given(tokenOf(right)),
    'is no token': () => given('nonsense'),
    'is empty': () => given(''),
    'is missing': () => given(undefined),
    'comes with an error': () => ({ status: 400, body: { error: 'invalid_grant' } }),
    'comes as something else': () => ({ status: 200, body: 'text' }),
    'does not come': () => 'drop',
  };
  for (const [what, answered] of Object.entries(wrong))
    it(`opens nothing when it ${what}`, async () => {
      answer = answered;
      expect(await signIn()).to.be.oneOf(['failed', 'unreachable']);
      expect(await members()).to.equal(0);
    });

  it('opens the door when all of it is right', async () => {
    answer = (right) => given(tokenOf(right));
    expect(await signIn()).to.equal('in');
    expect(await members()).to.equal(1);
  });
});

describe('a provider of another issuer than the one that was set', () => {
  it('is not used, and the log says why', async () => {
    const door = await openOidcDoor({ issuer: (own) => own.replace('127.0.0.1', 'localhost') });
    try {
      const page = await createRoamingBrowser().follow(`${door.varsla.url}/sign-in/oidc`);
      expect(page.status).to.equal(503);
      expect(JSON.stringify(door.logged)).to.include('its issuer is not OIDC_ISSUER');
    } finally {
      await door.close();
    }
  });
});

describe('without a provider', () => {
  it('there is no button, and its addresses lead to sign-in', async () => {
    const varsla = await createTestService();
    try {
      const browser = createRoamingBrowser();
      expect((await browser.ask(`${varsla.url}/sign-in`)).text).not.to.include('/sign-in/oidc');
      for (const path of ['/sign-in/oidc', '/sign-in/oidc/callback?code=c&state=s', '/sign-in/oidc/refused'])
        expect(new URL((await browser.ask(`${varsla.url}${path}`)).location).pathname).to.equal('/sign-in');
    } finally {
      await varsla.close();
    }
  });
});
