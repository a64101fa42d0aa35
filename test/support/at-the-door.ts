import { type Browser, goodPassword } from './door.ts';

export const signIn = (browser: Browser, email: string, password = goodPassword, next = '/wanted') =>
  browser.post('/sign-in', { email, password, next });

/** The token of a one-time link in a text. */
export const linkIn = (text: string): string => /token=([\w-]+)/.exec(text)?.[1] ?? '';

/** The type of the problem that something throws; `none` when it does not. */
export const problemOf = async (work: Promise<unknown>): Promise<string> => {
  try {
    await work;
    return 'none';
  } catch (error) {
    return (error as { type: string }).type;
  }
};
