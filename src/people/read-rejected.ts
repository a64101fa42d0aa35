import { stringify } from 'csv-stringify/sync';
import { withTransaction } from '../db/transaction.ts';
import { findIncidentKey } from '../incidents/incident-keys.ts';
import { recordNote } from '../incidents/notes.ts';
import { lockForChange } from '../incidents/report-event.ts';
import type { Language } from '../languages.ts';
import { Problem } from '../problems.ts';
import type { Rejection } from './files/row-outcome.ts';
import { listLists } from './list-store.ts';
import { openLabels, openRejects } from './list-secrets.ts';
import type { PutPeopleDeps } from './put-people.ts';

/** Headings of what is put before the columns of the file, and the reasons, for who corrects the file. */
const words: Record<Language, { row: string; reason: string; reasons: Record<Rejection, string> }> = {
  nb: {
    row: 'Rad',
    reason: 'Grunn',
    reasons: {
      nobody: 'Raden har verken navn, e-post, telefon eller adresse.',
      'too-many-cells': 'Raden har flere felter enn overskriftene: et skilletegn er ett for mye.',
      'cell-too-long': 'Et felt er lengre enn 2000 tegn.',
    },
  },
  nn: {
    row: 'Rad',
    reason: 'Grunn',
    reasons: {
      nobody: 'Rada har verken namn, e-post, telefon eller adresse.',
      'too-many-cells': 'Rada har fleire felt enn overskriftene: eit skiljeteikn er eitt for mykje.',
      'cell-too-long': 'Eit felt er lengre enn 2000 teikn.',
    },
  },
  en: {
    row: 'Row',
    reason: 'Reason',
    reasons: {
      nobody: 'The row has neither a name, an e-mail, a phone number nor an address.',
      'too-many-cells': 'The row has more cells than there are headings: there is one separator too many.',
      'cell-too-long': 'A cell is longer than 2,000 characters.',
    },
  },
};

/** As Norwegian spreadsheets open it; nothing in it is taken for a formula. */
const format = { delimiter: ';', escape_formulas: true, record_delimiter: '\r\n' } as const;

/**
 * The rows of a list that nobody stands on it for, as CSV: their number, the reason, and the columns as they came,
 * without those that are never kept. That somebody has read them stands in the journal. Throws `not-found`.
 */
export const readRejected = async (
  deps: PutPeopleDeps,
  input: { incidentId: string; number: number; personId: string; language: Language },
): Promise<{ name: string; content: AsyncGenerator<Buffer> }> => {
  const { pool } = deps;
  const list = (await listLists(pool, input.incidentId)).find(({ number }) => number === input.number);
  const key = await findIncidentKey(pool, deps.sealing, input.incidentId);
  if (!list || !key) throw new Problem('not-found', 'There is no list with this number.');
  await withTransaction(pool, async (tx) => {
    await recordNote(tx, await lockForChange(tx, input.incidentId, undefined), {
      type: 'people.rejected-read',
      at: deps.clock.now().toISOString(),
      actor: { kind: 'person', id: input.personId },
      list: input.number,
      rejected: list.counts.rejected,
    });
  });
  const { row, reason, reasons } = words[input.language];
  return {
    name: `rejected-${input.number}.csv`,
    content: (async function* () {
      yield Buffer.from(
        stringify([[row, reason, ...openLabels(key, list).headings]], { ...format, bom: true }),
      );
      for await (const rejected of openRejects(pool, key, list.id))
        yield Buffer.from(
          stringify(
            rejected.map((one) => [one.row, reasons[one.reason], ...one.cells]),
            format,
          ),
        );
    })(),
  };
};
