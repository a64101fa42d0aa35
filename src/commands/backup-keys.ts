import { readFile } from 'node:fs/promises';
import { BackupError } from '../backup/backup-error.ts';
import { type OpenWith, readPublicKey, type SealWith } from '../backup/keys.ts';
import type { Config } from '../config.ts';
import { findSealing } from '../key-ring.ts';
import type { Sealing } from '../sealing.ts';

/** Fewer can be guessed by whoever has the file. */
const shortest = 12;

/** The passphrase: the first line of a file, or of the configuration. */
const passphraseOf = async (config: Config, file: string | undefined): Promise<string | undefined> => {
  if (file === undefined) return config.backup.passphrase;
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw new BackupError('no-key', `The passphrase file cannot be read: ${file}`, { cause });
  });
  const passphrase = text.split(/\r?\n/, 1)[0] ?? '';
  if (passphrase.length < shortest)
    throw new BackupError('no-key', `The passphrase in ${file} has fewer than ${shortest} characters.`);
  return passphrase;
};

const pairOf = (sealing: Sealing) => sealing.keyPairFor('backup');

/** Throws BackupError `no-key` where the machine has no master key. */
export const needSealing = async (config: Config): Promise<Sealing> => {
  const sealing = await findSealing(config.masterKeyFile, config.dataDir);
  if (!sealing)
    throw new BackupError(
      'no-key',
      'There is no master key here. Put the one that the data were sealed with in place first (MASTER_KEY_FILE, or master.key in DATA_DIR).',
    );
  return sealing;
};

/** The public part of the master key, for machines that make backups and must not read them. */
export const publicKeyOf = (sealing: Sealing) => pairOf(sealing).publicKey;

/** How a backup is sealed here: by passphrase, by BACKUP_PUBLIC_KEY, else by the master key that is here. */
export const sealWith = async (config: Config, passphraseFile: string | undefined): Promise<SealWith> => {
  const passphrase = await passphraseOf(config, passphraseFile);
  if (passphrase !== undefined) return { passphrase };
  if (config.backup.publicKey) return { publicKey: readPublicKey(config.backup.publicKey) };
  const sealing = await findSealing(config.masterKeyFile, config.dataDir);
  if (sealing) return { publicKey: publicKeyOf(sealing) };
  throw new BackupError(
    'no-key',
    'Nothing to seal the backup with: set BACKUP_PASSPHRASE or BACKUP_PUBLIC_KEY, or put the master key in place.',
  );
};

/** What this machine can open a backup with. */
export const openWith = async (config: Config, passphraseFile: string | undefined): Promise<OpenWith> => {
  const sealing = await findSealing(config.masterKeyFile, config.dataDir);
  return {
    passphrase: await passphraseOf(config, passphraseFile),
    privateKey: sealing && pairOf(sealing).privateKey,
  };
};
