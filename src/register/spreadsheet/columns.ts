import { type CellValue, colToLetter, type Sheet } from 'hucre/xlsx';
import type { Column, SheetPlan } from './sheets.ts';
import type { UnsafeContent } from './unsafe-content.ts';
import type { ZipFault } from './zip-entries.ts';

export type SpreadsheetFaultCode =
  | ZipFault
  | UnsafeContent
  | 'formula'
  | 'sheet-missing'
  | 'sheet-unknown'
  | 'column-missing'
  | 'column-unknown'
  | 'column-repeated'
  | 'one-row';

export interface SpreadsheetFault {
  /** `Systemer!B7`, a sheet's name, or nothing for the whole file. */
  place: string;
  code: SpreadsheetFaultCode;
  /** The heading that is missing. */
  column?: string;
}

export const textOf = (value: CellValue | undefined): string => {
  if (value === null || value === undefined) return '';
  return value instanceof Date ? value.toISOString() : String(value);
};

export const cellAt = (sheet: string, column: number, row: number): string =>
  `${sheet}!${colToLetter(column)}${row + 1}`;

export const sameText = (a: string, b: string): boolean =>
  a.trim().toLocaleLowerCase('nb') === b.trim().toLocaleLowerCase('nb');

export const formulasIn = ({ name, cells }: Sheet): SpreadsheetFault[] =>
  [...(cells ?? [])].flatMap(([at, cell]) => {
    const [row = 0, column = 0] = at.split(',').map(Number);
    return cell.type === 'formula' || cell.formula !== undefined || cell.formulaType !== undefined
      ? [{ place: cellAt(name, column, row), code: 'formula' as const }]
      : [];
  });

export interface PlacedColumn {
  column: Column;
  at: number;
}

/** Which column stands where, by the headings of the first row; the order is free. */
export const columnsOf = (
  plan: SheetPlan,
  sheet: Sheet,
): { placed: PlacedColumn[]; faults: SpreadsheetFault[] } => {
  const headings = (sheet.rows[0] ?? []).map(textOf);
  const faults: SpreadsheetFault[] = headings.flatMap((heading, at): SpreadsheetFault[] => {
    const place = cellAt(sheet.name, at, 0);
    if (heading.trim() === '')
      return sheet.rows.some((row) => textOf(row[at]).trim() !== '')
        ? [{ place, code: 'column-unknown' }]
        : [];
    if (!plan.columns.some((column) => sameText(column.heading, heading)))
      return [{ place, code: 'column-unknown' }];
    return headings.findIndex((one) => sameText(one, heading)) < at
      ? [{ place, code: 'column-repeated' }]
      : [];
  });
  const placed = plan.columns.flatMap((column): PlacedColumn[] => {
    const at = headings.findIndex((heading) => sameText(heading, column.heading));
    if (at < 0) faults.push({ place: sheet.name, code: 'column-missing', column: column.heading });
    return at < 0 ? [] : [{ column, at }];
  });
  return { placed, faults };
};
