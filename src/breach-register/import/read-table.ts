import { isUtf8 } from 'node:buffer';
import { parse } from 'csv-parse/sync';
import { type CellValue, readXlsx } from 'hucre/xlsx';
import { invalid } from '../../problems.ts';
import { cellText } from './cell-text.ts';
import { unsafeContent } from '../../register/spreadsheet/unsafe-content.ts';
import { readZipEntries } from '../../register/spreadsheet/zip-entries.ts';

/** A sheet as it stood: the headings, and the rows below them with their number in the file. */
export interface ReadTable {
  headings: string[];
  rows: { number: number; cells: CellValue[] }[];
}

/** No firm's list is longer; more at once is asked for in parts. */
const mostRows = 10_000;

const isZip = (bytes: Buffer): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b;

/** UTF-8, or what Excel saves as CSV in Norway. */
const textOf = (bytes: Buffer): string => {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  return new TextDecoder(isUtf8(bytes) ? 'utf-8' : 'windows-1252').decode(bytes);
};

/** The separator that stands most often in the first line. */
const separatorOf = (text: string): string => {
  const [first = ''] = text.split(/\r?\n/, 1);
  const counted = [';', '\t', ','].map((sign) => ({ sign, count: first.split(sign).length }));
  return counted.sort((a, b) => b.count - a.count)[0]?.sign ?? ';';
};

const fromCsv = (bytes: Buffer): CellValue[][] => {
  const text = textOf(bytes).replace(/^\ufeff/, '');
  if (text.includes('\0')) throw invalid('/file', 'not-a-list: The file is neither CSV nor XLSX.');
  try {
    return parse(text, {
      delimiter: separatorOf(text),
      relax_column_count: true,
      skip_empty_lines: false,
      max_record_size: 200_000,
    });
  } catch {
    throw invalid('/file', 'open-quote: A quotation mark is never closed, or a row is far too long.');
  }
};

const fromXlsx = async (bytes: Buffer): Promise<CellValue[][]> => {
  const zip = readZipEntries(bytes);
  if (zip.outcome === 'refused')
    throw invalid(
      '/file',
      zip.fault === 'too-large'
        ? 'too-large: The workbook is too large: split it.'
        : 'not-a-list: The file is neither CSV nor XLSX.',
    );
  const unsafe = unsafeContent(zip.entries);
  if (unsafe) throw invalid('/file', `${unsafe}: Save the list as an ordinary workbook without macros.`);
  try {
    const { sheets } = await readXlsx(bytes);
    return sheets[0]?.rows ?? [];
  } catch {
    throw invalid('/file', 'not-a-list: The file is neither CSV nor XLSX.');
  }
};

/** How far down the headings may stand. */
const headingsWithin = 20;

const isEmpty = (cells: readonly CellValue[]): boolean =>
  cells.every((cell) => cell === null || String(cell).trim() === '');

/**
 * The first sheet of a workbook, or a CSV file whatever its separator and character set. The headings are the first row
 * that `isHeadings` takes for them, else the first of all. Rows without anything are left out. Throws `invalid-input` at /file for what is no list, for a bomb, macros, and more rows than are taken at once.
 */
export const readTable = async (
  bytes: Buffer,
  isHeadings: (cells: readonly string[]) => boolean,
): Promise<ReadTable> => {
  if (bytes.length === 0) throw invalid('/file', 'empty-file: The file is empty.');
  const all = isZip(bytes) ? await fromXlsx(bytes) : fromCsv(bytes);
  const written = (cells: readonly CellValue[] = []): string[] => cells.map((cell) => cellText(cell));
  const found = all.slice(0, headingsWithin).findIndex((cells) => isHeadings(written(cells)));
  const start = Math.max(0, found);
  const rows = all.flatMap((cells, index) =>
    index <= start || isEmpty(cells) ? [] : [{ number: index + 1, cells }],
  );
  if (rows.length === 0) throw invalid('/file', 'no-rows: There are no rows below the headings.');
  if (rows.length > mostRows)
    throw invalid('/file', `too-many-rows: At most ${mostRows} rows at once: split the list.`);
  return { headings: written(all[start]), rows };
};
