import { TZDate } from '@date-fns/tz';

const timeZone = 'Europe/Oslo';
const hour = 3_600_000;

/** In the night when the clock goes back, each time of one hour comes twice: first in summer time, then in winter time. */
export type Turn = 'first' | 'second';

/** Which of its two turns an instant is; undefined where its time on the clock in Norway comes once. */
export const turnOf = (instant: Date): Turn | undefined => {
  // Norway's clock goes back in October, until 1995 in September: other months are not looked up.
  if (![8, 9].includes(instant.getUTCMonth())) return undefined;
  const hoursAt = (moved: number): number => new TZDate(instant.getTime() + moved, timeZone).getHours();
  const here = hoursAt(0);
  if (hoursAt(hour) === here) return 'first';
  return hoursAt(-hour) === here ? 'second' : undefined;
};
