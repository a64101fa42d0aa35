import { decide } from '../../workflows/incident/decide.ts';
import { withTransaction } from '../db/transaction.ts';
import type { LockedIncident } from '../incidents/incident.ts';
import { lockForChange } from '../incidents/report-event.ts';
import type { Db } from '../db/transaction.ts';
import { Problem } from '../problems.ts';
import type { Sealing, SealingKey } from '../sealing.ts';
import { FileError } from './files/file-fault.ts';
import { guessColumns } from './files/guess-columns.ts';
import { lookIntoFile } from './files/read-file.ts';
import { importKey, type ImportSecret, openFile, placeOfSecret, storeFile } from './import-file.ts';
import { type ImportMapping, mappingFaults } from './import-mapping.ts';
import {
  deleteImport,
  findImport,
  forgetImportsBefore,
  insertImport,
  listImports,
  lockImport,
  type PeopleImport,
  setQueued,
  setReceived,
} from './import-store.ts';
import type { PutPeopleDeps } from './put-people.ts';

/** Throws `event-refused` where a list could not be put now: better said before a file is sent than after. */
export const refuseUnlessListing = (incident: LockedIncident, personId: string, at: Date): void => {
  const decision = decide(incident.state, {
    type: 'people.listed',
    at: at.toISOString(),
    actor: { kind: 'person', id: personId },
    people: 0,
    merged: 0,
    hash: '',
  });
  if (decision.accepted) return;
  const { code, detail } = decision.refusal;
  throw new Problem('event-refused', detail, { code, accepts: decision.accepts });
};

const underWay = (): Problem =>
  new Problem('under-way', 'A list is being read in for this incident: wait for it, or stop it first.');

const asProblem = (error: unknown): unknown => {
  if (!(error instanceof FileError)) return error;
  const place = error.row === undefined ? '' : ` It is row ${error.row}.`;
  return new Problem('invalid-input', 'The file cannot be read as a list of people.', {
    code: error.code,
    errors: [{ pointer: '/file', detail: `${error.code}: The file cannot be read.${place}` }],
  });
};

/** Opens what is sealed of an import; undefined once it is over. */
export const openSecret = (
  sealing: Sealing,
  one: PeopleImport,
): { key: SealingKey; secret: ImportSecret } | undefined => {
  const key = importKey(sealing, one.id);
  return one.sealed
    ? { key, secret: key.open(one.sealed, placeOfSecret(one.id)) as ImportSecret }
    : undefined;
};

/**
 * Takes in a file: sealed while it comes, looked into, its columns guessed. Nothing is on any list yet. One that was
 * sent in before and not started is taken away for it. Throws `invalid-input` with a code for a file that is no list,
 * `event-refused` when the list is frozen, `under-way` while another file is being read.
 */
export const receiveImport = async (
  deps: PutPeopleDeps,
  input: { incidentId: string; personId: string; name: string | null; source: AsyncIterable<Buffer> },
): Promise<PeopleImport> => {
  const { pool } = deps;
  const { incidentId, personId } = input;
  const id = deps.ids.uuid();
  const key = importKey(deps.sealing, id);
  await withTransaction(pool, async (tx) => {
    const incident = await lockForChange(tx, incidentId, undefined);
    refuseUnlessListing(incident, personId, deps.clock.now());
    await insertImport(tx, { id, incidentId, createdBy: personId, createdAt: deps.clock.now() });
  });
  try {
    const { charset, ...file } = await storeFile(pool, key, id, input.source);
    const look = await lookIntoFile({ kind: file.kind, charset }, openFile(pool, key, id));
    const guessed = guessColumns(look.headings, look.rows);
    const secret: ImportSecret = { ...look, name: input.name, charset, guessed };
    return await withTransaction(pool, async (tx) => {
      await lockForChange(tx, incidentId, undefined);
      for (const other of await listImports(tx, incidentId, 100)) {
        if (other.state === 'received' || other.state === 'interrupted') await deleteImport(tx, other.id);
        else if (other.state === 'queued' || other.state === 'running') throw underWay();
      }
      const sealed = key.seal(secret, placeOfSecret(id));
      await setReceived(tx, { id, ...file, sealed, at: deps.clock.now() });
      return (await findImport(tx, id)) as PeopleImport;
    });
  } catch (error) {
    await deleteImport(pool, id);
    throw asProblem(error);
  }
};

const findOf = async (tx: Db, input: { incidentId: string; importId: string }): Promise<PeopleImport> => {
  const found = await lockImport(tx, input.importId);
  if (found?.incidentId !== input.incidentId || found.state === 'receiving')
    throw new Problem('not-found', 'There is no import with this id.');
  return found;
};

/** An import of an incident. Throws `not-found`. */
export const readImport = async (
  db: Db,
  input: { incidentId: string; importId: string },
): Promise<PeopleImport> => {
  const found = await findImport(db, input.importId);
  if (found?.incidentId !== input.incidentId || found.state === 'receiving')
    throw new Problem('not-found', 'There is no import with this id.');
  return found;
};

/**
 * Says what the columns are and has the file read into a list, by whichever process takes it up. May be called again
 * for one that was interrupted. Throws `invalid-input` naming the column, `under-way` while it runs.
 */
export const startImport = async (
  deps: PutPeopleDeps,
  tx: Db,
  input: {
    incidentId: string;
    importId: string;
    expectedVersion: number | undefined;
    personId: string;
    mapping: ImportMapping;
  },
): Promise<PeopleImport> => {
  const incident = await lockForChange(tx, input.incidentId, input.expectedVersion);
  const found = await findOf(tx, input);
  if (found.state === 'queued' || found.state === 'running') throw underWay();
  const opened = openSecret(deps.sealing, found);
  if (!opened) throw new Problem('not-found', 'This file was read already, or could not be: send it again.');
  refuseUnlessListing(incident, input.personId, deps.clock.now());
  const errors = mappingFaults(input.mapping, opened.secret);
  if (errors.length > 0)
    throw new Problem('invalid-input', 'The columns are not right; see errors for each.', { errors });
  await setQueued(tx, {
    id: found.id,
    mapping: input.mapping,
    startedBy: input.personId,
    at: deps.clock.now(),
  });
  return (await findImport(tx, found.id)) as PeopleImport;
};

/** Takes a file away, sealed pieces and all, or stops the reading of it: then no list comes of it. Done ones stay. */
export const dropImport = async (tx: Db, input: { incidentId: string; importId: string }): Promise<void> => {
  const found = await findOf(tx, input);
  if (found.state === 'done')
    throw new Problem('frozen', 'This file was read: its list stands. Take away the list instead.');
  await deleteImport(tx, found.id);
};

/** Days after which a file that nobody went on with is taken away: it may hold more than the list needs. */
const keptDays = 7;

/** Takes away files that were sent in and forgotten. */
export const forgetOldImports = (db: Db, now: Date): Promise<number> =>
  forgetImportsBefore(db, new Date(now.getTime() - keptDays * 24 * 3_600_000));
