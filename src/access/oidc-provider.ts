import type { GenericOAuthConfig } from 'better-auth/plugins/generic-oauth';
import { type Endpoints, exchangeCode, ProviderFault, readUserinfo } from './oidc-endpoints.ts';
import type { Admit } from './oidc-admission.ts';
import { type Claims, type Identity, identityOf } from './oidc-identity.ts';
import type { OidcSettings } from './oidc-settings.ts';
import { providerId } from './oidc-store.ts';

export interface ProviderDeps {
  settings: OidcSettings;
  endpoints: Endpoints;
  /** Where the provider sends the browser back to. */
  redirectUri: string;
  admit: Admit;
  /** Told why the token endpoint gave nothing: the library says no more than that. */
  explain(reason: string): void;
}

/** The claims of a token whose signature, issuer, audience, age and nonce the library has verified. */
const claimsOf = (idToken: string): Claims =>
  JSON.parse(Buffer.from(idToken.split('.')[1] ?? '', 'base64url').toString()) as Claims;

/** Claims that an identity is made of; those that the token leaves out are asked for. */
const completeClaims = async (
  { settings, endpoints }: ProviderDeps,
  { idToken, accessToken }: { idToken?: string | undefined; accessToken?: string | undefined },
): Promise<Claims> => {
  // Without a token the library would verify nothing.
  if (!idToken || !accessToken) throw new ProviderFault('the token endpoint answered without a token');
  const claims = claimsOf(idToken);
  const wanted = [
    'email',
    'name',
    settings.emailVerifiedClaim,
    settings.roles?.claim,
    settings.allowedDomain && 'hd',
  ];
  if (wanted.every((name) => name === undefined || Object.hasOwn(claims, name))) return claims;
  return { ...(await readUserinfo(endpoints, accessToken, claims['sub'])), ...claims };
};

/**
 * The provider, for the sign-in library: authorization code with PKCE, state and nonce. The library verifies the token
 * by the provider's published keys; who may enter, admission decides, before there is a session.
 */
export const describeProvider = (deps: ProviderDeps): GenericOAuthConfig => {
  const { settings, endpoints, redirectUri, admit } = deps;
  return {
    providerId,
    discoveryUrl: endpoints.discoveryUrl,
    authorizationUrl: endpoints.authorizationUrl,
    tokenUrl: endpoints.tokenUrl,
    requireIdTokenVerification: true,
    clientId: settings.clientId,
    clientSecret: settings.clientSecret,
    redirectURI: redirectUri,
    scopes: ['openid', 'profile', 'email'],
    pkce: true,
    disableSignUp: true,
    // Google shows accounts of this domain only; whether it is one is looked at in the claims.
    ...(settings.allowedDomain && { authorizationUrlParams: { hd: settings.allowedDomain } }),
    getToken: async ({ code, codeVerifier = '' }) =>
      exchangeCode(settings, endpoints, { code, redirectUri, verifier: codeVerifier }).catch(
        (error: unknown) => {
          if (error instanceof ProviderFault) deps.explain(error.reason);
          throw error;
        },
      ),
    async getUserInfo(tokens) {
      const claims = await completeClaims(deps, tokens);
      const identity = identityOf(settings, claims);
      // Nothing but what admission looks at: claims beside it could be read as something else by the library.
      return {
        id: identity.key,
        sub: String(claims['sub']),
        emailVerified: identity.emailVerified,
        identity,
      };
    },
    accountSubject: ({ profile }) => String(profile.id),
    async mapProfileToUser({ identity }) {
      const member = await admit(identity as Identity);
      return { email: member.email, name: member.name, emailVerified: true };
    },
  };
};
