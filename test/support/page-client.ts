import type { RoleName } from '../../src/access/permissions.ts';
import type { TestService } from './service.ts';
import { formOf, type SentFile } from './upload.ts';

/** A page as it came. */
export interface Page {
  status: number;
  location: string;
  headers: Headers;
  text: string;
}

type Fields = Record<string, string | readonly string[]>;

/** A browser without script: keeps cookies, follows no redirect. */
export interface PageClient {
  cookies: ReadonlyMap<string, string>;
  get(path: string, headers?: Record<string, string>): Promise<Page>;
  post(path: string, fields: Fields, headers?: Record<string, string>): Promise<Page>;
  /** Sends a form with a file, or with a field for files that was left empty. */
  upload(path: string, fields: Readonly<Record<string, string>>, file?: SentFile): Promise<Page>;
}

export const pagePassword = 'vinterlys over fjorden 27';

/** Somebody at the pages of a service, nobody yet. */
export const createPageClient = (url: string): PageClient => {
  const cookies = new Map<string, string>();
  const ask = async (path: string, init: RequestInit): Promise<Page> => {
    const response = await fetch(`${url}${path}`, { redirect: 'manual', ...init });
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split(';', 1);
      const name = pair.slice(0, pair.indexOf('='));
      if (/max-age=0/i.test(line)) cookies.delete(name);
      else cookies.set(name, pair.slice(name.length + 1));
    }
    const { status, headers } = response;
    return { status, headers, location: headers.get('location') ?? '', text: await response.text() };
  };
  const asBrowser = (headers: Record<string, string> = {}): Record<string, string> => ({
    Accept: 'text/html',
    Cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
    ...headers,
  });
  return {
    cookies,
    get: (path, headers) => ask(path, { headers: asBrowser(headers) }),
    post(path, fields, headers) {
      const body = new URLSearchParams();
      for (const [name, values] of Object.entries(fields))
        for (const value of [values].flat()) body.append(name, value);
      return ask(path, { method: 'POST', body, headers: asBrowser(headers) });
    },
    upload(path, fields, file = { name: '', content: '' }) {
      const { raw, headers } = formOf(fields, file);
      return ask(path, { method: 'POST', body: raw as string, headers: asBrowser(headers) });
    },
  };
};

const signedIn = async (client: PageClient, email: string): Promise<PageClient> => {
  const { status, text } = await client.post('/sign-in', { email, password: pagePassword });
  if (status !== 303) throw new Error(`sign-in answered ${status}: ${text.slice(0, 500)}`);
  return client;
};

/** The first administrator, made through the one-time link and signed in. */
export const firstAdministrator = async (
  varsla: TestService,
  { name = 'Ragnhild Prøve', email = 'ragnhild@example.org' } = {},
): Promise<PageClient> => {
  const client = createPageClient(varsla.url);
  const link = new URL((await varsla.service.firstAdministratorLink()) ?? '');
  const token = link.searchParams.get('token') ?? '';
  await client.post('/welcome', { token, name, email, password: pagePassword });
  return signedIn(client, email);
};

/** Somebody whom an administrator invites at the pages, signed in. */
export const invited = async (
  varsla: TestService,
  by: PageClient,
  person: { name: string; email: string; role: RoleName },
): Promise<PageClient> => {
  const { text } = await by.post('/settings/people', person);
  const [, token] = /\/invitation\?token=([\w-]+)/.exec(text) ?? [];
  if (!token) throw new Error('the invitation shows no link');
  const client = createPageClient(varsla.url);
  await client.post('/invitation', { token, password: pagePassword });
  return signedIn(client, person.email);
};
