import { hasIdentityNumber } from '../../notices/sensitive-numbers.ts';
import { type ColumnPlan, repeatable, targetOf } from './columns.ts';
import { isEmail } from './email.ts';

const shareOf = (values: readonly string[], test: (value: string) => boolean): number => {
  const filled = values.filter((value) => value.trim() !== '');
  return filled.length === 0 ? 0 : filled.filter(test).length / filled.length;
};

/** Whether a column holds fødselsnumre, whatever its heading says: at least half of what is filled in. */
export const holdsIdentityNumbers = (values: readonly string[]): boolean =>
  shareOf(values, (value) => /^[\d\s.-]{11,16}$/.test(value.trim()) && hasIdentityNumber(value)) >= 0.5;

/** What each column most likely is, by its heading and by its first values. What nobody knows is left out. */
export const guessColumns = (
  headings: readonly string[],
  rows: readonly (readonly string[])[],
): ColumnPlan[] => {
  const taken = new Set<string>();
  return headings.map((heading, at) => {
    const values = rows.map((row) => row[at] ?? '');
    if (holdsIdentityNumbers(values)) return { as: 'identityNumber' };
    const byContent = shareOf(values, (value) => isEmail(value.trim())) > 0.5 ? 'email' : undefined;
    const target = targetOf(heading) ?? byContent;
    if (!target || (taken.has(target) && !repeatable.has(target))) return { as: 'skip' };
    taken.add(target);
    return { as: target };
  });
};

/** Whether the first row is a person and not headings: no heading is known, and something in it is an address or a number. */
export const looksLikeData = (first: readonly string[]): boolean =>
  first.every((heading) => targetOf(heading) === undefined) &&
  first.some((cell) => isEmail(cell.trim()) || /^\+?[\d\s]{8,}$/.test(cell.trim()));
