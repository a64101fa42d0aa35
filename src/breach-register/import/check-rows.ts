import { createHash } from 'node:crypto';
import { TZDate } from '@date-fns/tz';
import type { CellValue } from 'hucre/xlsx';
import { addHours } from '../../../workflows/deadlines.ts';
import { regimeAt } from '../../../workflows/regimes/no-gdpr.ts';
import { canonicalJson } from '../../journal/chain.ts';
import { choiceWords, folded, type ImportKey } from './import-columns.ts';
import type { ReadTable } from './read-table.ts';

/** Why a row cannot be brought in, and of which column. */
export interface RowFault {
  code:
    | 'missing'
    | 'bad-date'
    | 'bad-choice'
    | 'bad-number'
    | 'too-long'
    | 'future'
    | 'before-detected'
    | 'before-aware'
    | 'repeated';
  column: ImportKey;
}

/** A breach of the time before Varsla, fit to be kept. Instants are ISO 8601 in UTC. */
export interface OldBreach {
  reference: string;
  title: string;
  role: string;
  system: string | null;
  breachBegan: string | null;
  detectedAt: string;
  awareAt: string;
  dueAt: string;
  notifiedAt: string | null;
  level: string | null;
  notNotifiedReason: string | null;
  nature: string[];
  incidentTypes: string[];
  causeOrigin: string | null;
  intent: string | null;
  peopleTypes: string[];
  peopleCount: number | null;
  told: number | null;
  closedAt: string | null;
}

export interface CheckedRows {
  accepted: { number: number; hash: string; breach: OldBreach }[];
  rejected: { number: number; cells: string[]; faults: RowFault[] }[];
}

const longest = 500;

/** The text of a cell; of a date the wall clock that it shows. */
export const cellText = (cell: CellValue | undefined): string => {
  if (cell === null || cell === undefined) return '';
  if (!(cell instanceof Date)) return String(cell).trim();
  const [day = '', time = ''] = cell.toISOString().split('T');
  return time.startsWith('00:00') ? day : `${day} ${time.slice(0, 5)}`;
};

const parts =
  /^(?:(\d{4})-(\d{1,2})-(\d{1,2})|(\d{1,2})[./](\d{1,2})[./](\d{4}))(?:[T ]+(?:kl\.? )?(\d{1,2})[:.](\d{2}))?(?::\d{2})?$/;

/** The wall clock in Norway that a cell shows, as an instant; midnight where it shows a day alone. Undefined for no date. */
const instantOf = (text: string): string | undefined => {
  const found = parts.exec(text);
  if (!found) return undefined;
  const [, isoYear, isoMonth, isoDay, day, month, year, hours = '0', minutes = '0'] = found;
  const [y, m, d] = [isoYear ?? year, isoMonth ?? month, isoDay ?? day].map(Number) as [
    number,
    number,
    number,
  ];
  const [h, min] = [Number(hours), Number(minutes)];
  const at = new TZDate(y, m - 1, d, h, min, 'Europe/Oslo');
  // A day or an hour that does not exist is moved on by the calendar.
  if (at.getMonth() !== m - 1 || at.getDate() !== d || h > 23 || min > 59 || y < 1970) return undefined;
  return new Date(at.getTime()).toISOString();
};

/** Whole numbers, also grouped as Norwegians group them. */
const numberOf = (text: string): number | undefined => {
  const digits = text.replaceAll(/[\s\u00a0\u202f]/g, '').replace(/[.,]0+$/, '');
  const value = Number(digits);
  return /^\d{1,9}$/.test(digits) && value <= 100_000_000 ? value : undefined;
};

