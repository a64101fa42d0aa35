import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { BackupError } from '../backup/backup-error.ts';
import { openBackup } from '../backup/open-backup.ts';
import { refuseOccupied, restoreBackup } from '../backup/restore-backup.ts';
import { readContents } from '../backup/tables.ts';
import { systemClock } from '../clock.ts';
import type { Config } from '../config.ts';
import { openDatabase } from '../db/open-database.ts';
import { withTransaction } from '../db/transaction.ts';
import { appendToSystem } from '../journal/journal.ts';
import { createLog } from '../log.ts';
import { needSealing, openWith } from './backup-keys.ts';
import { readArguments, type Terminal } from './terminal.ts';

const usage = 'varsla restore FILE [--replace [--yes]] [--passphrase-file FILE]';

/** What a person types to say that they know what is lost. */
const confirmation = 'replace';

/** A restore that was refused stands in the journal of the database that is there; where there is none, nowhere. */
const journalRefusal = async (config: Config, refusal: BackupError): Promise<void> => {
  const isThere =
    config.databaseUrl !== undefined ||
    (await stat(join(config.dataDir, 'postgres')).catch(() => undefined)) !== undefined;
  if (!isThere) return;
  const database = await openDatabase(config, createLog('silent'));
  try {
    await withTransaction(database.pool, async (tx) => {
      if ((await readContents(tx)).entries === 0) return;
      await appendToSystem(tx, {
        type: 'restore.refused',
        recordedAt: systemClock.now(),
        actor: { kind: 'system' },
        event: { why: refusal.fault },
      });
    });
  } finally {
    await database.close();
  }
};

const restore = async (
  config: Config,
  file: string,
  options: { replace: boolean; yes: boolean; passphraseFile: string | undefined },
  { say, ask }: Terminal,
): Promise<number> => {
  await using backup = await openBackup(file, await openWith(config, options.passphraseFile));
  const sealing = await needSealing(config);
  const { madeAt, version } = backup.found.header;
  say(
    `The backup is whole: made ${madeAt} by Varsla ${version}, ${backup.end.rows} rows, ${backup.end.entries} journal entries.`,
  );
  const database = await openDatabase(config, createLog('error'));
  try {
    const { incidents, entries } = await refuseOccupied(database.pool, options.replace);
    if (incidents + entries > 0 && !options.yes) {
      const question = `${incidents} incidents and ${entries} journal entries are in this database and will be lost. Type ${confirmation} to go on: `;
      const typed = await ask(question);
      if (typed === undefined)
        throw new BackupError('not-empty', 'Nobody is here to confirm: add --yes to replace what is there.');
      if (typed.trim() !== confirmation) throw new BackupError('not-empty', 'Nothing was changed.');
    }
    const { pool, guard } = database;
    const bringBack = (): Promise<void> =>
      restoreBackup({ pool, clock: systemClock, sealing }, backup, { replace: options.replace });
    await (guard ? guard.lowered(bringBack) : bringBack());
  } finally {
    await database.close();
  }
  say('Restored. Varsla is on hold: it pages nobody and sends nothing.');
  say('Start it, sign in as administrator, look at what would go out under /settings/hold, and release it.');
  return 0;
};

/** Puts a backup in place of an empty database, or with --replace of the one that is there. */
export const restoreCommand = async (
  config: Config,
  args: readonly string[],
  terminal: Terminal,
): Promise<number> => {
  const { values, positionals } = readArguments(
    usage,
    args,
    {
      replace: { type: 'boolean' },
      yes: { type: 'boolean' },
      'passphrase-file': { type: 'string' },
    },
    1,
  );
  const options = {
    replace: values.replace ?? false,
    yes: values.yes ?? false,
    passphraseFile: values['passphrase-file'],
  };
  try {
    return await restore(config, positionals[0] ?? '', options, terminal);
  } catch (error) {
    // The refusal is what must be told; that it could not be written down as well is not.
    if (error instanceof BackupError) await journalRefusal(config, error).catch(() => undefined);
    throw error;
  }
};
