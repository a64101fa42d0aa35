import type { Request } from 'express';

const safe = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Whether a request that changes something was sent by our own pages. Browsers say so in Sec-Fetch-Site; where it is
 * missing (http without encryption), Origin must be the address that people use. A request with neither comes from a
 * program, which carries no cookie that it was not given.
 */
export const isFromOurPages = (request: Request, publicUrl: string): boolean => {
  if (safe.has(request.method)) return true;
  const site = request.get('sec-fetch-site');
  if (site !== undefined) return site === 'same-origin' || site === 'none';
  const origin = request.get('origin');
  return origin === undefined || origin === new URL(publicUrl).origin;
};

/** A path of ours to go to, from what a page or an address said; the list for anything else. */
export const ownPath = (said: unknown): string => {
  if (typeof said !== 'string' || !/^\/(?![/\\])[^\\\p{Cc}]*$/u.test(said)) return '/';
  const base = 'http://varsla.invalid';
  const url = URL.canParse(said, base) ? new URL(said, base) : undefined;
  // Dots are resolved by now: `/.//elsewhere` has become `//elsewhere`.
  return url?.origin === base && !url.pathname.startsWith('//') ? `${url.pathname}${url.search}` : '/';
};
