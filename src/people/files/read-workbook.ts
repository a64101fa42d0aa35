import { type CellValue, streamXlsxRows } from 'hucre/xlsx';
import { readDirectory } from '../../register/spreadsheet/zip-entries.ts';
import { FileError } from './file-fault.ts';
import { fileLimits } from './limits.ts';
import type { RawRow } from './read-text.ts';

const batchSize = 1000;

/** Refuses what is no workbook, and bombs by the sizes that they declare, before a byte is unpacked. Gives the number of sheets. */
const checkDirectory = (bytes: Buffer): number => {
  const entries = readDirectory(bytes);
  if (!entries) throw new FileError('broken-workbook');
  if (!entries.some(({ name }) => name === 'xl/workbook.xml')) throw new FileError('not-a-list');
  const unpacked = entries.reduce((sum, entry) => sum + entry.unpacked, 0);
  const packed = entries.reduce((sum, entry) => sum + entry.packed, 0);
  const isSwollen = unpacked > fileLimits.unpackedFree && unpacked > packed * fileLimits.unpackedTimes;
  if (unpacked > fileLimits.unpacked || isSwollen) throw new FileError('too-large');
  return entries.filter(({ name }) => /^xl\/worksheets\/[^/]+\.xml$/.test(name)).length;
};

/** A cell as a person would type it. A date keeps its day alone. */
const textOf = (value: CellValue): string => {
  if (value === null) return '';
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? '' : value.toISOString().slice(0, 10);
  if (typeof value !== 'number' || Number.isInteger(value)) return String(value);
  return value.toLocaleString('en-US', { useGrouping: false, maximumFractionDigits: 6 });
};

/** The rows of one sheet, in batches; a row that holds nothing may be left out. */
const readSheet = async function* (bytes: Buffer, sheet: number): AsyncGenerator<RawRow[]> {
  let batch: RawRow[] = [];
  for await (const { index, values } of streamXlsxRows(bytes, { sheet })) {
    if (
      values.length > fileLimits.columns &&
      values.slice(fileLimits.columns).some((value) => value !== null)
    )
      throw new FileError('too-many-columns', index + 1);
    batch.push({ row: index + 1, cells: values.slice(0, fileLimits.columns).map(textOf) });
    if (batch.length < batchSize) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
};

/**
 * The rows of the first sheet of an XLSX file that has any, in batches. The packed file is held; what is unpacked goes
 * by. Call it in a worker with a limit on its memory: a file may lie about its size. Throws FileError.
 */
export const readWorkbook = async function* (bytes: Buffer): AsyncGenerator<RawRow[]> {
  const sheets = checkDirectory(bytes);
  try {
    for (let sheet = 0; sheet < sheets; sheet += 1) {
      let isEmpty = true;
      for await (const batch of readSheet(bytes, sheet)) {
        isEmpty = false;
        yield batch;
      }
      if (!isEmpty) return;
    }
  } catch (error) {
    throw error instanceof FileError ? error : new FileError('broken-workbook');
  }
};
