import { generateKeyPairSync } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Provider } from 'oidc-provider';
import { createOidcMemory } from './oidc-memory.ts';

/** Somebody at the provider. Claims beside these are as the provider would send them. */
export interface ProviderAccount {
  sub: string;
  name?: string;
  email?: string;
  email_verified?: boolean;
  [claim: string]: unknown;
}

export interface OidcStandIn {
  /** As OIDC_ISSUER. */
  issuer: string;
  clientId: string;
  clientSecret: string;
  /** Who can sign in there, by the button that names their subject. */
  accounts: ProviderAccount[];
  /** Lets a client in that comes back to this address. Needed before the first sign-in. */
  register(redirectUri: string): void;
  /** Stops answering; `start` takes the same port again. */
  stop(): Promise<void>;
  start(): Promise<void>;
  isUp(): boolean;
}

const clientId = 'varsla';
const clientSecret = 'a secret & its=signs+%, 32 long or more';

/** One key for the process: making one takes longer than a sign-in. */
const keys = (() => {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  return [{ ...privateKey.export({ format: 'jwk' }), kid: 'provider', use: 'sig', alg: 'RS256' }];
})();

const loginPage = (uid: string, accounts: readonly ProviderAccount[]): string =>
  `<!doctype html><html lang="en"><title>Provider</title><link rel="icon" href="data:,"><form method="post" action="/interaction/${uid}">${accounts
    .map(({ sub }) => `<button name="sub" value="${sub}">${sub}</button>`)
    .join('')}<button name="sub" value="">Cancel</button></form></html>`;

/**
 * A real OpenID provider, `oidc-provider`, on a free port of 127.0.0.1, where one signs in by a button. Claims stand in
 * the token, or, with `claimsIn: 'userinfo'`, are asked for with the access token.
 */
export const startOidcStandIn = async (
  options: {
    claimsIn?: 'id-token' | 'userinfo';
    secretIn?: 'client_secret_basic' | 'client_secret_post';
  } = {},
): Promise<OidcStandIn> => {
  const accounts: ProviderAccount[] = [];
  let handle = async (_request: IncomingMessage, response: ServerResponse): Promise<void> =>
    void response.writeHead(503).end();
  const server = createServer((request, response) => void handle(request, response));
  const listen = async (port: number): Promise<void> =>
    new Promise((resolve) => {
      server.listen(port, '127.0.0.1', resolve);
    });
  await listen(0);
  const { port } = server.address() as AddressInfo;
  const issuer = `http://127.0.0.1:${port}`;
  const secretIn = options.secretIn ?? 'client_secret_basic';

  const register = (redirectUri: string): void => {
    const provider = new Provider(issuer, {
      adapter: createOidcMemory(),
      clients: [
        {
          client_id: clientId,
          client_secret: clientSecret,
          redirect_uris: [redirectUri],
          token_endpoint_auth_method: secretIn,
        },
      ],
      clientAuthMethods: [secretIn],
      jwks: { keys },
      cookies: { keys: ['stand-in'] },
      claims: {
        openid: ['sub', 'roles', 'hd', 'realm_access', 'xms_edov'],
        email: ['email', 'email_verified'],
        profile: ['name'],
      },
      conformIdTokenClaims: options.claimsIn === 'userinfo',
      features: { devInteractions: { enabled: false } },
      pkce: { required: () => true },
      interactions: { url: (_context, { uid }) => `/interaction/${uid}` },
      findAccount: (_context, sub) => {
        const found = accounts.find((account) => account.sub === sub);
        return found && { accountId: sub, claims: () => found };
      },
      // Nobody is asked whether the client may know them: it belongs to the house.
      loadExistingGrant: async (context) => {
        const { client, session, provider: at } = context.oidc;
        const grant = new at.Grant({ clientId: client?.clientId ?? '', accountId: session?.accountId ?? '' });
        grant.addOIDCScope('openid email profile');
        await grant.save();
        return grant;
      },
      renderError: (context, out) => {
        context.type = 'json';
        context.body = JSON.stringify(out);
      },
      ttl: {
        AccessToken: 600,
        AuthorizationCode: 60,
        Grant: 600,
        IdToken: 600,
        Interaction: 600,
        Session: 600,
      },
    });
    provider.use(async (context, next) => {
      const [, uid] = /^\/interaction\/([\w-]+)$/.exec(context.path) ?? [];
      if (!uid) return next();
      if (context.method === 'GET') {
        context.type = 'html';
        context.body = loginPage(uid, accounts);
        return;
      }
      let body = '';
      for await (const chunk of context.req) body += String(chunk);
      const sub = new URLSearchParams(body).get('sub');
      const result = sub ? { login: { accountId: sub } } : { error: 'access_denied' };
      context.redirect(await provider.interactionResult(context.req, context.res, result));
      context.status = 303;
    });
    handle = provider.callback();
  };

  return {
    issuer,
    clientId,
    clientSecret,
    accounts,
    register,
    stop: async () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
    start: async () => listen(port),
    isUp: () => server.listening,
  };
};
