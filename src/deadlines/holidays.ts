/** A day of the Norwegian calendar, without a clock: `2026-05-17`. */
export type CalendarDay = string;

export type HolidayName =
  | 'new-years-day'
  | 'maundy-thursday'
  | 'good-friday'
  | 'easter-sunday'
  | 'easter-monday'
  | 'labour-day'
  | 'constitution-day'
  | 'ascension-day'
  | 'whit-sunday'
  | 'whit-monday'
  | 'christmas-day'
  | 'second-christmas-day';

export interface PublicHoliday {
  day: CalendarDay;
  name: HolidayName;
}

const dayOf = (year: number, month: number, date: number): CalendarDay =>
  new Date(Date.UTC(year, month - 1, date)).toISOString().slice(0, 10);

/** A day so many days later, or earlier where the number is negative. */
export const addDays = (day: CalendarDay, days: number): CalendarDay => {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  return dayOf(year, month, date + days);
};

/** 1 for Monday to 7 for Sunday, ISO 8601. */
export const weekdayOf = (day: CalendarDay): number => new Date(`${day}T00:00:00Z`).getUTCDay() || 7;

/** Easter Sunday of a year of the Gregorian calendar, by the rule of Meeus, Jones and Butcher. */
const easterSunday = (year: number): CalendarDay => {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const rest = year % 100;
  const moon =
    (19 * golden +
      century -
      Math.floor(century / 4) -
      Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3) +
      15) %
    30;
  const weekday = (32 + 2 * (century % 4) + 2 * Math.floor(rest / 4) - moon - (rest % 4)) % 7;
  const shift = Math.floor((golden + 11 * moon + 22 * weekday) / 451);
  const march = moon + weekday - 7 * shift + 22;
  return dayOf(year, 3, march);
};

/**
 * The public holidays of a year beside its Sundays, in order; two of them can fall on one day. Christmas Eve and New
 * Year's Eve are none. Basis: lov 24. februar 1995 nr. 12 § 2; for 1 and 17 May lov 26. april 1947 nr. 1.
 */
export const publicHolidays = (year: number): PublicHoliday[] => {
  const easter = easterSunday(year);
  const holidays: PublicHoliday[] = [
    { day: dayOf(year, 1, 1), name: 'new-years-day' },
    { day: addDays(easter, -3), name: 'maundy-thursday' },
    { day: addDays(easter, -2), name: 'good-friday' },
    { day: easter, name: 'easter-sunday' },
    { day: addDays(easter, 1), name: 'easter-monday' },
    { day: dayOf(year, 5, 1), name: 'labour-day' },
    { day: dayOf(year, 5, 17), name: 'constitution-day' },
    { day: addDays(easter, 39), name: 'ascension-day' },
    { day: addDays(easter, 49), name: 'whit-sunday' },
    { day: addDays(easter, 50), name: 'whit-monday' },
    { day: dayOf(year, 12, 25), name: 'christmas-day' },
    { day: dayOf(year, 12, 26), name: 'second-christmas-day' },
  ];
  return holidays.sort((a, b) => a.day.localeCompare(b.day));
};

const known = new Map<number, ReadonlySet<CalendarDay>>();

/** Whether a day is one of those above; an ordinary Sunday or a Saturday is not. */
export const isPublicHoliday = (day: CalendarDay): boolean => {
  const year = Number(day.slice(0, 4));
  const days = known.get(year) ?? new Set(publicHolidays(year).map((holiday) => holiday.day));
  known.set(year, days);
  return days.has(day);
};
