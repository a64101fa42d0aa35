import { TZDate } from '@date-fns/tz';
import type { CellValue } from 'hucre/xlsx';
import { asWritten } from '../harmless.ts';

const minute = 60_000;

/** What no database keeps and nobody wrote. */
const unfit = /(?![\t\n\r])[\p{Cs}\p{Cc}]/gu;

/** The text of a cell; of a date the wall clock that it shows, to the minute. */
export const cellText = (cell: CellValue | undefined): string => {
  if (cell === null || cell === undefined) return '';
  if (!(cell instanceof Date)) return asWritten(String(cell).replaceAll(unfit, '').trim());
  if (Number.isNaN(cell.getTime())) return '';
  // A spreadsheet keeps a part of a day: half past nine may be a thousandth of a second off.
  const at = new Date(Math.round(cell.getTime() / minute) * minute);
  const [day = '', time = ''] = at.toISOString().split('T');
  return time.startsWith('00:00') ? day : `${day} ${time.slice(0, 5)}`;
};

/** A time as a list tells it: the instant, in UTC, and whether the day alone is known; midnight in Norway stands for that. */
export interface ListedTime {
  at: string;
  dayOnly: boolean;
}

const wallClock =
  /^(?:(\d{4})-(\d{1,2})-(\d{1,2})|(\d{1,2})[./](\d{1,2})[./](\d{4}))(?:[T ]+(?:kl\.? )?(\d{1,2})[:.](\d{2})(?::\d{2}(?:\.\d+)?)?)?$/i;
const withOffset = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d)$/;

/** The wall clock in Norway that a cell shows, or an instant with its offset. Undefined for no date. */
export const timeIn = (text: string): ListedTime | undefined => {
  if (withOffset.test(text)) {
    const at = new Date(text);
    return Number.isNaN(at.getTime()) || at.getUTCFullYear() < 1970
      ? undefined
      : { at: at.toISOString(), dayOnly: false };
  }
  const found = wallClock.exec(text);
  if (!found) return undefined;
  const [, isoYear, isoMonth, isoDay, day, month, year, hours, minutes = '0'] = found;
  const y = Number(isoYear ?? year);
  const m = Number(isoMonth ?? month);
  const d = Number(isoDay ?? day);
  const [h, min] = [Number(hours ?? 0), Number(minutes)];
  const at = new TZDate(y, m - 1, d, h, min, 'Europe/Oslo');
  // A day or an hour that does not exist is moved on by the calendar.
  if (at.getMonth() !== m - 1 || at.getDate() !== d || h > 23 || min > 59 || y < 1970) return undefined;
  return { at: new Date(at.getTime()).toISOString(), dayOnly: hours === undefined };
};

/** Whole numbers, also grouped by blanks or points as Norwegians group them. */
export const numberIn = (text: string): number | undefined => {
  const plain = /^\d{1,3}(?:[\s.]\d{3})+$/.test(text)
    ? text.replaceAll(/[\s.]/g, '')
    : text.replace(/[.,]0{1,2}$/, '');
  return /^\d{1,9}$/.test(plain) && Number(plain) <= 100_000_000 ? Number(plain) : undefined;
};
