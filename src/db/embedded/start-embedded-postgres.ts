import { mkdir, stat } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import type { Log } from '../../log.ts';
import type { Connection } from '../pool.ts';
import { binariesIn, locateBinaries } from './binaries.ts';
import { chooseHosting, type Hosting } from './choose-account.ts';
import { type ClusterPaths, clusterPaths } from './cluster-paths.ts';
import { createCluster } from './create-cluster.ts';
import { type Joined, joinCluster } from './join-cluster.ts';
import { readLockFile, worksIn } from './lock-file.ts';
import { isLastToLeave, letOthersClose } from './membership.ts';
import { applicationDatabase, applicationRole, keeperRole, passwordOf, readSecret } from './roles.ts';
import { port } from './socket-folder.ts';

export interface EmbeddedPostgres {
  /** For the role that owns the database `varsla` and may create others. */
  connection: Connection;
  /** For the superuser, in the same database: it keeps the journal out of the application's hands. */
  keeper: Connection;
  /**
   * Leaves the cluster; the last to leave stops the server and waits for its end. Close your own connections
   * first: those still open a second later are cut. A second call waits for the first.
   */
  stop(): Promise<void>;
}

export interface EmbeddedPostgresOptions {
  /** Made if missing; the cluster is in its folder `postgres`. */
  dataDir: string;
  log: Log;
  /** A PostgreSQL tree (`bin`, `lib`, `share`) to use instead of the installed one. */
  binaries?: string;
  /** Settings of the server over those of the program, where this process starts it: a test gives up durability. */
  settings?: Readonly<Record<string, string>>;
}

const findOrCreate = async (paths: ClusterPaths, hosting: () => Promise<Hosting>): Promise<string> => {
  // Root's server may run under another account, which must at least be able to pass through.
  await mkdir(paths.dataDir, { recursive: true, mode: process.getuid?.() === 0 ? 0o711 : 0o700 });
  if (!(await stat(paths.home).catch(() => undefined))) await createCluster(paths, await hosting());
  return readSecret(paths);
};

/**
 * The caller holds the membership alone, so nobody can join, and the lock file's process is the server that it is
 * connected to: unless that runs in another container, where the number means something else.
 */
const stopServer = async (paths: ClusterPaths, log: Log): Promise<void> => {
  const lock = await readLockFile(paths);
  if (!lock) return;
  if (!(await worksIn(lock.pid, paths))) {
    return log.warn({ pid: lock.pid }, 'the embedded database runs out of our sight and is left running');
  }
  process.kill(lock.pid, 'SIGINT'); // fast shutdown
  while ((await readLockFile(paths))?.pid === lock.pid && (await worksIn(lock.pid, paths))) await pause(5);
};

/**
 * Real PostgreSQL in `<dataDir>/postgres`, reached by a socket only. Several processes may do this on one folder:
 * they share one server. It outlives a killed process, and the next start attaches to it; when the server itself
 * dies, the processes that still need it start it again.
 *
 * @throws naming the obstacle and the way out, mostly DATABASE_URL, where no server can be had.
 */
export const startEmbeddedPostgres = async (options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> => {
  const { log } = options;
  const paths = clusterPaths(options.dataDir);
  const hosting = async (): Promise<Hosting> => ({
    ...(await chooseHosting({
      paths,
      binaries: options.binaries ? binariesIn(options.binaries) : locateBinaries(),
    })),
    ...(options.settings && { settings: options.settings }),
  });

  const secret = await findOrCreate(paths, hosting);
  let leaving: Promise<void> | undefined;
  let membership: Promise<Joined>;

  const join = async (): Promise<Joined> => {
    const joined = await joinCluster(paths, secret, hosting);
    joined.session.once('end', () => {
      if (!leaving) membership = rejoin();
    });
    log.info({ started: joined.startedServer }, 'embedded database ready');
    return joined;
  };
  const rejoin = async (): Promise<Joined> => {
    log.warn({}, 'the embedded database went away');
    for (;;) {
      try {
        return await join();
      } catch (error) {
        if (leaving) throw error;
        log.error({ err: error }, 'the embedded database could not be started again');
        await pause(1_000);
      }
    }
  };

  const leave = async (): Promise<void> => {
    const joined = await membership.catch(() => undefined);
    if (!joined) return;
    try {
      if (await isLastToLeave(joined.session)) {
        await letOthersClose(joined.session);
        await stopServer(paths, log);
      }
    } catch (error) {
      log.warn(
        { code: (error as { code?: string }).code },
        'the embedded database was gone before we left it',
      );
    } finally {
      await joined.session.end().catch(() => undefined);
    }
  };

  membership = join();
  const { session } = await membership;
  const as = (role: string): Connection => ({
    host: session.host,
    port,
    user: role,
    password: passwordOf(role, secret),
    database: applicationDatabase,
  });
  return {
    connection: as(applicationRole),
    keeper: as(keeperRole),
    stop: () => (leaving ??= leave()),
  };
};
