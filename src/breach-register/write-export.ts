import { stringify } from 'csv-stringify';
import { writeXlsx } from 'hucre/xlsx';
import type { Language } from '../languages.ts';
import type { BreachRow } from './breach-row.ts';
import { type Cell, exportColumns } from './export-columns.ts';
import { breachWords } from './words/words-of.ts';

/** What a spreadsheet may take for a formula at the beginning of a text, wide forms and leading blanks included (OWASP, CSV injection). */
const startsFormula = /^[\s\u00a0\u200b\ufeff]*[=+\-@\t\r\n＝＋－＠|%]/u;

/** A text that no spreadsheet runs: with an apostrophe before it, where it could be taken for a formula. */
export const harmless = (text: string): string => (startsFormula.test(text) ? `'${text}` : text);

const locales = { nb: 'nb-NO', nn: 'nn-NO', en: 'en-GB' } as const;

/** `20.11.2026 10:00`, the wall clock in Norway: what Norwegian Excel reads as a date. */
const instantInCsv = (at: Date): string => {
  const part = new Map(
    new Intl.DateTimeFormat('en-GB', {
      timeZone: 'Europe/Oslo',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    })
      .formatToParts(at)
      .map(({ type, value }) => [type, value]),
  );
  return `${part.get('day')}.${part.get('month')}.${part.get('year')} ${part.get('hour')}:${part.get('minute')}`;
};

const textOf = (cell: Cell, language: Language): string => {
  if (cell === null) return '';
  if (cell instanceof Date) return instantInCsv(cell);
  // Without grouping: 1 234 would be a text; with the language's own comma.
  if (typeof cell === 'number') return cell.toLocaleString(locales[language], { useGrouping: false });
  return harmless(String(cell));
};

/** CSV as Norwegian Excel opens it: UTF-8 with a byte order mark, semicolons, CRLF. A row at a time. */
export const writeCsv = async (
  rows: AsyncIterable<BreachRow>,
  language: Language,
): Promise<{ bytes: Buffer; count: number }> => {
  const columns = exportColumns(language);
  const writer = stringify({ delimiter: ';', bom: true, record_delimiter: 'windows' });
  const chunks: Buffer[] = [];
  writer.on('data', (chunk: Buffer) => chunks.push(chunk));
  const done = new Promise((resolve, reject) => writer.on('end', resolve).on('error', reject));
  writer.write(columns.map(({ heading }) => heading));
  let count = 0;
  for await (const row of rows) {
    writer.write(columns.map(({ cell }) => textOf(cell(row), language)));
    count += 1;
  }
  writer.end();
  await done;
  return { bytes: Buffer.concat(chunks), count };
};

/** The wall clock in Norway as a date without a zone: what a cell of a spreadsheet holds. */
const wallClock = (at: Date): Date => {
  const [day = '', time = ''] = at.toLocaleString('sv-SE', { timeZone: 'Europe/Oslo' }).split(' ');
  return new Date(`${day}T${time}Z`);
};

const dates = new Set(['breachBegan', 'detectedAt', 'awareAt', 'dueAt', 'notifiedAt', 'closedAt']);
const wide = new Set(['title', 'outcome', 'incidentTypes', 'peopleTypes']);

/** XLSX: dates are dates, numbers are numbers, and a text is a text whatever it begins with. */
export const writeWorkbook = async (
  rows: AsyncIterable<BreachRow>,
  language: Language,
): Promise<{ bytes: Uint8Array; count: number }> => {
  const columns = exportColumns(language);
  const cells: (string | number | boolean | Date | null)[][] = [columns.map(({ heading }) => heading)];
  for await (const row of rows)
    cells.push(
      columns.map(({ cell }) => {
        const value = cell(row);
        if (value instanceof Date) return wallClock(value);
        return typeof value === 'string' ? harmless(value) : value;
      }),
    );
  const bytes = await writeXlsx({
    sheets: [
      {
        name: breachWords(language).sheet,
        columns: columns.map(({ key, heading }) => ({
          width: wide.has(key) ? 36 : Math.max(16, heading.length + 2),
          ...(dates.has(key) && { numFmt: 'dd.mm.yyyy hh:mm' }),
        })),
        rows: cells,
        freezePane: { rows: 1 },
      },
    ],
  });
  return { bytes, count: cells.length - 1 };
};
