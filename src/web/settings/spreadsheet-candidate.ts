import type { SpreadsheetFault } from '../../register/spreadsheet/columns.ts';
import { readSpreadsheet } from '../../register/spreadsheet/read-spreadsheet.ts';
import type { FieldFault } from '../../problems.ts';
import type { Visit } from '../visit.ts';
import { type Candidate, checkCandidate } from './register-candidate.ts';

/** The bytes of a file that the page's script put into the field as a data URL; undefined for any other text. */
export const spreadsheetIn = (text: string): Buffer | undefined => {
  const [, encoded] = /^\s*data:[\w.+/-]*;base64,([A-Za-z0-9+/=\s]*)$/.exec(text) ?? [];
  return encoded === undefined ? undefined : Buffer.from(encoded, 'base64');
};

const faultInWords = (words: Visit['words'], { place, code, column }: SpreadsheetFault): FieldFault => {
  const found = words.registerFindings;
  return {
    pointer: place,
    detail: code === 'column-missing' ? found['fault.column-missing'](column ?? '') : found[`fault.${code}`],
  };
};

/** Reads a spreadsheet as a register; what is wrong stands by its cell: `Systemer!B7`. */
export const readSpreadsheetCandidate = async (words: Visit['words'], bytes: Buffer): Promise<Candidate> => {
  const read = await readSpreadsheet(bytes);
  return read.outcome === 'read'
    ? checkCandidate(words.settings, read.document, read.placeOf)
    : { outcome: 'faulty', faults: read.faults.map((fault) => faultInWords(words, fault)) };
};
