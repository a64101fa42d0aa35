import { stringify } from 'csv-stringify/sync';
import type { SentMessage } from '../notices/sent-ledger.ts';

/** What the rows are told with; lent by the composition, which knows the languages. */
export interface ProofCsvWords {
  /** Of the columns, in their order. */
  heading: readonly string[];
  state(code: string): string;
  channel(code: string): string;
}

const byteOrderMark = '\ufeff';
const at = (instant: Date | null): string => instant?.toISOString() ?? '';

/**
 * One row a message, by ids alone: state, times, provider. With a byte order mark and semicolons, as Norwegian Excel
 * opens them; a cell that a spreadsheet could take for a formula is text.
 */
export async function* proofCsv(
  pages: AsyncIterable<readonly SentMessage[]>,
  words: ProofCsvWords,
): AsyncGenerator<string> {
  const write = (rows: readonly (readonly (string | number)[])[]): string =>
    stringify(rows as (string | number)[][], {
      delimiter: ';',
      record_delimiter: 'windows',
      escape_formulas: true,
    });
  yield byteOrderMark + write([words.heading]);
  for await (const page of pages)
    yield write(
      page.map((one) => [
        one.id,
        one.personId,
        words.channel(one.channel),
        words.state(one.state),
        one.state,
        one.attempts,
        at(one.firstAttemptAt),
        at(one.handedOverAt),
        at(one.changedAt),
        one.provider ?? '',
        one.providerId ?? '',
        one.reason ?? '',
      ]),
    );
}
