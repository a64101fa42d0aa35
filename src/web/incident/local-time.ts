import { TZDate } from '@date-fns/tz';
import { invalid } from '../../problems.ts';

const timeZone = 'Europe/Oslo';
const two = (value: number): string => String(value).padStart(2, '0');

/** An instant as the two fields that a person sees: Norwegian date and time, to the minute. */
export const localParts = (instant: string | Date): { date: string; time: string } => {
  const at = new TZDate(new Date(instant), timeZone);
  return {
    date: `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`,
    time: `${two(at.getHours())}:${two(at.getMinutes())}`,
  };
};

/**
 * The instant of a Norwegian date (`2026-11-20`) and time (`08:00`), ISO 8601 in UTC; undefined when both are empty.
 * The hour that comes twice in October is read as the first one. Throws `invalid-input` at `pointer` when one is
 * missing, or when the clock skips that hour in March.
 */
export const instantOf = (date: string, time: string, pointer: string): string | undefined => {
  if (!date && !time) return undefined;
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(date) ?? [];
  const [, hours, minutes] = /^(\d\d)[:.](\d\d)/.exec(time) ?? [];
  if (!year || !hours) throw invalid(pointer, 'Give date, time and offset.');
  const written = [Number(year), Number(month) - 1, Number(day), Number(hours), Number(minutes)] as const;
  const at = new TZDate(...written, timeZone);
  const read = [at.getFullYear(), at.getMonth(), at.getDate(), at.getHours(), at.getMinutes()];
  if (read.some((part, index) => part !== written[index]))
    throw invalid(pointer, 'There is no such time on that day.');
  const earlier = new TZDate(at.getTime() - 3_600_000, timeZone);
  const first = earlier.getHours() === at.getHours() ? earlier : at;
  return new Date(first.getTime()).toISOString();
};
