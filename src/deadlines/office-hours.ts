import { TZDate } from '@date-fns/tz';
import { z } from 'zod';
import type { Instant } from '../../workflows/deadlines.ts';
import { addDays, type CalendarDay, isPublicHoliday, weekdayOf } from './holidays.ts';

const zone = 'Europe/Oslo';
const hour = 3_600_000;
const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

const clockTime = z
  .string()
  .regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, 'Give a time on the clock with four digits, such as 08:00.')
  .meta({ type: 'string', examples: ['08:00'] });

/**
 * When somebody is at work: the same hours on each of these weekdays, in Norwegian time, and not on the public
 * holidays that have a name; a Sunday counts where it is among the days.
 */
export const officeHoursBody = z
  .strictObject({
    days: z
      .array(z.int().min(1).max(7))
      .min(1, 'Name at least one day.')
      .max(7)
      .refine((days) => new Set(days).size === days.length, 'Name each day once.')
      .meta({ description: '1 is Monday, 7 is Sunday (ISO 8601)' }),
    from: clockTime,
    to: clockTime,
  })
  .refine(({ from, to }) => minutesOf(to) - minutesOf(from) >= 60, {
    path: ['to'],
    error: 'The office must be open for an hour at least, and close on the same day.',
    when: ({ issues }) => issues.length === 0,
  })
  .meta({ id: 'OfficeHours' });
export type OfficeHours = z.output<typeof officeHoursBody>;

/** What holds until an organisation says otherwise: Monday to Friday, 08:00 to 16:00. */
export const usualOfficeHours: OfficeHours = { days: [1, 2, 3, 4, 5], from: '08:00', to: '16:00' };

/** The day that it is in Norway at an instant. */
const dayInNorway = (instant: number): CalendarDay => {
  const local = new TZDate(instant, zone);
  const pad = (part: number): string => String(part).padStart(2, '0');
  return `${local.getFullYear()}-${pad(local.getMonth() + 1)}-${pad(local.getDate())}`;
};

/** The instant of a time on a clock in Norway. */
const instantOf = (day: CalendarDay, time: string): number => {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return new TZDate(
    year,
    month - 1,
    date,
    Number(time.slice(0, 2)),
    Number(time.slice(3)),
    0,
    0,
    zone,
  ).getTime();
};

const isOfficeDay = (day: CalendarDay, { days }: OfficeHours): boolean =>
  days.includes(weekdayOf(day)) && !isPublicHoliday(day);

/** One stretch of staffed time. */
export interface OfficeHour {
  from: Instant;
  to: Instant;
}

/** No run of holidays and free days is longer, even for an office that is open one day a week. */
const longestWait = 60;

/**
 * The last full hour of office time that ends at or before a deadline: the last one in which it can still be met by
 * people at work. Null where there is none between the anchor and the deadline: then it falls to whoever is on duty.
 * It serves staffing, and moves no deadline.
 */
export const lastOfficeHour = (
  deadline: { anchorAt: Instant; dueAt: Instant },
  hours: OfficeHours,
): OfficeHour | null => {
  const due = Date.parse(deadline.dueAt);
  let day = dayInNorway(due);
  for (let back = 0; back < longestWait; back += 1) {
    const to = Math.min(instantOf(day, hours.to), due);
    const from = to - hour;
    if (isOfficeDay(day, hours) && from >= instantOf(day, hours.from))
      return from >= Date.parse(deadline.anchorAt)
        ? { from: new Date(from).toISOString(), to: new Date(to).toISOString() }
        : null;
    day = addDays(day, -1);
  }
  return null;
};
