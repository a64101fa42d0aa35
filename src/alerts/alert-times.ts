import { fillMergeFields } from '../merge-fields.ts';
import type { AlertWords } from './alert-words.ts';

/** An instant in Norwegian local time, by a pattern of `{{weekday}} {{day}} {{month}} {{year}} {{hour}} {{minute}}`. */
export const inOslo = (instant: Date, pattern: string, locale: string): string => {
  const parts = new Intl.DateTimeFormat(locale, {
    timeZone: 'Europe/Oslo',
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(instant);
  return fillMergeFields(pattern, Object.fromEntries(parts.map(({ type, value }) => [type, value])));
};

/**
 * A length of time in words, at least one minute: minutes up to six hours, then whole hours, and from one hundred
 * hours whole days. Rounded down, but five minutes short of a whole hour count as that hour: a reminder is sent a
 * little after its time, and 48 hours must still read 48 hours.
 */
export const inWords = (milliseconds: number, { units, and }: Pick<AlertWords, 'units' | 'and'>): string => {
  const say = (count: number, unit: keyof AlertWords['units']): string =>
    `${count} ${units[unit][count === 1 ? 0 : 1]}`;
  const minutes = Math.max(1, Math.round(milliseconds / 60_000));
  const hours = Math.floor((minutes + 5) / 60);
  if (minutes < 60) return say(minutes, 'minute');
  if (hours >= 100) return say(Math.floor(hours / 24), 'day');
  const rest = minutes % 60;
  if (minutes >= 360 || rest === 0) return say(hours, 'hour');
  return `${say(Math.floor(minutes / 60), 'hour')} ${and} ${say(rest, 'minute')}`;
};
