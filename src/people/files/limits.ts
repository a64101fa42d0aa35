/** What a file of people may be at most. Above any list there is; below what could stop the house. */
export const fileLimits = {
  /** Bytes of a text file. */
  text: 1024 * 1024 * 1024,
  /** Bytes of a spreadsheet as it is sent: a million people are about 50 MB. */
  workbook: 96 * 1024 * 1024,
  /** Bytes of a spreadsheet unpacked, in all; and how many times as large as packed, above the first so many. */
  unpacked: 1536 * 1024 * 1024,
  unpackedTimes: 60,
  unpackedFree: 32 * 1024 * 1024,
  rows: 2_000_000,
  columns: 200,
  /** Characters of one row; a quote that is never closed swallows rows until here. */
  row: 1024 * 1024,
  /** Characters of one cell that is kept. */
  cell: 2000,
  groups: 50,
  fields: 10,
} as const;
