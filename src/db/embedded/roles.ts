import { createHmac } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { ClusterPaths } from './cluster-paths.ts';

/** The superuser keeps the cluster; Varsla itself works as `varsla`, which owns its database and no more. */
export const keeperRole = 'postgres';
export const applicationRole = 'varsla';
export const applicationDatabase = 'varsla';

/** One secret, a password for each role: knowing the application's tells nothing of the superuser's. */
export const passwordOf = (role: string, secret: string): string =>
  createHmac('sha256', secret).update(role).digest('base64url');

/** @throws when the file cannot be read, as by a user whom the cluster does not belong to. */
export const readSecret = async (paths: ClusterPaths): Promise<string> => {
  try {
    return await readFile(paths.secret, 'utf8');
  } catch (cause) {
    const remedy = 'start Varsla as the user who owns the folder, or as root';
    throw new Error(`The database's secret ${paths.secret} cannot be read: ${remedy}`, { cause });
  }
};
