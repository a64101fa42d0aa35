import type { Language } from '../../languages.ts';
import { type Html, html } from '../html.ts';
import type { Visit } from '../visit.ts';
import { turnOf } from './clock-shift.ts';

const locales: Record<Language, string> = { nb: 'nb-NO', nn: 'nn-NO', en: 'en-GB' };
const minute = 60_000;
const hour = 60 * minute;

const formats = (locale: string) => {
  const options = { timeZone: 'Europe/Oslo' } as const;
  const day = { ...options, weekday: 'long', day: 'numeric', month: 'long' } as const;
  return {
    day: new Intl.DateTimeFormat(locale, day),
    dayAndYear: new Intl.DateTimeFormat(locale, { ...day, year: 'numeric' }),
    year: new Intl.DateTimeFormat(locale, { ...options, year: 'numeric' }),
    time: new Intl.DateTimeFormat(locale, {
      ...options,
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    }),
  };
};

/** Enough for the clocks of the longest list in each language; a list is asked for again every few seconds. */
const mostRemembered = 5000;

/** What was last said of an instant, by language and year of the visit: to say it anew is the dearest part of a list. */
const remembered = new Map<string, string>();

const remember = (key: string, say: () => string): string => {
  const known = remembered.get(key);
  if (known !== undefined) return known;
  if (remembered.size >= mostRemembered) remembered.clear();
  const text = say();
  remembered.set(key, text);
  return text;
};

const formatsBy = { nb: formats(locales.nb), nn: formats(locales.nn), en: formats(locales.en) };

const years = new WeakMap<Visit, string>();

/** The year on a clock in Norway, asked for once a visit. */
const presentYear = (visit: Visit, format: Intl.DateTimeFormat): string => {
  const year = years.get(visit) ?? format.format(visit.now);
  years.set(visit, year);
  return year;
};

/**
 * Weekday, date and time on a clock in Norway, in the visit's language; the year where it is not this one, and which of
 * the two where the clock shows the same time twice.
 */
export const inOslo = (visit: Visit, instant: string): string => {
  const { day, dayAndYear, year, time } = formatsBy[visit.language];
  const present = presentYear(visit, year);
  return remember(`${visit.language} ${present} ${instant}`, () => {
    const at = new Date(instant);
    const date = (year.format(at) === present ? day : dayAndYear).format(at);
    const { frame } = visit.words;
    const turn = turnOf(at);
    return `${frame.dateAndTime(date, time.format(at))}${turn ? ` (${frame.turn[turn]})` : ''}`;
  });
};

const amount = (visit: Visit, millis: number): string => {
  const { words } = visit;
  const minutes = Math.floor(millis / minute);
  const hours = Math.floor(millis / hour);
  if (hours >= 96) return words.frame.days(Math.floor(hours / 24));
  if (hours >= 24) return words.frame.hours(hours);
  if (hours >= 1) return words.frame.hoursAndMinutes(hours, minutes % 60);
  return minutes >= 1 ? words.frame.minutes(minutes) : words.frame.underAMinute;
};

/** What is left until an instant, or how long it is past, in words. Never more than there is: rounded down. */
export const timeLeft = (visit: Visit, dueAt: string): string => {
  const left = Date.parse(dueAt) - visit.now.getTime();
  return left > 0
    ? visit.words.frame.left(amount(visit, left))
    : visit.words.frame.over(amount(visit, -left));
};

/** As the API shows a deadline; `status` is armed, overdue, met or released. */
export interface ShownClock {
  dueAt: string;
  anchorAt: string;
  status: string;
}

type Level = 'done' | 'over' | 'soon' | 'half' | 'calm';

/** How much of the time is left, in percent, and how urgent that is. */
const reading = (
  visit: Visit,
  { dueAt, anchorAt, status }: ShownClock,
): { level: Level; percent: number } => {
  if (status === 'met' || status === 'released') return { level: 'done', percent: 100 };
  const due = Date.parse(dueAt);
  const left = due - visit.now.getTime();
  if (left <= 0) return { level: 'over', percent: 100 };
  const percent = Math.min(100, (left / Math.max(1, due - Date.parse(anchorAt))) * 100);
  return { level: percent < 17 ? 'soon' : percent < 50 ? 'half' : 'calm', percent };
};

const colors: Record<Level, string> = {
  done: 'success',
  over: 'danger',
  soon: 'danger',
  half: 'warning',
  calm: 'accent',
};

const ring = (percent: number): Html =>
  html`<svg class="v-ring" viewBox="0 0 36 36" aria-hidden="true" focusable="false"><circle class="v-ring-track" cx="18" cy="18" r="15" /><circle class="v-ring-left" cx="18" cy="18" r="15" pathLength="100" stroke-dasharray="${percent.toFixed(1)} 100" transform="rotate(-90 18 18)" /></svg>`;

/** A clock: a ring that empties, what is left in words, and when it runs out in Norwegian time. */
export const clockRing = (visit: Visit, deadline: ShownClock, size?: 'large'): Html => {
  const { level, percent } = reading(visit, deadline);
  const said =
    deadline.status === 'met'
      ? visit.words.frame.clockMet
      : deadline.status === 'released'
        ? visit.words.frame.clockReleased
        : timeLeft(visit, deadline.dueAt);
  return html`<div class="v-clock" data-color="${colors[level]}" data-level="${level}" data-clock="${size ?? 'small'}">${ring(percent)}<div class="v-clock-text"><strong>${said}</strong><time datetime="${deadline.dueAt}">${inOslo(visit, deadline.dueAt)}</time></div></div>`;
};
