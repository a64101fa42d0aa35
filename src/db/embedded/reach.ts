import { realpath, stat } from 'node:fs/promises';
import { dirname } from 'node:path';

/**
 * The outermost folder on the way to `path` that a user without supplementary groups may not pass through, or
 * undefined when the way is open. Judged by the permission bits.
 */
export const blockedAt = async (path: string, uid: number, gid: number): Promise<string | undefined> => {
  const folders: string[] = [];
  const target = await realpath(path);
  for (let folder = target; ; folder = dirname(folder)) {
    folders.unshift(folder);
    if (folder === dirname(folder)) break;
  }
  for (const folder of folders) {
    const found = await stat(folder);
    const shift = found.uid === uid ? 6 : found.gid === gid ? 3 : 0;
    if (found.isDirectory() && ((found.mode >> shift) & 1) === 0) return folder;
  }
  return undefined;
};
