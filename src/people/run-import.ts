import { withTransaction } from '../db/transaction.ts';
import type { Db } from '../db/transaction.ts';
import { ensureIncidentKey } from '../incidents/incident-keys.ts';
import { lockForChange } from '../incidents/report-event.ts';
import type { Log } from '../log.ts';
import { Problem } from '../problems.ts';
import { FileError } from './files/file-fault.ts';
import { readFile } from './files/read-file.ts';
import { openFile } from './import-file.ts';
import { importMapping } from './import-mapping.ts';
import {
  holdImport,
  lockImport,
  nextQueued,
  type PeopleImport,
  setOver,
  setQueuedAgain,
  setReceivedAgain,
  setRunning,
  writeProgress,
} from './import-store.ts';
import { openSecret } from './imports.ts';
import { insertList } from './list-store.ts';
import { placeOfRejects, placeOfLabels } from './list-secrets.ts';
import { publishList, type ReadCounts, settleList } from './publish-list.ts';
import type { PutPeopleDeps } from './put-people.ts';
import { writeBlobs } from './store.ts';
import { createListWriter } from './write-list.ts';

/** After the list was put, whoever put it is an author of the notice: they may not approve it. */
export type RememberAuthor = (tx: Db, incidentId: string, personId: string) => Promise<void>;

export interface RunImportDeps extends PutPeopleDeps {
  log: Log;
  rememberAuthor: RememberAuthor;
  /** Hears how far it is: for a terminal. */
  onProgress?: (progress: { rows: number; bytes: number; ofBytes: number }) => void;
}

/** Rows between two words about how far it is. */
const progressEvery = 10_000;

/** Somebody took the import away while it ran. */
class DroppedError extends Error {}

/** Reads the file into a list of its own, in the caller's transaction. */
const readIntoList = async (
  deps: RunImportDeps,
  tx: Db,
  one: PeopleImport,
  stopping: AbortSignal,
): Promise<{ listId: string; rows: number }> => {
  const opened = openSecret(deps.sealing, one);
  if (!opened || !one.kind || !one.startedBy) throw new Error('an import has nothing to read');
  const { secret } = opened;
  const key = await ensureIncidentKey(tx, deps.sealing, one.incidentId);
  const mapping = importMapping.parse(one.mapping);
  const list = { id: deps.ids.uuid(), incidentId: one.incidentId };
  await insertList(tx, {
    ...list,
    source: { kind: one.kind, bytes: one.bytes, ...(one.hash && { hash: one.hash }) },
    createdBy: one.startedBy,
    createdAt: deps.clock.now(),
  });
  const writer = createListWriter(deps.ids, key, tx, list);
  const read: ReadCounts = { rows: 0, rejected: 0, empty: 0, warnings: {} };
  let bytes = 0;
  let told = 0;
  let rejects = 0;
  const pieces = openFile(deps.pool, opened.key, one.id, (soFar) => {
    bytes = soFar;
  });
  const file = { kind: one.kind, charset: secret.charset };
  const batches = readFile(file, pieces, { ...mapping, now: deps.clock.now() }, stopping);
  let next = await batches.next();
  for (; !next.done; next = await batches.next()) {
    const { rows, empty, accepted, rejected, warnings } = next.value;
    read.rows += rows;
    read.empty += empty;
    read.rejected += rejected.length;
    for (const [code, count] of Object.entries(warnings))
      read.warnings[code] = (read.warnings[code] ?? 0) + count;
    await writer.add(accepted);
    if (rejected.length > 0) {
      const sealed = key.seal(rejected, placeOfRejects(list.id, rejects));
      await writeBlobs(tx, 'people_rejects', list.id, [{ number: rejects, sealed }]);
      rejects += 1;
    }
    if (read.rows - told < progressEvery) continue;
    told = read.rows;
    deps.onProgress?.({ rows: told, bytes, ofBytes: one.bytes });
    if (!(await writeProgress(deps.pool, one.id, { rows: told, bytes, at: deps.clock.now() })))
      throw new DroppedError();
  }
  await writer.end();
  deps.onProgress?.({ rows: read.rows, bytes: one.bytes, ofBytes: one.bytes });
  const settled = await settleList(tx, key, list, read);
  stopping.throwIfAborted();
  const incident = await lockForChange(tx, one.incidentId, undefined);
  await publishList(deps, tx, incident, {
    ...settled,
    id: list.id,
    mapping: { ...mapping, charset: secret.charset, delimiter: secret.delimiter },
    fields: mapping.columns.flatMap(({ field }) => field ?? []),
    sealed: key.seal({ groups: next.value.groups, headings: next.value.headings }, placeOfLabels(list.id)),
    by: one.startedBy,
  });
  await deps.rememberAuthor(tx, one.incidentId, one.startedBy);
  return { listId: list.id, rows: read.rows };
};

/** What becomes of an import that did not come to its end. */
const giveUp = async (deps: RunImportDeps, one: PeopleImport, error: unknown): Promise<void> => {
  const at = deps.clock.now();
  if (error instanceof DroppedError) return;
  if (error instanceof FileError && error.code !== 'too-many-groups') {
    const fault = { code: error.code, ...(error.row !== undefined && { row: error.row }) };
    await withTransaction(deps.pool, (tx) => setOver(tx, one.id, { state: 'failed', fault }, at));
  } else if (error instanceof FileError) await setReceivedAgain(deps.pool, one.id, { code: error.code }, at);
  else if (error instanceof Problem)
    await withTransaction(deps.pool, (tx) =>
      setOver(tx, one.id, { state: 'failed', fault: { code: error.details.code ?? error.type } }, at),
    );
  else {
    const { name, code } = error as Error & { code?: string };
    deps.log.error(
      { importId: one.id, error: name, code },
      'people: an import failed; it can be started again',
    );
    await setReceivedAgain(deps.pool, one.id, { code: 'failed' }, at);
  }
};

/**
 * Reads one queued file into a list, all or nothing: everything that it writes is one transaction, which also takes
 * away the file. Only its progress is seen before. A process that is stopped leaves it queued; one that is killed
 * leaves it to be started again. False when there was none to take.
 */
const runOne = async (
  deps: RunImportDeps,
  queued: { id: string; number: number },
  stopping: AbortSignal,
): Promise<boolean> => {
  let taken: PeopleImport | undefined;
  try {
    return await withTransaction(deps.pool, async (tx) => {
      if (!(await holdImport(tx, queued.number))) return false;
      const one = await setRunning(deps.pool, queued.id, deps.clock.now());
      if (!one) return false;
      taken = one;
      const list = await readIntoList(deps, tx, one, stopping);
      if (!(await lockImport(tx, one.id))) throw new DroppedError();
      await setOver(tx, one.id, { state: 'done', ...list }, deps.clock.now());
      return true;
    });
  } catch (error) {
    if (!taken) throw error;
    if (stopping.aborted) await setQueuedAgain(deps.pool, taken.id, deps.clock.now());
    else await giveUp(deps, taken, error);
    return true;
  }
};

/** Runs whatever is queued, one after another. Gives how many were taken up. */
export const runImports = async (deps: RunImportDeps, stopping: AbortSignal): Promise<number> => {
  for (let count = 0; ; count += 1) {
    const queued = stopping.aborted ? undefined : await nextQueued(deps.pool);
    if (!queued || !(await runOne(deps, queued, stopping))) return count;
  }
};
