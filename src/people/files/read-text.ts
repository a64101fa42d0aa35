import { pipeline } from 'node:stream/promises';
import { CsvError, parse } from 'csv-parse';
import type { Charset } from './charset.ts';
import { type Delimiter, findDelimiter } from './delimiter.ts';
import { FileError } from './file-fault.ts';
import { fileLimits } from './limits.ts';

/** A row of a file as texts, with its number as a spreadsheet shows it. */
export interface RawRow {
  row: number;
  cells: string[];
}

/** Text enough to see the first line, whatever stands in it. */
const enough = 64 * 1024;

/** Rows, or characters in them, that go on together. */
const batchSize = { rows: 1000, characters: 4 * 1024 * 1024 };

const decoded = async function* (
  pieces: AsyncIterable<Uint8Array>,
  charset: Charset,
): AsyncGenerator<string> {
  const decoder = new TextDecoder(charset, { fatal: true });
  for await (const piece of pieces) yield decoder.decode(piece, { stream: true });
  yield decoder.decode();
};

const asFileError = (error: unknown): unknown => {
  if (error instanceof TypeError) return new FileError('mixed-charset');
  if (!(error instanceof CsvError)) return error;
  const row = Number(error['records']) + 1;
  return new FileError(error.code === 'CSV_QUOTE_NOT_CLOSED' ? 'open-quote' : 'row-too-long', row);
};

/** The delimiter from the beginning of a text, and the text from its headings on. */
const withDelimiter = async (
  texts: AsyncGenerator<string>,
): Promise<{ delimiter: Delimiter; from: string }> => {
  let start = '';
  while (start.length < enough) {
    const { value, done } = await texts.next();
    if (done) break;
    start += value;
  }
  const { delimiter, skip } = findDelimiter(start);
  return { delimiter, from: start.slice(skip) };
};

/**
 * The rows of a text file, in batches, with flat memory. A cell in quotes may hold delimiters, quotes ("") and line
 * ends, which may be of any kind and mixed. Throws FileError with the row from which it cannot be read.
 */
export const readText = async function* (
  pieces: AsyncIterable<Uint8Array>,
  charset: Charset,
  heard: (delimiter: Delimiter) => void = () => undefined,
): AsyncGenerator<RawRow[]> {
  try {
    const texts = decoded(pieces, charset);
    const { delimiter, from } = await withDelimiter(texts);
    heard(delimiter);
    const parser = parse({
      delimiter,
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_column_count: true,
      relax_quotes: true,
      max_record_size: fileLimits.row,
    });
    const source = async function* (): AsyncGenerator<string> {
      yield from;
      yield* texts;
    };
    const reading = pipeline(source, parser);
    reading.catch(() => undefined);
    let row = 0;
    let characters = 0;
    let batch: RawRow[] = [];
    for await (const cells of parser as AsyncIterable<string[]>) {
      row += 1;
      batch.push({ row, cells });
      for (const cell of cells) characters += cell.length;
      if (batch.length < batchSize.rows && characters < batchSize.characters) continue;
      yield batch;
      batch = [];
      characters = 0;
    }
    await reading;
    if (batch.length > 0) yield batch;
  } catch (error) {
    throw asFileError(error);
  }
};
