import { hasIdentityNumber } from '../../notices/sensitive-numbers.ts';
import { parsePhone } from '../../phone.ts';
import type { Contact } from '../contact.ts';
import { parseEmail } from './email.ts';
import type { Warn } from './row-outcome.ts';

type Reach = Pick<Contact, 'email' | 'phone' | 'landline' | 'unusable'>;

const several = /[;,|\n]|\s\/\s|\s(?:og|and)\s/;

/** Several addresses or numbers in one cell. */
const severalIn = (cell: string): string[] =>
  several.test(cell)
    ? cell
        .split(several)
        .map((part) => part.trim())
        .filter((part) => part !== '')
    : [cell];

/**
 * How somebody is reached: the first mailbox, mobile and landline of those that were written. The others, and what can
 * be no address, are kept as they were written, for a person to look at; an identity number is not.
 */
export const readReach = (emails: readonly string[], phones: readonly string[], warn: Warn): Reach => {
  const reach: { email: string | null; phone: string | null; landline: string | null } = {
    email: null,
    phone: null,
    landline: null,
  };
  const unusable: string[] = [];
  const setAside = (written: string): void => {
    if (hasIdentityNumber(written)) warn('identity-number');
    else unusable.push(written);
  };
  const take = (kind: keyof typeof reach, found: string, written: string): void => {
    if (reach[kind] === null) reach[kind] = found;
    else if (reach[kind] !== found) {
      warn('more-than-one');
      setAside(written);
    }
  };
  for (const cell of emails)
    for (const written of severalIn(cell)) {
      const email = parseEmail(written);
      if (email !== undefined) take('email', email, written);
      else {
        warn('email-form');
        setAside(written);
      }
    }
  for (const cell of phones)
    for (const written of severalIn(cell)) {
      const parsed = parsePhone(written);
      if (parsed) take(parsed.mobile ? 'phone' : 'landline', parsed.e164, written);
      else {
        warn('phone-impossible');
        setAside(written);
      }
    }
  if (reach.phone === null && reach.landline !== null) warn('phone-landline');
  return { ...reach, unusable };
};
