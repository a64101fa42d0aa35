import type { CellValue } from 'hucre/xlsx';
import { cellText, type ListedTime, numberIn, timeIn } from './cell-text.ts';
import { choiceWords, folded, type ImportKey } from './import-columns.ts';

/** Why a row cannot be brought in, and of which column. */
export interface RowFault {
  code:
    | 'missing'
    | 'bad-date'
    | 'bad-choice'
    | 'several'
    | 'bad-number'
    | 'too-long'
    | 'future'
    | 'after-detected'
    | 'before-detected'
    | 'before-aware'
    | 'repeated';
  column: ImportKey;
}

const longestLine = 500;
const longestText = 10_000;

const takesSeveral: readonly ImportKey[] = ['nature', 'incidentTypes', 'peopleTypes'];

/** Reads the cells of one row, and gathers what is wrong with them. */
export const readCells = (cells: readonly CellValue[], places: ReadonlyMap<ImportKey, number>) => {
  const faults: RowFault[] = [];
  const fail = (code: RowFault['code'], column: ImportKey): void => {
    faults.push({ code, column });
  };
  const written = (key: ImportKey): string => {
    const at = places.get(key);
    return at === undefined ? '' : cellText(cells[at]);
  };
  const within = (key: ImportKey, text: string, longest: number): string | null => {
    if (text.length > longest) fail('too-long', key);
    return text || null;
  };
  return {
    faults,
    fail,
    line: (key: ImportKey): string | null => within(key, written(key).replaceAll(/\s+/g, ' '), longestLine),
    text: (key: ImportKey): string | null => within(key, written(key), longestText),
    time(key: ImportKey): ListedTime | null {
      const text = written(key);
      const time = text ? timeIn(text) : undefined;
      if (text && !time) fail('bad-date', key);
      return time ?? null;
    },
    count(key: ImportKey): number | null {
      const text = written(key);
      const value = text ? numberIn(text) : undefined;
      if (text && value === undefined) fail('bad-number', key);
      return value ?? null;
    },
    choices(key: ImportKey): string[] {
      const words = choiceWords[key];
      const whole = words?.get(folded(written(key)));
      if (whole) return [whole];
      const codes = written(key)
        .split(/[,;\n]/)
        .flatMap((word) => (word.trim() ? [words?.get(folded(word))] : []));
      if (codes.includes(undefined)) fail('bad-choice', key);
      else if (codes.length > 1 && !takesSeveral.includes(key)) fail('several', key);
      return [...new Set(codes.flatMap((code) => code ?? []))];
    },
    /** Fails where one time cannot have been before another: of a time known by the day alone the day decides. */
    inOrder(
      earlier: ListedTime | null,
      later: ListedTime | null,
      code: RowFault['code'],
      column: ImportKey,
    ): void {
      if (!earlier || !later || later.at >= earlier.at) return;
      if ((earlier.dayOnly || later.dayOnly) && dayOf(earlier.at) === dayOf(later.at)) return;
      fail(code, column);
    },
  };
};

const oslo = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Oslo', dateStyle: 'short' });
const dayOf = (at: string): string => oslo.format(new Date(at));
