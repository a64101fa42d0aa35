import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);

/**
 * Whose rights the server has. PostgreSQL refuses to run as root, so root either lends it an ordinary account or
 * starts it in a user namespace, where root's own files seem to belong to the ordinary user `seenAs`.
 */
export type ServerAccount =
  | { kind: 'self' }
  | { kind: 'user'; uid: number; gid: number }
  | { kind: 'namespace'; seenAs: number };

export interface Command {
  file: string;
  args: string[];
  options: { uid?: number; gid?: number; cwd: string; env: NodeJS.ProcessEnv };
}

/** How a program is started under the account. Nothing of our environment is handed on: it may hold secrets. */
export const commandAs = (account: ServerAccount, file: string, args: string[]): Command => {
  const options = { cwd: '/', env: { PATH: process.env['PATH'], LC_ALL: 'C', TZ: 'UTC' } };
  if (account.kind === 'user') {
    return { file, args, options: { ...options, uid: account.uid, gid: account.gid } };
  }
  if (account.kind === 'self') return { file, args, options };
  const mapping = [`--map-user=${account.seenAs}`, `--map-group=${account.seenAs}`];
  return { file: 'unshare', args: ['--user', ...mapping, file, ...args], options };
};

/**
 * A user namespace, if this machine allows root one. The user inside must be one that the machine knows by name,
 * because initdb looks it up; which one it is leaves no trace on the disk.
 */
export const findNamespace = async (): Promise<ServerAccount | undefined> => {
  const users = await readFile('/etc/passwd', 'utf8').catch(() => '');
  const ids = users.split('\n').map((line) => Number(line.split(':')[2]));
  const seenAs = ids.find((uid) => Number.isInteger(uid) && uid > 0 && uid < 65_534);
  if (seenAs === undefined) return undefined;
  const account: ServerAccount = { kind: 'namespace', seenAs };
  const { file, args, options } = commandAs(account, 'true', []);
  return run(file, args, options).then(
    () => account,
    () => undefined,
  );
};

const lookUp = async (name: string): Promise<ServerAccount | undefined> => {
  try {
    const [uid, gid] = await Promise.all([run('id', ['-u', name]), run('id', ['-g', name])]);
    return { kind: 'user', uid: Number(uid.stdout), gid: Number(gid.stdout) };
  } catch {
    return undefined;
  }
};

/** The system user `postgres`, made when it is missing; undefined where it can be neither found nor made. */
export const findPostgresUser = async (make: boolean): Promise<ServerAccount | undefined> => {
  const existing = await lookUp('postgres');
  if (existing || !make) return existing;
  const withUseradd = [
    '--system',
    '--user-group',
    '--no-create-home',
    '--shell',
    '/usr/sbin/nologin',
    'postgres',
  ];
  await run('useradd', withUseradd).catch(() =>
    run('adduser', ['-S', '-D', '-H', 'postgres']).catch(() => undefined),
  );
  return lookUp('postgres');
};
