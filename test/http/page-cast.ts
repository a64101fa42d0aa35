import { expect } from 'chai';
import { roles, type RoleName } from '../../src/access/permissions.ts';
import type { TestService } from '../support/service.ts';

const password = 'tre hester i snøen';

export interface Shown {
  status: number;
  location: string;
  text: string;
}

/** Somebody's browser: keeps cookies, follows nothing. */
export interface Browser {
  get(path: string): Promise<Shown>;
  post(path: string, fields: Record<string, string>): Promise<Shown>;
}

export const browserAt = (url: string): Browser => {
  const cookies = new Map<string, string>();
  const ask = async (path: string, fields?: Record<string, string>): Promise<Shown> => {
    const response = await fetch(`${url}${path}`, {
      redirect: 'manual',
      method: fields ? 'POST' : 'GET',
      headers: {
        Accept: 'text/html',
        'Sec-Fetch-Site': 'same-origin',
        Cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
      },
      ...(fields && { body: new URLSearchParams(fields) }),
    });
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split(';', 1);
      cookies.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1));
    }
    return {
      status: response.status,
      location: response.headers.get('location') ?? '',
      text: await response.text(),
    };
  };
  return { get: (path) => ask(path), post: (path, fields) => ask(path, fields) };
};

const tokenIn = (text: string): string => /token=([\w-]{43})/.exec(text)?.[1] ?? '';

const signIn = async (url: string, email: string): Promise<Browser> => {
  const browser = browserAt(url);
  expect((await browser.post('/sign-in', { email, password })).status, email).to.equal(303);
  return browser;
};

export const addressOf = (role: RoleName): string => `${role}@wepack.example`;

/** A browser for every role, signed in: the first by the link of the first start, the others by invitation. */
export const signInAll = async (
  varsla: TestService,
  guest: { incident: string; ends: string },
): Promise<Record<RoleName, Browser>> => {
  const { url } = varsla;
  const link = (await varsla.service.firstAdministratorLink()) ?? '';
  const first = { token: tokenIn(link), name: 'Astrid Lie', email: addressOf('administrator'), password };
  expect((await browserAt(url).post('/welcome', first)).status).to.equal(303);
  const browsers = { administrator: await signIn(url, first.email) } as Record<RoleName, Browser>;
  for (const role of roles) {
    if (role === 'administrator') continue;
    const fields = { name: `Page ${role}`, email: addressOf(role), role };
    const invited = await browsers.administrator.post('/settings/people', {
      ...fields,
      ...(role === 'guest' && guest),
    });
    expect(invited.status, `${role} ${invited.text}`).to.equal(201);
    const token = tokenIn(invited.text);
    expect((await browserAt(url).post('/invitation', { token, password })).status, role).to.equal(303);
    browsers[role] = await signIn(url, fields.email);
  }
  return browsers;
};
