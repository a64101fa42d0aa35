import { hasIdentityNumber } from '../../notices/sensitive-numbers.ts';
import type { Warn } from './row-outcome.ts';

// oxlint-disable-next-line no-control-regex
const unprintable = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\ufeff]/g;
const plain = /^[\x20-\x7e]*$/;

/** A cell without what nobody sees: control characters, marks of direction, blanks around it. */
export const cleanCell = (cell: string): string =>
  (plain.test(cell)
    ? cell
    : cell.normalize('NFC').replaceAll('\u00a0', ' ').replaceAll(unprintable, '')
  ).trim();

/** Eleven digits, whatever stands between them: cheap to look for where a fødselsnummer is rare. */
const manyDigits = /\d(?:[^\d\p{L}]{0,3}\d){10}/u;

/** A text that is kept, without what has the shape of a fødselsnummer. */
export const withoutIdentityNumber = (text: string, warn: Warn): string => {
  if (!manyDigits.test(text) || !hasIdentityNumber(text)) return text;
  warn('identity-number');
  return text.replaceAll(/\d[\d\s.\u00a0\u2010-\u2013-]{9,20}\d/g, '').trim();
};
