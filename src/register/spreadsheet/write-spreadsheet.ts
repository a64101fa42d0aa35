import { writeXlsx } from 'hucre/xlsx';
import type { RegisterDocument } from '../register-document.ts';
import { cellFrom } from './cells.ts';
import { sheetPlans } from './sheets.ts';

/** The content type of an XLSX file. */
export const spreadsheetType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

const valueAt = (entry: unknown, path: readonly string[]): unknown =>
  path.reduce<unknown>(
    (value, name) =>
      typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined,
    entry,
  );

/** The longest cells wrap; a key or a code needs no more than a word. */
const widthOf = (heading: string): number => Math.max(18, heading.length + 2);

/**
 * The register as an XLSX file: a sheet a list, Norwegian headings, one row an entry. Every cell is text, so that a
 * number typed beside it keeps its leading zeros, and no text is ever taken for a formula.
 */
export const writeSpreadsheet = async (register: RegisterDocument): Promise<Uint8Array> =>
  writeXlsx({
    sheets: sheetPlans.map(({ list, name, columns }) => {
      const part = register[list];
      const entries: readonly unknown[] = Array.isArray(part) ? part : [part];
      return {
        name,
        columns: columns.map(({ heading, kind }) => ({
          width: widthOf(heading),
          ...(kind !== 'count' && { numFmt: '@' }),
        })),
        rows: [
          columns.map(({ heading }) => heading),
          ...entries.map((entry) => columns.map((column) => cellFrom(column, valueAt(entry, column.path)))),
        ],
        freezePane: { rows: 1 },
      };
    }),
  });
