import { Resolver } from 'node:dns/promises';
import type { CheckStanding, LastTry, TryOutcome } from './check.ts';

/** The TXT records of a name, each in its pieces; throws as `node:dns` does. */
export type ResolveTxt = (name: string) => Promise<string[][]>;

/** Asks the name servers of this machine, for a few seconds at most. */
export const systemResolver = (): ResolveTxt => {
  const resolver = new Resolver({ timeout: 3000, tries: 2 });
  return (name) => resolver.resolveTxt(name);
};

/** Names under which providers and programs keep the key of DKIM. A domain may have another that is not found here. */
const usualSelectors = [
  's1',
  's2',
  'selector1',
  'selector2',
  'google',
  'default',
  'dkim',
  'mail',
  'k1',
] as const;

/** The name is there and holds nothing, or is not there; anything else is a name server that does not answer. */
const nothingThere = new Set(['ENODATA', 'ENOTFOUND']);

const recordsOf = async (resolveTxt: ResolveTxt, name: string): Promise<string[]> => {
  try {
    return (await resolveTxt(name)).map((pieces) => pieces.join(''));
  } catch (error) {
    if (nothingThere.has(String((error as { code?: unknown }).code))) return [];
    throw error;
  }
};

/**
 * Whether receivers can tell that mail from a domain is ours: SPF (RFC 7208), DKIM (RFC 6376) under one of the usual
 * names, DMARC (RFC 7489). Gmail and Outlook turn a bulk of mail away that lacks them. Names what is missing.
 */
export const lookUpDomain = async (resolveTxt: ResolveTxt, domain: string): Promise<TryOutcome> => {
  const has = async (name: string, record: RegExp): Promise<boolean> =>
    (await recordsOf(resolveTxt, name)).some((text) => record.test(text));
  const spf = await has(domain, /^v=spf1\b/i);
  const dmarc = await has(`_dmarc.${domain}`, /^v=DMARC1\b/i);
  const keys = await Promise.all(
    usualSelectors.map((selector) => has(`${selector}._domainkey.${domain}`, /\bp=[A-Za-z0-9+/]{20,}/)),
  );
  const missing = [
    ...(spf ? [] : ['SPF']),
    ...(keys.some(Boolean) ? [] : ['DKIM']),
    ...(dmarc ? [] : ['DMARC']),
  ];
  return { worked: missing.length === 0, code: missing.length === 0 ? 'all' : missing.join('-') };
};

/** DKIM may stand under a name that we do not know: alone it is something to look at, not something that is missing. */
export const standingOfDomain = (facts: {
  domain: string | undefined;
  last: LastTry | undefined;
}): CheckStanding => {
  const { domain, last } = facts;
  if (domain === undefined) return { standing: 'attention', code: 'no-sender' };
  if (!last) return { standing: 'attention', code: 'untried', detail: domain };
  if (last.worked) return { standing: 'ready', code: 'works', detail: domain };
  if (last.code === 'DKIM') return { standing: 'attention', code: 'no-dkim', detail: domain };
  return { standing: 'missing', code: 'try-failed', detail: last.code.replaceAll('-', ', ') };
};
