/** Why a file cannot be read as a list. `row` is counted as a spreadsheet does, the headings being row 1. */
export const fileFaults = [
  'empty',
  'header-only',
  'no-headings',
  'binary',
  'not-a-list',
  'old-workbook',
  'broken-workbook',
  'mixed-charset',
  'open-quote',
  'row-too-long',
  'too-many-columns',
  'too-many-rows',
  'too-many-groups',
  'too-large',
  'out-of-memory',
] as const;
export type FileFault = (typeof fileFaults)[number];

/** The file is at fault: a code and a place, and nothing of what stands in it. */
export class FileError extends Error {
  override name = 'FileError';
  readonly code: FileFault;
  readonly row: number | undefined;

  constructor(code: FileFault, row?: number) {
    super(row === undefined ? code : `${code} at row ${row}`);
    this.code = code;
    this.row = row;
  }
}
