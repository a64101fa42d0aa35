import { setTimeout as pause } from 'node:timers/promises';
import type pg from 'pg';
import type { Clock } from '../clock.ts';
import { copyIn } from '../db/copy.ts';
import { applyMigrations, lockSchema } from '../db/migrate.ts';
import { type Db, withTransaction } from '../db/transaction.ts';
import { placeHold, startNewLineage } from '../hold/hold.ts';
import { appendToSystem, verifyChains } from '../journal/journal.ts';
import { MasterKeyError, type Sealing } from '../sealing.ts';
import { BackupError } from './backup-error.ts';
import { openFrames } from './check-backup.ts';
import type { Frame } from './frames.ts';
import type { CheckedBackup } from './open-backup.ts';
import {
  type Contents,
  dropEverything,
  liftChecks,
  listTables,
  otherSessions,
  quoted,
  readContents,
  setSequences,
} from './tables.ts';

/** Whether somebody else is at work; one that has just ended is listed for a moment longer, so it looks for two seconds. */
const isInUse = async (db: Db): Promise<boolean> => {
  for (let looks = 0; looks < 20; looks += 1) {
    if ((await otherSessions(db)) === 0) return false;
    await pause(100);
  }
  return (await otherSessions(db)) > 0;
};

/** Throws BackupError when the database may not be written over. Changes nothing. */
export const refuseOccupied = async (db: Db, replace: boolean): Promise<Contents> => {
  const contents = await readContents(db);
  if (contents.tables > 0 && !contents.isVarsla)
    throw new BackupError(
      'not-empty',
      'The database holds tables that are not Varsla’s. Restore into one of its own.',
    );
  if (await isInUse(db))
    throw new BackupError(
      'in-use',
      'A Varsla is at work in this database. Stop it, then restore; start it again afterwards.',
    );
  if (contents.incidents + contents.entries > 0 && !replace)
    throw new BackupError(
      'not-empty',
      `The database is not empty: it holds ${contents.incidents} incidents and ${contents.entries} journal entries. Restore into an empty one, or add --replace to put the backup in its place: what is there now is then lost.`,
    );
  return contents;
};

/** The data of one table, up to its end; checks the count that the end states. */
const tableData = async function* (frames: AsyncIterator<Frame>, count: { stated: number }) {
  for (;;) {
    const { value: frame, done } = await frames.next();
    if (done || frame.kind === 'table' || frame.kind === 'end')
      throw new BackupError('damaged', 'The backup has changed while it was read.');
    if (frame.kind === 'table-end') {
      count.stated = frame.rows;
      return;
    }
    yield frame.data;
  }
};

const load = async (tx: Db, backup: CheckedBackup): Promise<void> => {
  const tables = await listTables(tx);
  const putBack = await liftChecks(tx);
  // What migrations have put in is in the backup too, as it had become.
  await tx.query(`truncate ${tables.map(({ table }) => `public.${quoted(table)}`).join(', ')}`);
  const frames = openFrames(backup.file, backup.found, backup.keys);
  try {
    for (;;) {
      const { value: frame, done } = await frames.next();
      if (done || frame.kind === 'end') break;
      if (frame.kind !== 'table')
        throw new BackupError('damaged', 'The backup has changed while it was read.');
      const { table, columns } = frame.table;
      const known = tables.find((one) => one.table === table);
      if (!known || columns.some((column) => !known.columns.includes(column)))
        throw new BackupError(
          'newer',
          `The backup holds ${table} in a form that this Varsla does not know. Restore it with the Varsla that made it.`,
        );
      const count = { stated: -1 };
      const rows = await copyIn(
        tx,
        `copy public.${quoted(table)} (${columns.map(quoted).join(', ')}) from stdin`,
        tableData(frames, count),
      );
      if (rows !== count.stated)
        throw new BackupError(
          'damaged',
          `Of ${table} ${rows} rows came back where ${count.stated} were kept.`,
        );
    }
  } finally {
    await frames.return(undefined);
  }
  await setSequences(tx, backup.end.sequences);
  await putBack();
};

const checkKey = async (tx: Db, sealing: Sealing): Promise<void> => {
  try {
    await sealing.check(tx);
  } catch (cause) {
    if (!(cause instanceof MasterKeyError)) throw cause;
    throw new BackupError(
      'wrong-key',
      'The master key here is not the one that the people on the lists were sealed with. Put the right one in place (MASTER_KEY_FILE, or master.key in DATA_DIR), then restore again.',
      { cause },
    );
  }
};

/**
 * Puts a checked backup into the database, in one transaction: whatever happens before its end, the database is as it
 * was. An older backup is brought up to date. The restored database stands in hold: it pages nobody and sends nothing
 * until a person has released it. Throws BackupError.
 */
export const restoreBackup = async (
  deps: { pool: pg.Pool; clock: Clock; sealing: Sealing },
  backup: CheckedBackup,
  options: { replace?: boolean } = {},
): Promise<void> =>
  withTransaction(deps.pool, async (tx) => {
    await lockSchema(tx);
    const { header } = backup.found;
    const before = await refuseOccupied(tx, options.replace ?? false);
    await dropEverything(tx);
    await applyMigrations(
      tx,
      header.schema.map(({ version }) => version),
    );
    await load(tx, backup);
    await applyMigrations(tx);
    const { faults } = await verifyChains(tx);
    if (faults.join('\n') !== backup.end.faults.join('\n'))
      throw new BackupError(
        'broken-record',
        `The journal in the backup does not verify:\n${faults.map((fault) => `  ${fault}`).join('\n')}`,
      );
    await checkKey(tx, deps.sealing);
    const at = deps.clock.now();
    await startNewLineage(tx);
    await placeHold(tx, { reason: 'restored', at, backupMadeAt: new Date(header.madeAt) });
    await appendToSystem(tx, {
      type: 'backup.restored',
      recordedAt: at,
      actor: { kind: 'system' },
      event: {
        madeAt: header.madeAt,
        version: header.version,
        rows: backup.end.rows,
        entries: backup.end.entries,
        replaced: { incidents: before.incidents, entries: before.entries },
      },
    });
  });
