import { isIPv6 } from 'node:net';
import type { Request } from 'express';

export const normalEmail = (email: string): string => email.trim().toLowerCase();

const groupsOf = (part: string): string[] =>
  part
    .split(':')
    .filter(Boolean)
    .map((group) => Number.parseInt(group, 16).toString(16));

/**
 * Where a request comes from, as far as attempts are counted: an IPv4 address, or the network of an IPv6 one, of which
 * whoever has one has 2^64.
 */
export const addressOf = (request: Request): string => {
  const ip = (request.ip ?? '').replace(/^::ffff:(?=\d+\.)/i, '');
  if (!isIPv6(ip)) return ip;
  const [before = '', after = ''] = ip.split('::', 2);
  const [head, tail] = [groupsOf(before), groupsOf(after)];
  const zeros = Array.from({ length: Math.max(0, 8 - head.length - tail.length) }, () => '0');
  return [...head, ...zeros, ...tail].slice(0, 4).join(':');
};