/** Reads the cells of one row and gathers what is wrong with them. */
const createReader = (cells: readonly CellValue[], places: ReadonlyMap<ImportKey, number>) => {
  const faults: RowFault[] = [];
  const fail = (code: RowFault['code'], column: ImportKey): void => {
    faults.push({ code, column });
  };
  const text = (key: ImportKey): string => {
    const at = places.get(key);
    return at === undefined ? '' : cellText(cells[at]);
  };
  return {
    faults,
    fail,
    line(key: ImportKey): string | null {
      const written = text(key).replaceAll(/\s+/g, ' ');
      if (written.length > longest) fail('too-long', key);
      return written.slice(0, longest) || null;
    },
    instant(key: ImportKey): string | null {
      const written = text(key);
      if (!written) return null;
      const at = instantOf(written);
      if (!at) fail('bad-date', key);
      return at ?? null;
    },
    count(key: ImportKey): number | null {
      const written = text(key);
      if (!written) return null;
      const value = numberOf(written);
      if (value === undefined) fail('bad-number', key);
      return value ?? null;
    },
    choices(key: ImportKey): string[] {
      const words = choiceWords[key];
      const whole = words?.get(folded(text(key)));
      if (whole) return [whole];
      const codes = text(key)
        .split(/[,;\n]/)
        .flatMap((word) => (word.trim() ? [words?.get(folded(word))] : []));
      if (codes.includes(undefined)) fail('bad-choice', key);
      return [...new Set(codes.flatMap((code) => code ?? []))];
    },
  };
};

const checkRow = (
  row: ReadTable['rows'][number],
  places: ReadonlyMap<ImportKey, number>,
  now: string,
): { breach: OldBreach; faults: RowFault[] } => {
  const read = createReader(row.cells, places);
  const title = read.line('title');
  const detectedAt = read.instant('detectedAt');
  const awareAt = read.instant('awareAt') ?? detectedAt;
  const notifiedAt = read.instant('notifiedAt');
  const breachBegan = read.instant('breachBegan');
  const closedAt = read.instant('closedAt');
  if (!title) read.fail('missing', 'title');
  if (!detectedAt && !read.faults.some(({ column }) => column === 'detectedAt'))
    read.fail('missing', 'detectedAt');
  for (const [key, at] of Object.entries({ breachBegan, detectedAt, awareAt, notifiedAt, closedAt }))
    if (at && at > now) read.fail('future', key as ImportKey);
  if (detectedAt && awareAt && awareAt < detectedAt) read.fail('before-detected', 'awareAt');
  if (detectedAt && notifiedAt && awareAt && notifiedAt < awareAt) read.fail('before-aware', 'notifiedAt');
  const from = awareAt ?? now;
  const breach: OldBreach = {
    reference: read.line('reference') ?? `OLD-${from.slice(0, 4)}-${String(row.number).padStart(4, '0')}`,
    title: title ?? '',
    role: read.choices('role')[0] ?? 'controller',
    system: read.line('system'),
    breachBegan,
    detectedAt: detectedAt ?? now,
    awareAt: from,
    dueAt: addHours(from, regimeAt(from).duties['authority.notice'].hours),
    notifiedAt,
    level: read.choices('level')[0] ?? null,
    notNotifiedReason: read.line('notNotifiedReason'),
    nature: read.choices('nature'),
    incidentTypes: read.choices('incidentTypes'),
    causeOrigin: read.choices('causeOrigin')[0] ?? null,
    intent: read.choices('intent')[0] ?? null,
    peopleTypes: read.choices('peopleTypes'),
    peopleCount: read.count('peopleCount'),
    told: read.count('told'),
    closedAt,
  };
  return { breach, faults: read.faults };
};

/**
 * Every row as a breach that may be brought in, or with all that is wrong with it. A row that says the same as one before
 * it is rejected as repeated. Accepted and rejected together are all rows.
 */
export const checkRows = (
  table: ReadTable,
  places: ReadonlyMap<ImportKey, number>,
  now: Date,
): CheckedRows => {
  const checked: CheckedRows = { accepted: [], rejected: [] };
  const seen = new Set<string>();
  for (const row of table.rows) {
    const { breach, faults } = checkRow(row, places, now.toISOString());
    const hash = createHash('sha256').update(canonicalJson(breach)).digest('hex');
    if (faults.length === 0 && seen.has(hash)) faults.push({ code: 'repeated', column: 'title' });
    seen.add(hash);
    if (faults.length === 0) checked.accepted.push({ number: row.number, hash, breach });
    else
      checked.rejected.push({
        number: row.number,
        cells: table.headings.map((_, at) => cellText(row.cells[at])),
        faults,
      });
  }
  return checked;
};
