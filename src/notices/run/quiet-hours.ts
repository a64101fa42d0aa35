import { TZDate } from '@date-fns/tz';

/** Whether nothing leaves at this instant: from one hour of the day in Norway up to another, over midnight too. */
export const isQuiet = (quiet: { from: number; to: number } | null, now: Date): boolean => {
  if (!quiet) return false;
  const hour = new TZDate(now, 'Europe/Oslo').getHours();
  const { from, to } = quiet;
  return from <= to ? hour >= from && hour < to : hour >= from || hour < to;
};
