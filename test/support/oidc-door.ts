import { type Arrival, createRoamingBrowser, type RoamingBrowser } from './roaming-browser.ts';
import { createTestService, type TestService } from './service.ts';
import { type OidcStandIn, type ProviderAccount, startOidcStandIn } from './stand-ins/oidc.ts';

export const administratorPassword = 'tre hester i snøen';

/** The whole service with a real provider beside it. */
export interface OidcDoor {
  varsla: TestService;
  provider: OidcStandIn;
  /** What was logged: fields and message. */
  logged: { fields: object; message: string }[];
  /** Adds an account at the provider. */
  account(account: ProviderAccount): void;
  /** The first administrator, signed in with a password. */
  administrator(): Promise<RoamingBrowser>;
  /** Invites, as the administrator; the link of the invitation. */
  invite(name: string, email: string, role?: string): Promise<string>;
  /** From our sign-in page to the page at the provider where one signs in, and through it: where that led. */
  signIn(browser: RoamingBrowser, sub: string, next?: string): Promise<Arrival>;
  /** As signIn, but stops before the browser comes back to us: the address with the code. */
  untilReturn(browser: RoamingBrowser, sub: string, start?: string): Promise<string>;
  /** Events of the system's journal, oldest first. */
  journal(): Promise<{ type: string; event: Record<string, unknown> }[]>;
  close(): Promise<void>;
}

export const openOidcDoor = async (
  options: {
    env?: Record<string, string>;
    provider?: Parameters<typeof startOidcStandIn>[0];
    /** Another issuer than the provider's own. */
    issuer?: (own: string) => string;
  } = {},
): Promise<OidcDoor> => {
  const provider = await startOidcStandIn(options.provider);
  const logged: OidcDoor['logged'] = [];
  const note = (fields: object, message: string): void => void logged.push({ fields, message });
  const varsla = await createTestService({
    log: { debug: note, info: note, warn: note, error: note },
    env: {
      OIDC_ISSUER: options.issuer?.(provider.issuer) ?? provider.issuer,
      OIDC_CLIENT_ID: provider.clientId,
      OIDC_CLIENT_SECRET: provider.clientSecret,
      OIDC_NAME: 'Prøvehuset',
      ...options.env,
    },
  });
  const { url } = varsla;
  const callback = `${url}/sign-in/oidc/callback`;
  provider.register(callback);
  let admin: RoamingBrowser | undefined;

  const untilReturn = async (browser: RoamingBrowser, sub: string, start = `${url}/sign-in/oidc`) => {
    const comesBack = (to: string): boolean => to.startsWith(callback);
    const page = await browser.follow(start, comesBack);
    if (page.location !== '') return page.location;
    if (!page.url.includes('/interaction/'))
      throw new Error(`no page to sign in at: ${page.status} ${page.url}`);
    const sent = await browser.ask(page.url, { sub });
    return (await browser.follow(sent.location, comesBack)).location;
  };
  const door: OidcDoor = {
    varsla,
    provider,
    logged,
    account: (account) => void provider.accounts.push(account),
    untilReturn,
    async administrator() {
      if (admin) return admin;
      admin = createRoamingBrowser();
      const link = (await varsla.service.firstAdministratorLink()) ?? '';
      const token = new URL(link).searchParams.get('token') ?? '';
      const who = { email: 'astrid@example.no', password: administratorPassword };
      await admin.ask(`${url}/welcome`, { token, name: 'Astrid Lie', ...who });
      await admin.ask(`${url}/sign-in`, { ...who, next: '/' });
      return admin;
    },
    async invite(name, email, role = 'handler') {
      const answer = await (await door.administrator()).ask(`${url}/settings/people`, { name, email, role });
      const [link = ''] = /http[^"\s<]+\/invitation\?token=[\w-]+/.exec(answer.text) ?? [];
      if (answer.status !== 201 || link === '') throw new Error(`not invited: ${answer.status}`);
      return link;
    },
    async signIn(browser, sub, next) {
      const page = await browser.ask(`${url}/sign-in${next ? `?next=${encodeURIComponent(next)}` : ''}`);
      const [, href = ''] = /href="(\/sign-in\/oidc[^"]*)"/.exec(page.text) ?? [];
      return browser.follow(await untilReturn(browser, sub, `${url}${href.replaceAll('&amp;', '&')}`));
    },
    async journal() {
      const { rows } = await varsla.database.pool.query<{ type: string; body: string }>(
        `select type, body from journal where stream = 'system' order by position`,
      );
      return rows.map(({ type, body }) => ({
        type,
        event: (JSON.parse(body) as { event: Record<string, unknown> }).event,
      }));
    },
    async close() {
      await varsla.close();
      if (provider.isUp()) await provider.stop();
    },
  };
  return door;
};
