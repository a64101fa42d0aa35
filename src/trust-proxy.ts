import { isIP } from 'node:net';

/** Names that Express knows for ranges: this machine, its own link, private networks. */
const ranges = ['loopback', 'linklocal', 'uniquelocal'];

const isAddress = (written: string): boolean => {
  const [address = '', bits, ...rest] = written.split('/');
  const version = isIP(address);
  if (version === 0 || rest.length > 0) return false;
  return bits === undefined || (/^[1-9]\d{0,2}$/.test(bits) && Number(bits) <= (version === 4 ? 32 : 128));
};

const parts = (written: string): string[] =>
  written
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean);

/** Whether TRUST_PROXY says something that can be meant: a number of proxies, or a list of names and addresses. */
export const isTrustProxy = (written: string): boolean =>
  /^[1-9]$/.test(written) ||
  (parts(written).length > 0 && parts(written).every((part) => ranges.includes(part) || isAddress(part)));

/**
 * Whose word counts for who asks (`X-Forwarded-For`), as Express takes it: how many proxies stand in front, or which.
 * Nobody can be told to trust everybody: then each caller could take any address, and a lock by address would lock none.
 */
export const trustProxyOf = (written: string): number | string[] =>
  /^\d$/.test(written) ? Number(written) : parts(written);
