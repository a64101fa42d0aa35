import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type pg from 'pg';
import { may } from '../access/permissions.ts';
import { authenticate } from '../access/tokens.ts';
import { systemClock } from '../clock.ts';
import type { Config } from '../config.ts';
import { migrateGuarded } from '../db/guard.ts';
import { openDatabase } from '../db/open-database.ts';
import { withTransaction } from '../db/transaction.ts';
import { randomIds } from '../ids.ts';
import type { DoorDeps } from '../incidents/door.ts';
import { findIncidentByReference } from '../incidents/incidents.ts';
import { createSees } from '../incidents/visible.ts';
import type { Language } from '../languages.ts';
import { silentLog } from '../log.ts';
import { rememberAuthor } from '../notices/notice-effects.ts';
import { type ColumnPlan, fieldNameOf, foldHeading, type Target } from '../people/files/columns.ts';
import { dropImport, openSecret, readImport, receiveImport, startImport } from '../people/imports.ts';
import { listLists } from '../people/people.ts';
import { type RunImportDeps, runImports } from '../people/run-import.ts';
import { invalid } from '../problems.ts';
import { loadMasterKey } from '../key-ring.ts';
import { createSealing } from '../sealing.ts';
import type { Terminal } from './terminal.ts';

/** What is to be read, for which incident, by whom. */
export interface FileOrder {
  file: string;
  token: string;
  reference: string;
  /** Said of some columns, over what was guessed. */
  columns: readonly { heading: string; as: Target }[];
  language: Language;
  group: string | null;
  /** Says what the columns seem to be, and keeps nothing. */
  looksOnly: boolean;
}

/** Milliseconds between two looks at a file that another process has taken up. */
const patience = 250;

/** Putting a list moves nothing else in the chart. Should it come to, this must not do half of it. */
const noEffects = new Proxy({} as DoorDeps['effects'], {
  get: (_, type) => async () => {
    throw new Error(`a list of people led to ${String(type)}`);
  },
});

const withColumns = (
  headings: readonly string[],
  guessed: readonly ColumnPlan[],
  said: FileOrder['columns'],
): ColumnPlan[] => {
  const plans = [...guessed];
  for (const { heading, as } of said) {
    const at = headings.findIndex((one) => foldHeading(one) === foldHeading(heading));
    if (at < 0) throw invalid('/columns', `There is no column ${heading}.`);
    plans[at] = as === 'field' ? { as, field: fieldNameOf(heading) } : { as };
  }
  return plans;
};

/** The incident that the token may write the list of; undefined for any other, and for any other token. */
const allowedIncident = async (pool: pg.Pool, { token, reference }: FileOrder) => {
  const requester = await authenticate({ pool, clock: systemClock, ids: randomIds }, token);
  const incident = await findIncidentByReference(pool, reference);
  if (!requester || requester.readOnly || !incident || !may(requester.role, 'people.write')) return undefined;
  const sees = await createSees(pool)(requester, 'people.write', incident.id);
  return sees ? { incidentId: incident.id, personId: requester.personId } : undefined;
};

/** Until it is over, whoever reads it. */
const readToEnd = async (deps: RunImportDeps, at: { incidentId: string; importId: string }) => {
  for (;;) {
    await runImports(deps, new AbortController().signal);
    const one = await readImport(deps.pool, at);
    if (one.state !== 'queued' && one.state !== 'running') return one;
    await pause(patience);
  }
};

/** Reads the file and says what came of it; false where it came to nothing. Throws the same problems as the API. */
export const importPeople = async (
  config: Config,
  order: FileOrder,
  { say, complain }: Terminal,
): Promise<boolean> => {
  const { ring } = await loadMasterKey(config.masterKeyFile, config.dataDir);
  const database = await openDatabase(config, silentLog);
  const { pool } = database;
  try {
    await migrateGuarded(database);
    const sealing = createSealing(ring);
    await sealing.check(pool);
    const allowed = await allowedIncident(pool, order);
    if (!allowed) {
      complain('There is no such incident, or this token may not write its list.');
      return false;
    }
    const deps: RunImportDeps = {
      pool,
      clock: systemClock,
      ids: randomIds,
      sealing,
      log: silentLog,
      effects: noEffects,
      batches: {},
      rememberAuthor: rememberAuthor(randomIds, () => systemClock.now()),
      onProgress: ({ rows, bytes, ofBytes }) => say(`${rows} rows, ${Math.floor((bytes / ofBytes) * 100)} %`),
    };
    const source: AsyncIterable<Buffer> = createReadStream(order.file, { highWaterMark: 256 * 1024 });
    const received = await receiveImport(deps, { ...allowed, name: basename(order.file), source });
    const at = { incidentId: allowed.incidentId, importId: received.id };
    const drop = (): Promise<void> => withTransaction(pool, (tx) => dropImport(tx, at));
    try {
      const { headings = [], guessed = [] } = openSecret(sealing, received)?.secret ?? {};
      const columns = withColumns(headings, guessed, order.columns);
      for (const [index, { as, field }] of columns.entries())
        say(`${headings[index]}: ${field === undefined ? as : `${as} ${field}`}`);
      if (order.looksOnly) {
        await drop();
        return true;
      }
      const mapping = { columns, language: order.language, group: order.group };
      await withTransaction(pool, (tx) =>
        startImport(deps, tx, { ...at, personId: allowed.personId, expectedVersion: undefined, mapping }),
      );
    } catch (error) {
      await drop();
      throw error;
    }
    const { state, fault, listId } = await readToEnd(deps, at);
    const list = (await listLists(pool, allowed.incidentId)).find(({ id }) => id === listId);
    if (!list) {
      complain(
        `The file was not read: ${fault?.code ?? state}${fault?.row === undefined ? '' : `, row ${fault.row}`}.`,
      );
      return false;
    }
    const { rows, people, merged, already, rejected, empty, byEmail, bySms, byLetter, noWay } = list.counts;
    say(
      `${rows} rows: ${people} people, ${merged} merged, ${already} on an earlier list, ${rejected} rejected, ${empty} empty.`,
    );
    say(`To be told by e-mail ${byEmail}, SMS ${bySms}, letter ${byLetter}, no way ${noWay}.`);
    return true;
  } finally {
    await database.close();
  }
};
