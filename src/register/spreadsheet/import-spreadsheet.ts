import { storageFaults } from '../../http/fit-for-storage.ts';
import { pathAt } from '../../http/problem-details.ts';
import { incomingRegister, type RegisterDocument } from '../register-document.ts';
import type { SpreadsheetFault } from './columns.ts';
import { readSpreadsheet } from './read-spreadsheet.ts';

/** What is wrong, and in which cell: `Systemer!B7`; a sheet alone, or nothing for the whole file. */
export interface ImportFault {
  place: string;
  detail: string;
}

export type ImportedSpreadsheet =
  | { outcome: 'good'; register: RegisterDocument }
  | { outcome: 'faulty'; faults: ImportFault[] };

const sentences: Readonly<Record<SpreadsheetFault['code'], string>> = {
  'not-a-spreadsheet': 'This is no spreadsheet that can be read: save it as .xlsx.',
  'too-large': 'The spreadsheet is too large when it is unpacked.',
  macros: 'The spreadsheet has macros: save it as .xlsx without them.',
  formula: 'The cell holds a formula: put in the value instead.',
  'sheet-missing': 'The sheet is missing: an empty sheet with its headings means an empty list.',
  'sheet-unknown': 'The sheet is no part of the register.',
  'column-missing': 'A column is missing',
  'column-unknown': 'There is no column with this heading.',
  'column-repeated': 'The column stands twice.',
  'one-row': 'The sheet takes one row only: the organisation itself.',
};

const sentenceOf = ({ code, column }: SpreadsheetFault): string =>
  column === undefined ? sentences[code] : `${sentences[code]}: ${column}.`;

/** Reads a spreadsheet by the schema that saves registers: the whole register, or every cell that is wrong. */
export const importSpreadsheet = async (bytes: Buffer): Promise<ImportedSpreadsheet> => {
  const read = await readSpreadsheet(bytes);
  if (read.outcome === 'refused')
    return {
      outcome: 'faulty',
      faults: read.faults.map((fault) => ({ place: fault.place, detail: sentenceOf(fault) })),
    };
  const { document, placeOf } = read;
  const unfit = storageFaults(document);
  if (unfit.length > 0)
    return {
      outcome: 'faulty',
      faults: unfit.map(({ pointer, detail }) => ({ place: placeOf(pathAt(pointer)), detail })),
    };
  const checked = incomingRegister.safeParse(document);
  if (checked.success) return { outcome: 'good', register: checked.data };
  return {
    outcome: 'faulty',
    faults: checked.error.issues.map(({ path, message }) => ({ place: placeOf(path), detail: message })),
  };
};
