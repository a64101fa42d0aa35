import { z } from 'zod';
import type { Claims } from './oidc-identity.ts';
import type { OidcSettings } from './oidc-settings.ts';

/** The provider did not answer, or not as it must. The reason is for the log: it holds no personal data. */
export class ProviderFault extends Error {
  readonly reason: string;

  constructor(reason: string, cause?: unknown) {
    super(`the sign-in provider: ${reason}`, { cause });
    this.reason = reason;
  }
}

/** For how long a provider is waited for. */
const waitSeconds = 10;

const endpoint = z.url({ protocol: /^https?$/ });

/** OpenID Connect Discovery 1.0, section 3: what is used of it. */
const discovery = z.object({
  issuer: z.string(),
  authorization_endpoint: endpoint,
  token_endpoint: endpoint,
  userinfo_endpoint: endpoint.optional(),
  jwks_uri: endpoint,
  token_endpoint_auth_methods_supported: z.array(z.string()).default(['client_secret_basic']),
});

const tokenAnswer = z.object({ id_token: z.string().min(1), access_token: z.string().min(1) });

export interface Endpoints {
  discoveryUrl: string;
  authorizationUrl: string;
  tokenUrl: string;
  userinfoUrl: string | undefined;
  /** How the client shows its secret: in the body, or in the header. */
  secretIn: 'body' | 'header';
}

export const discoveryUrlOf = (issuer: string): string =>
  `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;

/** Asks and reads JSON. Throws ProviderFault, never with what was answered. */
const ask = async (what: string, url: string, init: RequestInit = {}): Promise<unknown> => {
  let response: Response;
  try {
    response = await fetch(url, {
      ...init,
      redirect: 'error',
      signal: AbortSignal.timeout(waitSeconds * 1000),
    });
  } catch (error) {
    throw new ProviderFault(`${what} was not reached`, error);
  }
  if (!response.ok) {
    await response.body?.cancel();
    throw new ProviderFault(`${what} answered ${response.status}`);
  }
  try {
    return await response.json();
  } catch (error) {
    throw new ProviderFault(`${what} did not answer in JSON`, error);
  }
};

const checked = <T extends z.ZodType>(what: string, schema: T, answer: unknown): z.output<T> => {
  const result = schema.safeParse(answer);
  if (result.success) return result.data;
  const fields = result.error.issues.map(({ path }) => path.join('.')).join(', ');
  throw new ProviderFault(`${what} answered without ${fields}`);
};

/**
 * What the provider says of itself. Throws ProviderFault when it is not there, or says that it is another issuer than
 * the one that was set: OpenID Connect Discovery 1.0, section 4.3.
 */
export const discover = async ({ issuer }: OidcSettings): Promise<Endpoints> => {
  const discoveryUrl = discoveryUrlOf(issuer);
  const found = checked('discovery', discovery, await ask('discovery', discoveryUrl));
  if (found.issuer !== issuer)
    throw new ProviderFault('its issuer is not OIDC_ISSUER, which must be the same letter by letter');
  return {
    discoveryUrl,
    authorizationUrl: found.authorization_endpoint,
    tokenUrl: found.token_endpoint,
    userinfoUrl: found.userinfo_endpoint,
    secretIn: found.token_endpoint_auth_methods_supported.includes('client_secret_post') ? 'body' : 'header',
  };
};

/** RFC 6749, section 2.3.1: each part is form-encoded before the two are joined. */
const basic = (id: string, secret: string): string => {
  const encoded = [id, secret].map((part) => new URLSearchParams([['', part]]).toString().slice(1));
  return `Basic ${Buffer.from(encoded.join(':')).toString('base64')}`;
};

/** Tokens for a code: RFC 6749, section 4.1.3, with the verifier of RFC 7636. Throws ProviderFault. */
export const exchangeCode = async (
  { clientId, clientSecret }: OidcSettings,
  { tokenUrl, secretIn }: Endpoints,
  given: { code: string; redirectUri: string; verifier: string },
): Promise<{ idToken: string; accessToken: string }> => {
  const answer = await ask('the token endpoint', tokenUrl, {
    method: 'POST',
    headers: {
      Accept: 'application/json',
      ...(secretIn === 'header' && { Authorization: basic(clientId, clientSecret) }),
    },
    body: new URLSearchParams({
      grant_type: 'authorization_code',
      code: given.code,
      redirect_uri: given.redirectUri,
      code_verifier: given.verifier,
      ...(secretIn === 'body' && { client_id: clientId, client_secret: clientSecret }),
    }),
  });
  const tokens = checked('the token endpoint', tokenAnswer, answer);
  return { idToken: tokens.id_token, accessToken: tokens.access_token };
};

/** More claims, of the same subject as the token's: OpenID Connect Core 1.0, section 5.3.2. Throws ProviderFault. */
export const readUserinfo = async (
  { userinfoUrl }: Endpoints,
  accessToken: string,
  subject: unknown,
): Promise<Claims> => {
  if (!userinfoUrl) return {};
  const answer = await ask('userinfo', userinfoUrl, { headers: { Authorization: `Bearer ${accessToken}` } });
  const claims = checked('userinfo', z.looseObject({ sub: z.string() }), answer);
  if (claims.sub !== subject) throw new ProviderFault('userinfo is of another subject');
  return claims;
};
