import { type FileHandle, open } from 'node:fs/promises';
import { BackupError } from './backup-error.ts';
import { readWhole } from './check-backup.ts';
import type { EndFrame } from './frames.ts';
import { type FoundHeader, readHeader, refuseForeignKeys, refuseNewer } from './header.ts';
import { type FileKeys, findFileKeys, type OpenWith } from './keys.ts';

/** A backup that was read from beginning to end and found whole. */
export interface CheckedBackup {
  file: FileHandle;
  found: FoundHeader;
  keys: FileKeys;
  end: EndFrame;
  [Symbol.asyncDispose](): Promise<void>;
}

/**
 * Opens a backup and checks all of it; no database is needed. Throws BackupError: no file, not a backup, made by a newer
 * Varsla, wrong key, damaged, cut off.
 */
export const openBackup = async (path: string, openWith: OpenWith): Promise<CheckedBackup> => {
  const file = await open(path, 'r').catch((cause: NodeJS.ErrnoException) => {
    const why = cause.code === 'ENOENT' ? 'There is no such file' : 'This file cannot be read';
    throw new BackupError('no-file', `${why}: ${path}`, { cause });
  });
  try {
    if (!(await file.stat()).isFile()) throw new BackupError('no-file', `This is no file: ${path}`);
    const found = await readHeader(file);
    await refuseNewer(found.header);
    const keys = await findFileKeys(found.header.key, openWith);
    refuseForeignKeys(found, keys);
    const end = await readWhole(file, found, keys);
    return { file, found, keys, end, [Symbol.asyncDispose]: () => file.close() };
  } catch (error) {
    await file.close();
    throw error;
  }
};
