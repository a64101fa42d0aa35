import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Hosting } from './choose-account.ts';
import type { ClusterPaths } from './cluster-paths.ts';
import { commandAs } from './server-account.ts';
import { port, prepareSocketFolder } from './socket-folder.ts';

/** One attempt to start the server. Only one attempt at a time can hold the cluster; the others end by themselves. */
export interface ServerProcess {
  pid: number | undefined;
  /** The lock file beside the socket. */
  socketLock: string;
  /** Undefined while the process lives; else what it said when it ended. */
  complaint(): Promise<string | undefined>;
  /** Keeps this attempt's log as the server's, or, for an attempt that lost the race, throws it away. */
  settle(isTheServer: boolean): Promise<void>;
}

/**
 * Settings belong to the program, not to the cluster's files, so that a new version of Varsla brings its own. The
 * log holds what the server says of itself; errors of statements stay out of it, since they quote values.
 */
const settings = (socketFolder: string, own: Hosting['settings']): string[] =>
  Object.entries({
    listen_addresses: '',
    unix_socket_directories: `"${socketFolder.replaceAll('"', '""')}"`,
    unix_socket_permissions: '0700',
    port,
    fsync: 'on',
    max_connections: 200,
    lc_messages: 'C',
    timezone: 'UTC',
    log_timezone: 'UTC',
    log_min_messages: 'log',
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
    log_checkpoints: 'off',
    logging_collector: 'off',
    ...own,
  }).flatMap(([name, value]) => ['-c', `${name}=${value}`]);

/** Logs of attempts whose Varsla was killed before it could settle them; a living attempt's is younger than a minute. */
const sweepLogs = async (paths: ClusterPaths): Promise<void> => {
  for (const name of await readdir(paths.home)) {
    const path = join(paths.home, name);
    const found = name.startsWith('starting-') ? await stat(path).catch(() => undefined) : undefined;
    if (found && Date.now() - found.mtimeMs > 60_000) await rm(path, { force: true });
  }
};

/**
 * Starts `postgres` in a session of its own: Ctrl-C and the end of this process do not reach it. Does not wait for
 * it to accept connections.
 */
export const launchServer = async (paths: ClusterPaths, hosting: Hosting): Promise<ServerProcess> => {
  const socketFolder = await prepareSocketFolder(paths, hosting.account);
  const logPath = join(paths.home, `starting-${randomUUID()}.log`);
  const log = await open(logPath, 'wx', 0o600);
  if (hosting.account.kind === 'user') await log.chown(hosting.account.uid, hosting.account.gid);
  const { file, args, options } = commandAs(hosting.account, hosting.binaries.postgres, [
    '-D',
    paths.cluster,
    ...settings(socketFolder, hosting.settings),
  ]);
  const child = spawn(file, args, { ...options, detached: true, stdio: ['ignore', log.fd, log.fd] });
  let failure: Error | undefined;
  let settled = false;
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
    child.once('error', (error) => {
      failure = error;
      resolve();
    });
  });
  child.unref();
  await log.close();

  const isOver = () => failure !== undefined || child.exitCode !== null || child.signalCode !== null;
  return {
    pid: child.pid,
    socketLock: join(socketFolder, `.s.PGSQL.${port}.lock`),
    complaint: async () =>
      isOver() ? (failure?.message ?? (await readFile(logPath, 'utf8').catch(() => ''))) : undefined,
    settle: async (isTheServer) => {
      if (settled) return;
      settled = true;
      if (isTheServer) {
        await rename(logPath, paths.log);
        return sweepLogs(paths);
      }
      await ended;
      await rm(logPath, { force: true });
    },
  };
};
