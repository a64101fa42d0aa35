import { createHash } from 'node:crypto';
import { chown, lstat, mkdir, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { ClusterPaths } from './cluster-paths.ts';
import { readLockFile } from './lock-file.ts';
import { blockedAt } from './reach.ts';
import type { ServerAccount } from './server-account.ts';

/** Part of the socket's name; nothing listens on a port. */
export const port = 5432;

/** The longest path a socket can have, in bytes: `sun_path` holds 108 with its closing zero, 104 on macOS. */
const longest = process.platform === 'linux' ? 107 : 103;

const fits = (folder: string): boolean => Buffer.byteLength(join(folder, `.s.PGSQL.${port}`)) <= longest;

/** Names the folder on the disk, not its path: a moved cluster keeps the name, a copy gets another. */
const nameFor = async (paths: ClusterPaths): Promise<string> => {
  const { dev, ino } = await stat(paths.cluster);
  return `varsla-${createHash('sha256').update(`${dev}:${ino}`).digest('hex').slice(0, 16)}`;
};

/**
 * Where the running server's socket is. With a long DATA_DIR the server's own lock file says where; a lock file
 * that came along with a copied cluster speaks of the other one and is not believed. Undefined
 * when no server can have one.
 */
export const findSocketFolder = async (paths: ClusterPaths): Promise<string | undefined> => {
  const lock = await readLockFile(paths);
  const elsewhere = lock && basename(lock.socketFolder) === (await nameFor(paths));
  if (elsewhere) return lock.socketFolder;
  return fits(paths.socket) ? paths.socket : undefined;
};

const makePrivate = async (folder: string, account: ServerAccount): Promise<boolean> => {
  const uid = account.kind === 'user' ? account.uid : process.getuid?.();
  try {
    await mkdir(folder, { mode: 0o700 });
    if (account.kind === 'user') await chown(folder, account.uid, account.gid);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') return false;
  }
  const found = await lstat(folder);
  return found.isDirectory() && found.uid === uid && (found.mode & 0o077) === 0;
};

/**
 * A folder of mode 0700 for the socket of a server about to start: in the cluster's home, or, when that path is too
 * long for a socket, under the runtime or the temporary directory.
 */
export const prepareSocketFolder = async (paths: ClusterPaths, account: ServerAccount): Promise<string> => {
  if (fits(paths.socket)) {
    if (await makePrivate(paths.socket, account)) return paths.socket;
    throw new Error(`${paths.socket} must be a folder of the database's owner with mode 0700`);
  }
  const name = await nameFor(paths);
  for (const base of [process.env['XDG_RUNTIME_DIR'], tmpdir(), '/tmp']) {
    if (!base || !fits(join(base, name)) || !(await stat(base).catch(() => undefined))) continue;
    if (account.kind === 'user' && (await blockedAt(base, account.uid, account.gid))) continue;
    if (await makePrivate(join(base, name), account)) return join(base, name);
  }
  throw new Error(
    `The path of DATA_DIR is too long for a socket (${paths.socket}), and no private folder could be made in the ` +
      'temporary directory: choose a shorter DATA_DIR, or set XDG_RUNTIME_DIR',
  );
};
