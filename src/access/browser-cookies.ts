import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Request } from 'express';

/** What the sign-in library is told of a request: cookies and the browser's name. Only the cookies in `only`, if given. */
export const headersOf = (request: Request, only?: RegExp): Headers => {
  const headers = new Headers();
  const cookies = (request.headers.cookie ?? '')
    .split(';')
    .map((pair) => pair.trim())
    .filter((pair) => !only || only.test(pair.split('=', 1)[0] ?? ''));
  if (cookies.length > 0) headers.set('cookie', cookies.join('; '));
  headers.set('user-agent', (request.get('user-agent') ?? '').slice(0, 200));
  return headers;
};

/**
 * The mark of who signed in last in a browser. It opens nothing: it says for whom a form is kept that comes after its
 * session has ended.
 */
export const createPersonMark = (secret: string, secure: boolean) => {
  const name = secure ? '__Host-varsla.person' : 'varsla.person';
  const sign = (personId: string): string =>
    createHmac('sha256', secret).update(personId).digest('base64url');
  return {
    /** The cookie to set, for 30 days. */
    cookie: (personId: string): string =>
      `${name}=${personId}.${sign(personId)}; Path=/; Max-Age=${30 * 86_400}; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`,
    /** Undefined without the mark, or for one that was not made here. */
    personOf(request: Request): string | undefined {
      const pair = (request.headers.cookie ?? '').split(';').find((one) => one.trim().startsWith(`${name}=`));
      const [personId = '', signature = ''] =
        pair
          ?.trim()
          .slice(name.length + 1)
          .split('.') ?? [];
      const expected = Buffer.from(sign(personId));
      const found = Buffer.from(signature);
      return found.length === expected.length && timingSafeEqual(found, expected) ? personId : undefined;
    },
  };
};

export type PersonMark = ReturnType<typeof createPersonMark>;
