import { randomBytes } from 'node:crypto';
import { chmod, link, mkdir, readFile, unlink, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';

/** A key cannot be read or made, or is not the one that it must be. */
export class KeyFileError extends Error {}

/** What stands in a key file; undefined where there is none. Throws KeyFileError where it may not be read. */
export const readKeyFile = async (file: string): Promise<string | undefined> => {
  try {
    return await readFile(file, 'utf8');
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw new KeyFileError(`${file} cannot be read: give the account that runs Varsla the right to.`, {
      cause,
    });
  }
};

/**
 * Makes a key file with mode 0600, whole or not at all, also for a process that starts beside this one. False where
 * there is one already: it stays as it is.
 */
export const makeKeyFile = async (file: string, text: string): Promise<boolean> => {
  await mkdir(dirname(file), { recursive: true });
  const draft = `${file}.${randomBytes(8).toString('hex')}`;
  await writeFile(draft, text, { mode: 0o600, flag: 'wx', flush: true });
  try {
    await chmod(draft, 0o600);
    await link(draft, file);
    return true;
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'EEXIST') throw cause;
    return false;
  } finally {
    await unlink(draft);
  }
};
