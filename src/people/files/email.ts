import { domainToASCII } from 'node:url';

// Source: the HTML standard's form of a valid e-mail address, with a dot in the domain.
const shape =
  /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])$/i;

export const isEmail = (text: string): boolean => text.length <= 254 && shape.test(text);

/** An address as it can be sent to, with the domain in ASCII; undefined where its form is wrong. */
export const parseEmail = (written: string): string | undefined => {
  const bare = written
    .trim()
    .replace(/^mailto:/i, '')
    .replace(/^<(.*)>$/, '$1');
  if (isEmail(bare)) return bare;
  const at = bare.lastIndexOf('@');
  if (at < 1) return undefined;
  const ascii = `${bare.slice(0, at)}@${domainToASCII(bare.slice(at + 1))}`;
  return isEmail(ascii) ? ascii : undefined;
};
