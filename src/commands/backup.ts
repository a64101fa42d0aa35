import { writePublicKey } from '../backup/keys.ts';
import { writeBackup } from '../backup/write-backup.ts';
import { systemClock } from '../clock.ts';
import type { Config } from '../config.ts';
import { openDatabase } from '../db/open-database.ts';
import { createLog } from '../log.ts';
import { needSealing, publicKeyOf, sealWith } from './backup-keys.ts';
import { readArguments, type Terminal, UsageError } from './terminal.ts';

const usage =
  'varsla backup FILE [--force] [--passphrase-file FILE] [--despite-faults], or varsla backup --public-key';

/** Writes everything into one sealed file, while the service runs or not; or prints the key that seals such files. */
export const backupCommand = async (
  config: Config,
  args: readonly string[],
  { say, complain }: Terminal,
): Promise<number> => {
  if (args[0] === '--public-key' && args.length === 1) {
    say(writePublicKey(publicKeyOf(await needSealing(config))));
    return 0;
  }
  const { values, positionals } = readArguments(
    usage,
    args,
    {
      force: { type: 'boolean' },
      'passphrase-file': { type: 'string' },
      'despite-faults': { type: 'boolean' },
    },
    1,
  );
  const [file = ''] = positionals;
  if (!file) throw new UsageError(`Usage: ${usage}`);
  const key = await sealWith(config, values['passphrase-file']);
  const database = await openDatabase(config, createLog('error'));
  try {
    const made = await writeBackup(
      { pool: database.pool, clock: systemClock },
      {
        file,
        sealWith: key,
        force: values.force ?? false,
        despiteFaults: values['despite-faults'] ?? false,
      },
    );
    for (const fault of made.faults) complain(`! ${fault}`);
    say(
      `Backed up to ${file}: ${made.rows} rows of ${made.tables} tables, ${made.bytes} bytes, read back and whole. ` +
        `${made.entries} journal entries in ${made.chains} chains${made.faults.length === 0 ? ', every one fits' : `, ${made.faults.length} faults`}.`,
    );
    say(
      'passphrase' in key
        ? 'It opens with the passphrase. Restoring also needs the master key: keep both apart from the backup.'
        : 'It opens with the master key only: keep that apart from the backup.',
    );
    return 0;
  } finally {
    await database.close();
  }
};
