import { hasIdentityNumber } from '../../notices/sensitive-numbers.ts';
import { nobodyPrepared, prepare } from '../new-person.ts';
import type { Batch, Look, RejectedRow } from './batch.ts';
import type { ColumnPlan } from './columns.ts';
import { FileError } from './file-fault.ts';
import { looksLikeData } from './guess-columns.ts';
import { fileLimits } from './limits.ts';
import { createRowReader, type ReadPlan } from './read-row.ts';
import type { Rejection } from './row-outcome.ts';
import type { RawRow } from './read-text.ts';

const previewRows = 10;

const checkHeadings = (headings: RawRow | undefined): string[] => {
  if (!headings) throw new FileError('empty');
  if (headings.cells.length > fileLimits.columns) throw new FileError('too-many-columns', headings.row);
  const cells = headings.cells.map((cell) => cell.trim());
  if (looksLikeData(cells)) throw new FileError('no-headings', headings.row);
  return cells;
};

const isFilled = ({ cells }: RawRow): boolean => cells.some((cell) => cell.trim() !== '');

/** Headings and the first rows. Throws FileError where there is no list in it. */
export const lookInto = async (batches: AsyncIterable<RawRow[]>): Promise<Omit<Look, 'delimiter'>> => {
  let first: RawRow | undefined;
  const rows: string[][] = [];
  for await (const batch of batches) {
    for (const row of batch) {
      if (!first) {
        if (isFilled(row)) first = row;
        continue;
      }
      if (isFilled(row)) rows.push(row.cells.slice(0, fileLimits.columns).map((cell) => cell.slice(0, 200)));
      if (rows.length === previewRows) break;
    }
    if (rows.length === previewRows) break;
  }
  const headings = checkHeadings(first);
  if (rows.length === 0) throw new FileError('header-only');
  return { headings, rows };
};

/** What is never kept, not even of a row that is rejected. */
const isDropped = (column: ColumnPlan | undefined): boolean =>
  column?.as === 'identityNumber' || column?.as === 'birthDate';

const rejectedFrom = (raw: RawRow, reason: Rejection, columns: readonly ColumnPlan[]): RejectedRow => ({
  row: raw.row,
  reason,
  cells: raw.cells.flatMap((cell, at) => {
    if (isDropped(columns[at])) return [];
    return [hasIdentityNumber(cell) ? '***' : cell.slice(0, fileLimits.cell)];
  }),
});

/** Reads rows by a plan, batch by batch. `groups` and `headings` are whole once the last batch was taken. */
export const readRows = (
  batches: AsyncIterable<RawRow[]>,
  plan: ReadPlan,
): { batches: AsyncGenerator<Batch>; groups: () => string[]; headings: () => string[] } => {
  const reader = createRowReader(plan);
  let headings: string[] | undefined;
  let rows = 0;
  const work = (batch: readonly RawRow[]): Batch => {
    const done: Batch = { rows: 0, empty: 0, accepted: nobodyPrepared(), rejected: [], warnings: {} };
    for (const raw of batch) {
      if (!headings) {
        if (isFilled(raw)) headings = checkHeadings(raw);
        continue;
      }
      done.rows += 1;
      const read = reader.read(raw);
      if (read.outcome === 'empty') done.empty += 1;
      else if (read.outcome === 'rejected') done.rejected.push(rejectedFrom(raw, read.reason, plan.columns));
      else {
        prepare(done.accepted, read.person);
        for (const warning of read.warnings) done.warnings[warning] = (done.warnings[warning] ?? 0) + 1;
      }
    }
    rows += done.rows;
    const last = batch.at(-1)?.row;
    if (rows > fileLimits.rows) throw new FileError('too-many-rows', last);
    if (reader.groups().length > fileLimits.groups) throw new FileError('too-many-groups', last);
    return done;
  };
  return {
    groups: reader.groups,
    headings: () => (headings ?? []).filter((_, at) => !isDropped(plan.columns[at])),
    batches: (async function* () {
      for await (const batch of batches) yield work(batch);
      if (rows === 0) throw new FileError(headings ? 'header-only' : 'empty');
    })(),
  };
};
