import { stringify } from 'csv-stringify';
import { type CellStyle, writeXlsx } from 'hucre/xlsx';
import type { Language } from '../languages.ts';
import { type Cell, type ColumnKey, type ExportRow, exportColumns } from './export-columns.ts';
import { harmless } from './harmless.ts';
import { breachWords } from './words/words-of.ts';

const clock = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Oslo',
  dateStyle: 'short',
  timeStyle: 'short',
});

/** The wall clock in Norway as a date without a zone: what a cell of a spreadsheet holds. To the minute. */
const wallClock = (at: Date): Date => new Date(`${clock.format(at).replace(' ', 'T')}:00Z`);

/** `20.11.2026 10:00`, or the day alone: what Norwegian Excel reads as a date. */
const instantInCsv = (at: Date, dayAlone: boolean): string => {
  const [date = '', time = ''] = clock.format(at).split(' ');
  const day = date.split('-').reverse().join('.');
  return dayAlone ? day : `${day} ${time}`;
};

const textOf = (cell: Cell, dayAlone: boolean): string => {
  if (cell === null) return '';
  if (cell instanceof Date) return instantInCsv(cell, dayAlone);
  // Without grouping, 1 234 would be a text; with a comma in every language: 3.5 would be the third of May.
  if (typeof cell === 'number') return String(cell).replace('.', ',');
  return harmless(String(cell));
};

/** In which language, and by which name a system is shown. */
export interface ExportWords {
  language: Language;
  nameOf: (system: string) => string;
}

/** CSV as Norwegian Excel opens it: UTF-8 with a byte order mark, semicolons, CRLF. A row at a time. */
export const writeCsv = async (
  rows: AsyncIterable<ExportRow>,
  { language, nameOf }: ExportWords,
): Promise<{ bytes: Buffer; count: number }> => {
  const columns = exportColumns(language, nameOf);
  const writer = stringify({ delimiter: ';', bom: true, record_delimiter: 'windows' });
  const chunks: Buffer[] = [];
  writer.on('data', (chunk: Buffer) => chunks.push(chunk));
  const done = new Promise((resolve, reject) => writer.on('end', resolve).on('error', reject));
  writer.write(columns.map(({ heading }) => heading));
  let count = 0;
  for await (const row of rows) {
    writer.write(columns.map(({ key, cell }) => textOf(cell(row), row.dayOnly.includes(key))));
    count += 1;
  }
  writer.end();
  await done;
  return { bytes: Buffer.concat(chunks), count };
};

const dates = new Set<ColumnKey>(['breachBegan', 'detectedAt', 'awareAt', 'dueAt', 'notifiedAt', 'closedAt']);
const wide = new Set<ColumnKey>([
  'title',
  'outcome',
  'reason',
  'incidentTypes',
  'peopleTypes',
  'whatHappened',
  'effects',
  'measures',
]);
const dayAlone: CellStyle = { numFmt: 'dd.mm.yyyy' };
/** Excel takes no longer text in a cell. */
const longest = 32_767;

/** XLSX: dates are dates, numbers are numbers, and a text is a text whatever it begins with. */
export const writeWorkbook = async (
  rows: AsyncIterable<ExportRow>,
  { language, nameOf }: ExportWords,
): Promise<{ bytes: Uint8Array; count: number }> => {
  const columns = exportColumns(language, nameOf);
  const written: (string | number | boolean | Date | null)[][] = [columns.map(({ heading }) => heading)];
  const cells = new Map<string, { style: CellStyle }>();
  for await (const row of rows) {
    for (const [at, { key }] of columns.entries())
      if (row.dayOnly.includes(key)) cells.set(`${written.length},${at}`, { style: dayAlone });
    written.push(
      columns.map(({ cell }) => {
        const value = cell(row);
        if (value instanceof Date) return wallClock(value);
        return typeof value === 'string' ? harmless(value).slice(0, longest) : value;
      }),
    );
  }
  const bytes = await writeXlsx({
    sheets: [
      {
        name: breachWords(language).sheet,
        columns: columns.map(({ key, heading }) => ({
          width: wide.has(key) ? 36 : Math.max(16, heading.length + 2),
          ...(dates.has(key) && { numFmt: 'dd.mm.yyyy hh:mm' }),
        })),
        rows: written,
        cells,
        freezePane: { rows: 1 },
      },
    ],
  });
  return { bytes, count: written.length - 1 };
};
