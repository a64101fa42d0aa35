import { readXlsx, type Sheet } from 'hucre/xlsx';
import { valueFrom } from './cells.ts';
import {
  cellAt,
  columnsOf,
  formulasIn,
  type PlacedColumn,
  sameText,
  type SpreadsheetFault,
  type SpreadsheetFaultCode,
  textOf,
} from './columns.ts';
import { type SheetPlan, sheetPlans } from './sheets.ts';
import { unsafeContent } from './unsafe-content.ts';
import { readZipEntries } from './zip-entries.ts';

export type ReadSpreadsheet =
  | { outcome: 'read'; document: unknown; placeOf: (path: readonly PropertyKey[]) => string }
  | { outcome: 'refused'; faults: SpreadsheetFault[] };

const whole = (code: SpreadsheetFaultCode): ReadSpreadsheet => ({
  outcome: 'refused',
  faults: [{ place: '', code }],
});

const setAt = (
  entry: Record<string, unknown>,
  [name = '', ...rest]: readonly string[],
  value: unknown,
): void => {
  if (rest.length === 0) {
    if (value !== undefined) entry[name] = value;
    return;
  }
  const inner = (entry[name] ??= {}) as Record<string, unknown>;
  setAt(inner, rest, value);
};

interface ReadSheet {
  plan: SheetPlan;
  placed: readonly PlacedColumn[];
  /** The row of each entry, counted from 0; rows without anything are left out. */
  rows: readonly number[];
  entries: readonly Record<string, unknown>[];
}

const readSheet = (plan: SheetPlan, sheet: Sheet, placed: readonly PlacedColumn[]): ReadSheet => {
  const rows = sheet.rows.flatMap((row, at) =>
    at > 0 && row.some((value) => textOf(value).trim() !== '') ? [at] : [],
  );
  const entries = rows.map((at) => {
    const entry: Record<string, unknown> = {};
    for (const { column, at: from } of placed)
      setAt(entry, column.path, valueFrom(column, textOf(sheet.rows[at]?.[from])));
    return entry;
  });
  return { plan, placed, rows, entries };
};

/** The cell that a path of the document came from; the sheet's own name where no cell did. */
const placeIn = (sheets: readonly ReadSheet[], path: readonly PropertyKey[]): string => {
  const [list, ...rest] = path;
  const sheet = sheets.find(({ plan }) => plan.list === list);
  if (!sheet) return '';
  const [place, inner] = list === 'organisation' ? [0, rest] : [Number(rest[0]), rest.slice(1)];
  const row = sheet.rows[place];
  if (row === undefined) return sheet.plan.name;
  const found = sheet.placed.find(({ column }) =>
    column.path.every((name, at) => inner[at] === undefined || inner[at] === name),
  );
  return cellAt(sheet.plan.name, found?.at ?? 0, row);
};

/**
 * An XLSX file as a register that is not checked yet, and the way back from its paths to the cells. Refused, with the
 * cells, for formulas, macros, a bomb, and sheets or columns that are missing or nobody knows: a list that is silently
 * left out would be emptied.
 */
export const readSpreadsheet = async (bytes: Buffer): Promise<ReadSpreadsheet> => {
  const zip = readZipEntries(bytes);
  if (zip.outcome === 'refused') return whole(zip.fault);
  const unsafe = unsafeContent(zip.entries);
  if (unsafe) return whole(unsafe);
  let sheets: readonly Sheet[];
  try {
    ({ sheets } = await readXlsx(bytes));
  } catch {
    return whole('not-a-spreadsheet');
  }
  const faults = sheets.flatMap((sheet) => [
    ...(sheetPlans.some(({ name }) => sameText(name, sheet.name)) || sheet.rows.length === 0
      ? []
      : [{ place: sheet.name, code: 'sheet-unknown' as const }]),
    ...formulasIn(sheet),
  ]);
  const read = sheetPlans.flatMap((plan): ReadSheet[] => {
    const sheet = sheets.find(({ name }) => sameText(name, plan.name));
    if (!sheet) {
      faults.push({ place: plan.name, code: 'sheet-missing' });
      return [];
    }
    const { placed, faults: inHeadings } = columnsOf(plan, sheet);
    const found = readSheet(plan, sheet, placed);
    const second = plan.list === 'organisation' ? found.rows[1] : undefined;
    faults.push(...inHeadings);
    if (second !== undefined) faults.push({ place: cellAt(plan.name, 0, second), code: 'one-row' });
    return [found];
  });
  if (faults.length > 0) return { outcome: 'refused', faults };
  const document = Object.fromEntries(
    read.map(({ plan, entries }) => [plan.list, plan.list === 'organisation' ? (entries[0] ?? {}) : entries]),
  );
  return { outcome: 'read', document, placeOf: (path) => placeIn(read, path) };
};
