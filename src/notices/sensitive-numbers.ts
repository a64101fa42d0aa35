// Blank, no-break blank, full stop, hyphens and dash; not a line's end.
const separator = '[ \\t\\u00a0\\u202f.\\-\\u2010-\\u2013]';
const digits = (...groups: number[]): RegExp =>
  new RegExp(`(?<!\\d)${groups.map((length) => `\\d{${length}}`).join(`${separator}{0,3}`)}(?!\\d)`, 'g');
const identityShape = digits(2, 2, 2, 3, 2);
const accountShape = digits(4, 2, 5);
const groupedDigits = new RegExp(`\\d+(?:${separator}\\d+)*`, 'g');

const digitsOf = (text: string): string => text.replace(/\D/g, '');
const matches = (text: string, pattern: RegExp): string[] =>
  [...text.matchAll(pattern)].map(([found]) => found);

/** A day, also raised by 40 (D-number), and a month, also raised by 40 (help number) or 80 (made-up number). */
const looksLikeDate = (number: string): boolean => {
  const day = Number(number.slice(0, 2));
  const month = Number(number.slice(2, 4)) % 40;
  return day <= 71 && day % 40 >= 1 && day % 40 <= 31 && month >= 1 && month <= 12;
};

/**
 * Whether eleven digits with the shape of a fødselsnummer stand in the text. The control digits are not asked: a
 * mistyped number is personal data too, and from 2032 they tell less.
 */
export const hasIdentityNumber = (text: string): boolean =>
  matches(text, identityShape).some((found) => looksLikeDate(digitsOf(found)));

const accountWeights = [5, 4, 3, 2, 7, 6, 5, 4, 3, 2];

const isAccount = (digits: string): boolean => {
  const sum = accountWeights.reduce((total, weight, place) => total + weight * Number(digits[place]), 0);
  return (11 - (sum % 11)) % 11 === Number(digits[10]);
};

/** Whether a Norwegian bank account stands in the text: eleven digits with their control digit, or an IBAN. */
export const hasAccountNumber = (text: string): boolean =>
  /(?<![a-z])NO\d{2}(?:\s?\d){11}(?!\d)/i.test(text) ||
  matches(text, accountShape).some((found) => isAccount(digitsOf(found)));

const passesLuhn = (digits: string): boolean => {
  const sum = Array.from(digits)
    .reverse()
    .reduce((total, digit, place) => {
      const value = Number(digit) * (place % 2 === 0 ? 1 : 2);
      return total + (value > 9 ? value - 9 : value);
    }, 0);
  return sum % 10 === 0;
};

/**
 * Whether a payment card number stands in the text: 13 to 19 digits, in groups or not, that pass Luhn's check. Every
 * run of neighbouring groups is tried, so that a date before the card or an expiry after it does not hide it.
 */
export const hasCardNumber = (text: string): boolean =>
  matches(text, groupedDigits).some((found) => {
    const groups = found.match(/\d+/g) ?? [];
    return groups.some((_, from) =>
      groups.slice(from, from + 19).some((_, more) => {
        const number = groups.slice(from, from + more + 1).join('');
        return number.length >= 13 && number.length <= 19 && passesLuhn(number);
      }),
    );
  });
