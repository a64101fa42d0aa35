import { invalid } from '../problems.ts';

/** Clocks of two machines differ by seconds; a minute ahead of ours is not the future. */
const toleranceMilliseconds = 60_000;

export const liesInFuture = (instant: string | undefined, now: Date): boolean =>
  instant !== undefined && Date.parse(instant) > now.getTime() + toleranceMilliseconds;

/** Throws a problem when a time lies in the future. */
export const refuseFuture = (pointer: string, instant: string | undefined, now: Date): void => {
  if (liesInFuture(instant, now)) throw invalid(pointer, 'This lies in the future.');
};

/** Throws a problem when something is said to have come before what it comes after. */
export const refuseBefore = (
  pointer: string,
  instant: string | undefined,
  earliest: string | undefined,
  what: string,
): void => {
  if (instant && earliest && Date.parse(instant) < Date.parse(earliest))
    throw invalid(pointer, `This lies before ${what}.`);
};

/** A date beyond this is a slip of the pen: nothing that a breach brings with it is owed in more years. */
const years = 10;

/** Throws a problem when a date that is still to come lies behind, or so far ahead that it cannot be meant. */
export const refuseUnfitDate = (pointer: string, instant: string, now: Date): void => {
  if (Date.parse(instant) <= now.getTime())
    throw invalid(pointer, 'This date is past: give the one that holds now.');
  if (Date.parse(instant) > now.getTime() + years * 366 * 86_400_000)
    throw invalid(pointer, `This lies more than ${years} years ahead.`);
};
