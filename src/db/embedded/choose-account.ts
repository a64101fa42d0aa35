import { stat } from 'node:fs/promises';
import { type Binaries, copyBinaries } from './binaries.ts';
import type { ClusterPaths } from './cluster-paths.ts';
import { blockedAt } from './reach.ts';
import { findNamespace, findPostgresUser, type ServerAccount } from './server-account.ts';

/** Who runs the server, and from which binaries. */
export interface Hosting {
  account: ServerAccount;
  binaries: Binaries;
  /** Settings of the server over those of the program. */
  settings?: Readonly<Record<string, string>>;
}

export interface Circumstances {
  paths: ClusterPaths;
  binaries: Binaries;
  /** What this machine offers root; replaced in tests to reach the machines that offer less. */
  namespace?: () => Promise<ServerAccount | undefined>;
  postgresUser?: (make: boolean) => Promise<ServerAccount | undefined>;
}

const orDatabaseUrl = 'or run Varsla as an ordinary user, or set DATABASE_URL';

const withoutRoot = (owner: number | undefined, self: number, home: string): ServerAccount => {
  if (owner === undefined || owner === self) return { kind: 'self' };
  throw new Error(
    `${home} belongs to another user (id ${owner}): start Varsla as that user, or set DATABASE_URL`,
  );
};

/**
 * Root's server runs as the owner of an existing cluster, else as `postgres`, else in a user namespace, where it
 * keeps root's reach. An account that only lacks the way to the binaries gets a copy of them.
 *
 * @throws naming the folder in the way and the remedy, when none of these works.
 */
export const chooseHosting = async (circumstances: Circumstances): Promise<Hosting> => {
  const { paths, binaries, namespace = findNamespace, postgresUser = findPostgresUser } = circumstances;
  const owner = await stat(paths.cluster).catch(() => undefined);
  const self = process.getuid?.() ?? 0;
  if (self !== 0) return { account: withoutRoot(owner?.uid, self, paths.home), binaries };

  if (owner?.uid === 0) {
    const account = await namespace();
    if (account) return { account, binaries };
    throw new Error(
      `${paths.home} belongs to root, PostgreSQL refuses to run as root, and this machine allows no user namespace: ` +
        `hand the folder to an ordinary user (chown -R postgres ${paths.home}), ${orDatabaseUrl}`,
    );
  }

  const nobodyYet = { uid: -1, gid: -1 };
  const known = owner
    ? ({ kind: 'user', uid: owner.uid, gid: owner.gid } as const)
    : await postgresUser(false);
  const { uid, gid } = known?.kind === 'user' ? known : nobodyYet;
  const dataBlock = await blockedAt(owner ? paths.cluster : paths.dataDir, uid, gid);
  const binariesBlock = await blockedAt(binaries.root, uid, gid);

  if ((dataBlock || binariesBlock) && !owner) {
    const account = await namespace();
    if (account) return { account, binaries };
  }
  if (dataBlock) {
    const who = owner ? `user ${uid}, who owns the database,` : 'the user postgres';
    const remedy = owner
      ? `open it (chmod o+x ${dataBlock}), or hand the database to root (chown -R root ${paths.home})`
      : `open it (chmod o+x ${dataBlock})`;
    throw new Error(
      `PostgreSQL refuses to run as root, and ${who} cannot pass ${dataBlock}: ${remedy}, ${orDatabaseUrl}`,
    );
  }
  const account = known ?? (await postgresUser(true)) ?? (await namespace());
  if (!account) {
    throw new Error(
      `PostgreSQL refuses to run as root, and a user postgres could not be made: add one, ${orDatabaseUrl}`,
    );
  }
  if (account.kind === 'namespace' || !binariesBlock) return { account, binaries };
  return { account, binaries: await copyBinaries(binaries, paths.dataDir) };
};
