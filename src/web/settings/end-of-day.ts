import { TZDate } from '@date-fns/tz';
import { invalid } from '../../problems.ts';

/** The end of a day in Norway. Throws `invalid-input` at the pointer for what is no date of the calendar. */
export const endOfDay = (written: string, pointer: string): string => {
  const [, year, month, day] = (/^(\d{4})-(\d\d)-(\d\d)$/.exec(written) ?? []).map(Number);
  const end = new TZDate(year ?? NaN, (month ?? NaN) - 1, (day ?? NaN) + 1, 'Europe/Oslo');
  const last = new TZDate(end.getTime() - 1, 'Europe/Oslo');
  if (last.getDate() !== day || last.getMonth() + 1 !== month) throw invalid(pointer, 'This is no date.');
  return new Date(end.getTime()).toISOString();
};
