import { setTimeout as pause } from 'node:timers/promises';
import type pg from 'pg';
import type { Hosting } from './choose-account.ts';
import type { ClusterPaths } from './cluster-paths.ts';
import { readLockFile, removeStaleLockFiles } from './lock-file.ts';
import { type Attendance, attend } from './membership.ts';
import { launchServer, type ServerProcess } from './server-process.ts';
import { findSocketFolder } from './socket-folder.ts';

/** How long nothing may answer before we give up. A server that answers "starting" or "stopping" is waited for. */
const patienceMilliseconds = 15_000;

/** What PostgreSQL says when another server has the cluster, or one that was killed is not yet gone. */
const heldByAnother =
  /lock file ".*" already exists|lock file ".*" is empty|shared memory block .* is still in use/;

const nowhere: Attendance = { kind: 'nobody', cause: undefined };

export interface Joined {
  session: pg.Client;
  startedServer: boolean;
}

/**
 * Attaches to the cluster's server if one lives, starts it if none does, and waits where one is just starting or
 * stopping. Any number of processes may do this at once.
 *
 * @throws when the server refuses to start, with what it said, or when nothing answers for 15 seconds.
 */
export const joinCluster = async (
  paths: ClusterPaths,
  secret: string,
  hosting: () => Promise<Hosting>,
): Promise<Joined> => {
  let lastSign = performance.now();
  let server: ServerProcess | undefined;
  for (;;) {
    const socketFolder = await findSocketFolder(paths);
    const attendance = socketFolder ? await attend(socketFolder, secret) : nowhere;
    if (attendance.kind === 'member') {
      const startedServer = server !== undefined && (await readLockFile(paths))?.pid === server.pid;
      await server?.settle(startedServer);
      return { session: attendance.session, startedServer };
    }
    if (attendance.kind === 'not-now') lastSign = performance.now();
    if (performance.now() - lastSign > patienceMilliseconds) {
      const said = (await server?.complaint()) ?? '';
      throw new Error(`The database did not answer within 15 s. ${said}`.trim(), { cause: attendance.cause });
    }
    const complaint = await server?.complaint();
    if (server && complaint !== undefined) {
      await server.settle(false);
      if (!heldByAnother.test(complaint)) throw new Error(`The database did not start: ${complaint.trim()}`);
      if (!(await removeStaleLockFiles(paths, server.socketLock))) await pause(50);
      server = undefined;
    }
    if (attendance.kind === 'nobody' && !server) server = await launchServer(paths, await hosting());
    await pause(5);
  }
};
