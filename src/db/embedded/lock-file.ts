import { randomUUID } from 'node:crypto';
import { link, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { ClusterPaths } from './cluster-paths.ts';

/** What a running server wrote into `postmaster.pid`. A server that was killed leaves it behind. */
export interface LockFile {
  pid: number;
  socketFolder: string;
  text: string;
}

const pathOf = (paths: ClusterPaths): string => join(paths.cluster, 'postmaster.pid');

export const readLockFile = async (paths: ClusterPaths): Promise<LockFile | undefined> => {
  const text = await readFile(pathOf(paths), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '';
    throw error;
  });
  const lines = text.split('\n');
  const pid = Number(lines[0]);
  return Number.isInteger(pid) && pid > 0 ? { pid, socketFolder: lines[4] ?? '', text } : undefined;
};

const hasProc = (): Promise<boolean> =>
  stat('/proc/self').then(
    () => true,
    () => false,
  );

const exists = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
};

/**
 * Whether the process works in the cluster's folder, as every process of its server does. One that hides its folder
 * from us counts if it belongs to the cluster's owner. Where there is no /proc the
 * process's existence must do.
 */
export const worksIn = async (pid: number | string, paths: ClusterPaths): Promise<boolean> => {
  const cluster = await stat(paths.cluster);
  try {
    const folder = await stat(`/proc/${pid}/cwd`);
    return folder.dev === cluster.dev && folder.ino === cluster.ino;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== 'EACCES' && code !== 'EPERM') return !(await hasProc()) && exists(Number(pid));
    const owner = await stat(`/proc/${pid}`).catch(() => undefined);
    return owner?.uid === cluster.uid;
  }
};

const isInUse = async (paths: ClusterPaths): Promise<boolean> => {
  if (!(await hasProc())) return true;
  for (const name of await readdir('/proc')) {
    if (/^\d+$/.test(name) && (await worksIn(name, paths))) return true;
  }
  return false;
};

/** Moves the file away first, so that of several at once only one has it; puts it back if it was not the one seen. */
const removeIfUnchanged = async (path: string, seen: string | undefined): Promise<boolean> => {
  if (seen === undefined) return false;
  const aside = `${path}.stale-${randomUUID()}`;
  try {
    await rename(path, aside);
    const unchanged = (await readFile(aside, 'utf8')) === seen;
    if (!unchanged) await link(aside, path);
    await rm(aside);
    return unchanged;
  } catch {
    return false;
  }
};

/**
 * Removes the lock files of a dead server (the cluster's and the socket's) whose number now belongs to another
 * process, or to one that is dead but not yet reaped: PostgreSQL takes either for a living server. After a container
 * was killed and started again the numbers repeat, so this may never mend itself. Says whether anything was removed;
 * in doubt all stays.
 *
 * The files are read before the processes are looked through: a server that starts meanwhile writes other ones.
 * PostgreSQL's own check of the shared memory still stands behind this.
 */
export const removeStaleLockFiles = async (paths: ClusterPaths, socketLock: string): Promise<boolean> => {
  const files = [pathOf(paths), socketLock];
  const seen = await Promise.all(files.map((path) => readFile(path, 'utf8').catch(() => undefined)));
  if (await isInUse(paths)) return false;
  const removed = await Promise.all(files.map((path, index) => removeIfUnchanged(path, seen[index])));
  return removed.includes(true);
};
