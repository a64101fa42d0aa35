import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import { Problem } from '../problems.ts';

const derive = promisify(argon2);

/** Argon2id, RFC 9106: 19 MiB, two passes, one lane, some 50 ms. Raising them leaves old hashes readable. */
const cost = { memory: 19_456, passes: 2, parallelism: 1, tagLength: 32 };

/** One spelling for what looks the same on every keyboard: NIST SP 800-63B, 3.1.1.2. */
const spelled = (password: string): string => password.normalize('NFKC');

const base64 = (bytes: Buffer): string => bytes.toString('base64').replaceAll('=', '');

/** The hash as a PHC string, with its cost and its own salt. */
export const hashPassword = async (password: string): Promise<string> => {
  const nonce = randomBytes(16);
  const tag = await derive('argon2id', { ...cost, message: spelled(password), nonce });
  return `$argon2id$v=19$m=${cost.memory},t=${cost.passes},p=${cost.parallelism}$${base64(nonce)}$${base64(tag)}`;
};

/** Whether the password is the one of the hash. A hash of another form fits none. */
export const passwordFits = async (hash: string, password: string): Promise<boolean> => {
  const [, memory, passes, parallelism, nonce = '', tag = ''] =
    /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([\w+/]+)\$([\w+/]+)$/.exec(hash) ?? [];
  if (!tag) return false;
  const expected = Buffer.from(tag, 'base64');
  const found = await derive('argon2id', {
    memory: Number(memory),
    passes: Number(passes),
    parallelism: Number(parallelism),
    tagLength: expected.length,
    message: spelled(password),
    nonce: Buffer.from(nonce, 'base64'),
  });
  return timingSafeEqual(found, expected);
};

export const shortestPassword = 12;
export const longestPassword = 256;

/** What can be wrong with a password, as the problem's `code`. */
const faults = {
  'password-short': `At least ${shortestPassword} characters.`,
  'password-long': `At most ${longestPassword} characters.`,
  'password-uniform': 'At least five different characters.',
  'password-own': 'Your own name or address must not be in it.',
} as const;
export type PasswordFault = keyof typeof faults;

const faultOf = (password: string, own: readonly string[]): PasswordFault | undefined => {
  const text = spelled(password).toLowerCase();
  if (Array.from(text).length < shortestPassword) return 'password-short';
  if (password.length > longestPassword) return 'password-long';
  if (new Set(text).size < 5) return 'password-uniform';
  const known = own.flatMap((word) => word.toLowerCase().split('@')).filter((word) => word.length >= 4);
  return known.some((word) => text.includes(word)) ? 'password-own' : undefined;
};

/**
 * Length counts, not kinds of characters: NIST SP 800-63B, 3.1.1.2. Throws `invalid-input` at `/password`, with a code,
 * for one that is too short or too long, holds the person's own name or address, or is little else than one character.
 */
export const requireGoodPassword = (password: string, own: readonly string[]): void => {
  const code = faultOf(password, own);
  if (code)
    throw new Problem('invalid-input', 'This password will not do.', {
      code,
      errors: [{ pointer: '/password', detail: faults[code] }],
    });
};
