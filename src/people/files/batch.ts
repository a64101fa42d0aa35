import type { PreparedPeople } from '../new-person.ts';
import type { Charset } from './charset.ts';
import type { FileFault } from './file-fault.ts';
import type { ReadPlan } from './read-row.ts';
import type { Rejection, RowWarning } from './row-outcome.ts';

/** A row that is on no list, as it stood in the file, without what must not be kept. */
export interface RejectedRow {
  row: number;
  reason: Rejection;
  cells: string[];
}

/** What came of some rows. The numbers are of these rows alone. */
export interface Batch {
  rows: number;
  empty: number;
  accepted: PreparedPeople;
  rejected: RejectedRow[];
  warnings: Partial<Record<RowWarning, number>>;
}

/** The first look into a file. */
export interface Look {
  headings: string[];
  /** Up to ten rows after the headings. */
  rows: string[][];
  delimiter: string | null;
}

export interface FileToRead {
  kind: 'csv' | 'xlsx';
  charset: Charset;
}

/** What the worker is started for. */
export type WorkerTask = FileToRead & ({ look: true } | { look: false; plan: ReadPlan });

export type FromWorker =
  /** The next piece of the file is wanted. */
  | { kind: 'piece' }
  | { kind: 'batch'; batch: Batch }
  | { kind: 'looked'; look: Look }
  | { kind: 'end'; groups: string[]; headings: string[] }
  | { kind: 'fault'; code: FileFault; row: number | undefined };

export type ToWorker = { kind: 'piece'; piece: Uint8Array | undefined } | { kind: 'taken' };
