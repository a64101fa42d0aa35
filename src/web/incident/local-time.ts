import { TZDate } from '@date-fns/tz';
import { invalid } from '../../problems.ts';
import { type Turn, turnOf } from '../parts/clock-shift.ts';

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
 * `turn` says which one of an hour that comes twice in October. Throws `invalid-input` at `pointer` when one is
 * missing or is none, or when the clock skips that hour in March.
 */
export const instantOf = (
  date: string,
  time: string,
  pointer: string,
  turn: Turn = 'first',
): string | undefined => {
  if (!date && !time) return undefined;
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(date) ?? [];
  const [, hours, minutes] = /^(\d\d)[:.](\d\d)/.exec(time) ?? [];
  if (!year || !hours) throw invalid(pointer, 'Give date, time and offset.');
  const written = [Number(year), Number(month) - 1, Number(day), Number(hours), Number(minutes)] as const;
  const plain = new Date(Date.UTC(...written));
  if (plain.toISOString().slice(0, 16) !== `${year}-${month}-${day}T${hours}:${minutes}`)
    throw invalid(pointer, 'There is no such date or time.');
  const at = new TZDate(...written, timeZone);
  if (at.getHours() !== written[3])
    throw invalid(
      pointer,
      `There is no such time on that day: the clock was set forward. The next one is ${two(at.getHours())}:00.`,
    );
  const is = turnOf(new Date(at.getTime()));
  const moved = is === undefined || is === turn ? 0 : turn === 'second' ? 3_600_000 : -3_600_000;
  return new Date(at.getTime() + moved).toISOString();
};
