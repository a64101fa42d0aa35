import { createHash } from 'node:crypto';
import type pg from 'pg';
import type { Clock } from '../../clock.ts';
import type { Db } from '../../db/transaction.ts';
import type { Ids } from '../../ids.ts';
import { appendToSystem } from '../../journal/journal.ts';
import { Problem } from '../../problems.ts';
import { checkRows } from './check-rows.ts';
import { isHeadings, placeColumns } from './import-columns.ts';
import { readTable } from './read-table.ts';
import * as store from './store.ts';

export interface ImportDeps {
  pool: pg.Pool;
  clock: Clock;
  ids: Ids;
}

/**
 * Reads a list of older breaches and keeps what it found until somebody says yes: nothing is in the register yet.
 * Throws `invalid-input` at /file for what is no such list.
 */
export const checkImport = async (
  deps: ImportDeps,
  tx: Db,
  input: { bytes: Buffer; personId: string },
): Promise<store.BreachImport> => {
  const table = await readTable(input.bytes, isHeadings);
  const now = deps.clock.now();
  const { accepted, rejected } = checkRows(table, placeColumns(table.headings), now);
  const known = await store.knownHashes(
    tx,
    accepted.map(({ hash }) => hash),
  );
  const fresh = accepted.filter(({ hash }) => !known.has(hash));
  const id = deps.ids.uuid();
  await store.insertImport(tx, {
    id,
    fileHash: createHash('sha256').update(input.bytes).digest('hex'),
    checked: { headings: table.headings, accepted: fresh, rejected },
    accepted: fresh.length,
    known: known.size,
    rejected: rejected.length,
    importedBy: input.personId,
    importedAt: now,
  });
  return findAnd(tx, id);
};

const findAnd = async (tx: Db, id: string): Promise<store.BreachImport> => {
  const found = await store.findImport(tx, id);
  if (!found) throw new Error('an import that was just written is missing');
  return found;
};

const lockIn = async (
  tx: Db,
  id: string,
  standing: store.BreachImport['standing'],
): Promise<store.BreachImport> => {
  const found = await store.findImport(tx, id, true);
  if (!found) throw new Problem('not-found', 'There is no import with this id.');
  if (found.standing !== standing)
    throw new Problem('event-refused', `The import is ${found.standing}, not ${standing}.`, {
      code: 'import-standing',
    });
  return found;
};

/** Brings in what was checked. The journal of the house keeps counts and the file's hash. */
export const acceptImport = async (
  deps: ImportDeps,
  tx: Db,
  input: { id: string; personId: string },
): Promise<store.BreachImport> => {
  const found = await lockIn(tx, input.id, 'checked');
  const rows = (found.checked?.accepted ?? []).map(({ hash, breach }) => ({
    id: deps.ids.uuid(),
    hash,
    breach,
  }));
  const added = await store.insertBreaches(tx, found.id, rows);
  const counts = { accepted: added, known: found.known + rows.length - added };
  await store.markDone(tx, found.id, counts);
  await appendToSystem(tx, {
    type: 'breach-import.done',
    recordedAt: deps.clock.now(),
    actor: { kind: 'person', id: input.personId },
    event: { importId: found.id, fileHash: found.fileHash, ...counts, rejected: found.rejected },
  });
  return findAnd(tx, found.id);
};

/** Takes everything of an import out again, with a reason; it may be brought in once more. */
export const removeImport = async (
  deps: ImportDeps,
  tx: Db,
  input: { id: string; personId: string; reason: string },
): Promise<store.BreachImport> => {
  const found = await lockIn(tx, input.id, 'done');
  const at = deps.clock.now();
  const { personId, reason } = input;
  const removed = await store.removeBreaches(tx, found.id, { personId, at, reason });
  await appendToSystem(tx, {
    type: 'breach-import.removed',
    recordedAt: at,
    actor: { kind: 'person', id: personId },
    event: { importId: found.id, fileHash: found.fileHash, rows: removed, reason },
  });
  return findAnd(tx, found.id);
};

/** Forgets what was read; nothing of it was in the register. */
export const dropImport = async (tx: Db, id: string): Promise<void> => {
  const found = await lockIn(tx, id, 'checked');
  await store.dropImport(tx, found.id);
};
