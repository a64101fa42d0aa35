import { execFile } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import { chown, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import type { Hosting } from './choose-account.ts';
import { type ClusterPaths, clusterPaths } from './cluster-paths.ts';
import { keeperRole, passwordOf } from './roles.ts';
import { commandAs, type ServerAccount } from './server-account.ts';

const run = promisify(execFile);

/** An hour: initdb takes a second, so an older unfinished cluster is one whose maker died. */
const abandonedAfterMilliseconds = 3_600_000;

const writeDurably = async (path: string, text: string): Promise<void> => {
  const file = await open(path, 'wx', 0o600);
  await file.writeFile(text);
  await file.sync();
  await file.close();
};

const syncFolder = async (path: string): Promise<void> => {
  const folder = await open(path);
  await folder.sync();
  await folder.close();
};

const hand = async (account: ServerAccount, ...paths: string[]): Promise<void> => {
  if (account.kind !== 'user') return;
  await Promise.all(paths.map((path) => chown(path, account.uid, account.gid)));
};

const initdb = async (unfinished: ClusterPaths, hosting: Hosting): Promise<void> => {
  const passwordFile = join(unfinished.home, 'initial-password');
  await writeDurably(passwordFile, `${passwordOf(keeperRole, await secretFor(unfinished))}\n`);
  await hand(hosting.account, unfinished.home, unfinished.secret, unfinished.socket, passwordFile);
  const { file, args, options } = commandAs(hosting.account, hosting.binaries.initdb, [
    `--pgdata=${unfinished.cluster}`,
    `--username=${keeperRole}`,
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--data-checksums',
    '--no-instructions',
  ]);
  try {
    await run(file, args, options);
  } catch (cause) {
    const hint = 'where these binaries do not run (Alpine, a read-only DATA_DIR), set DATABASE_URL';
    const said = (cause as { stderr?: string }).stderr?.trim() || String(cause);
    throw new Error(`The database could not be created: ${said} (${hint})`, { cause });
  }
  await rm(passwordFile);
};

const secretFor = async (unfinished: ClusterPaths): Promise<string> => {
  const secret = randomBytes(32).toString('base64url');
  await writeDurably(unfinished.secret, secret);
  return secret;
};

const sweepAbandoned = async (paths: ClusterPaths): Promise<void> => {
  for (const name of await readdir(paths.dataDir)) {
    if (!name.startsWith(`${basename(paths.home)}.new-`)) continue;
    const path = join(paths.dataDir, name);
    const found = await stat(path).catch(() => undefined);
    if (found && Date.now() - found.mtimeMs > abandonedAfterMilliseconds)
      await rm(path, { recursive: true, force: true });
  }
};

/**
 * Creates the cluster beside its place and moves it there complete, so that a maker killed half-way leaves nothing
 * that looks like a database, and of two makers at once one wins and the other uses the winner's.
 */
export const createCluster = async (paths: ClusterPaths, hosting: Hosting): Promise<void> => {
  await sweepAbandoned(paths);
  const unfinished = clusterPaths(paths.dataDir, `${paths.home}.new-${randomUUID()}`);
  await mkdir(unfinished.socket, { recursive: true, mode: 0o700 });
  try {
    await initdb(unfinished, hosting);
    await syncFolder(unfinished.home);
    await rename(unfinished.home, paths.home);
    await syncFolder(dirname(paths.home));
  } catch (error) {
    await rm(unfinished.home, { recursive: true, force: true });
    const code = (error as NodeJS.ErrnoException).code;
    if ((code !== 'ENOTEMPTY' && code !== 'EEXIST') || !(await stat(paths.secret).catch(() => undefined)))
      throw error;
  }
};
