import { APIError } from 'better-auth/api';
import type { Request } from 'express';
import type { Ids } from '../ids.ts';
import type { Log } from '../log.ts';
import type { Accounts, ProviderReturn } from './accounts.ts';
import { type Auth, type AuthOptions, createAuth, failedPath } from './better-auth.ts';
import { headersOf } from './browser-cookies.ts';
import { type BrowserSessions, type SessionDeps } from './browser-sessions.ts';
import { addressOf } from './who-asks.ts';
import { createAdmission, RefusedIdentity } from './oidc-admission.ts';
import { discover, ProviderFault } from './oidc-endpoints.ts';
import { describeProvider } from './oidc-provider.ts';
import type { OidcSettings } from './oidc-settings.ts';
import { deleteEndedChallenges, providerId } from './oidc-store.ts';

export interface OidcDeps extends Omit<SessionDeps, 'auth'> {
  settings: OidcSettings;
  authOptions: AuthOptions;
  ids: Ids;
  log: Log;
  publicUrl: () => string;
}

/** What the provider says of itself is read again after this long. */
const freshMinutes = 60;

/** What a provider sends back by the browser, RFC 6749 section 4.1.2 and RFC 9207; anything else is left out. */
const answered = (request: Request): Record<string, string> =>
  Object.fromEntries(
    ['code', 'state', 'iss', 'error'].flatMap((name) => {
      const value = request.query[name];
      return typeof value === 'string' ? [[name, value]] : [];
    }),
  );

/** Signing in through a provider. Signing in with a password does not wait for it. */
export const createOidcSignIn = (
  deps: OidcDeps,
  { welcome, record }: Pick<BrowserSessions, 'welcome' | 'record'>,
) => {
  const { settings, pool, clock, attempts, log, publicUrl } = deps;
  const admit = createAdmission(deps, settings);
  const callbackPath = '/sign-in/oidc/callback';

  const explain = (reason: string): void =>
    log.warn({ reason }, 'sign-in: the provider could not be used, or refused');

  const connect = async (): Promise<Auth> => {
    const endpoints = await discover(settings);
    const redirectUri = `${publicUrl()}${callbackPath}`;
    const auth = createAuth({
      ...deps.authOptions,
      provider: describeProvider({ settings, endpoints, redirectUri, admit, explain }),
    });
    const { socialProviders } = await auth.$context;
    const known = socialProviders.find(({ id }) => id === providerId);
    if (known?.issuer !== settings.issuer) throw new ProviderFault('its keys or its issuer were not found');
    return auth;
  };
  let connected: { at: number; auth: Promise<Auth> } | undefined;
  /** The library with the provider in it; a failure is not remembered. */
  const open = async (): Promise<Auth> => {
    const now = clock.now().getTime();
    if (!connected || now - connected.at >= freshMinutes * 60_000) {
      const opening = { at: now, auth: connect() };
      connected = opening;
      opening.auth.catch(() => {
        if (connected === opening) connected = undefined;
      });
    }
    return connected.auth;
  };

  /** The user of a session that was just made, by its cookie. */
  const userOf = async (auth: Auth, setCookies: readonly string[]): Promise<string> => {
    const cookie = setCookies.map((line) => line.split(';', 1)[0]).join('; ');
    const found = await auth.api.getSession({ headers: new Headers({ cookie }) });
    if (!found) throw new Error('a sign-in at the provider left no session');
    return found.user.id;
  };

  const refuse = async (refusal: RefusedIdentity): Promise<ProviderReturn> => {
    const { reason, personId } = refusal;
    explain(reason);
    await record('sign-in.refused', undefined, { by: 'provider', reason, ...(personId && { personId }) });
    return { outcome: 'refused' };
  };

  /** The library's answer is an address to go on to: the one that was kept at the start, or that of a failure. */
  const settle = async (request: Request, auth: Auth, answer: Response): Promise<ProviderReturn> => {
    const to = new URL(answer.headers.get('location') ?? failedPath, 'http://varsla.invalid');
    if (to.pathname === failedPath) {
      const error = to.searchParams.get('error') ?? 'unknown';
      if (error === 'unable_to_create_session') return refuse(new RefusedIdentity('no-session'));
      explain(/^\w{1,60}$/.test(error) ? error : 'unknown');
      return { outcome: 'failed' };
    }
    await attempts.succeeded('provider', addressOf(request), addressOf(request));
    const userId = await userOf(auth, answer.headers.getSetCookie());
    const { setCookies } = await welcome(request, userId, { by: 'provider' }, answer.headers);
    return { outcome: 'signed-in', next: to.searchParams.get('next') ?? '/', setCookies };
  };

  return {
    async startAtProvider(request, next, options) {
      const address = addressOf(request);
      const { lockedMinutes } = await attempts.begin('provider', address, address);
      if (lockedMinutes !== undefined) return { outcome: 'locked', minutes: lockedMinutes };
      try {
        const auth = await open();
        await deleteEndedChallenges(pool);
        const answer = await auth.api.signInSocial({
          body: {
            provider: providerId,
            callbackURL: `/kept?${new URLSearchParams({ next }).toString()}`,
            disableRedirect: true,
            ...(options.otherAccount && { additionalParams: { prompt: 'select_account' } }),
          },
          headers: headersOf(request, /^$/),
          returnHeaders: true,
        });
        if (!answer.response.url) throw new ProviderFault('no address to go to');
        return {
          outcome: 'redirect',
          location: answer.response.url,
          setCookies: answer.headers.getSetCookie(),
        };
      } catch (error) {
        if (!(error instanceof ProviderFault)) throw error;
        explain(error.reason);
        return { outcome: 'unreachable' };
      }
    },

    async returnFromProvider(request) {
      try {
        const auth = await open();
        const answer = await auth.api.callbackOAuth({
          method: 'GET',
          params: { id: providerId },
          query: answered(request),
          headers: headersOf(request, /varsla\.state$/),
          asResponse: true,
        });
        return await settle(request, auth, answer);
      } catch (error) {
        if (error instanceof RefusedIdentity) return refuse(error);
        if (error instanceof ProviderFault) {
          explain(error.reason);
          return { outcome: 'unreachable' };
        }
        if (!(error instanceof APIError) || error.statusCode >= 500) throw error;
        return { outcome: 'failed' };
      }
    },
  } satisfies Partial<Accounts>;
};
