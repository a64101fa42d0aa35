import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

export const adminToken = 'faults-administrator-token-0123456789abcdef';

const main = fileURLToPath(new URL('../../src/main.ts', import.meta.url));

/** Varsla as its users run it, in a process of its own. */
export interface VarslaProcess {
  url: string;
  child: ChildProcess;
  /** What it said on standard error. */
  errors(): string;
  /** Sends the signal and waits for the end. Gives the exit code, null after a kill. */
  end(signal: NodeJS.Signals): Promise<number | null>;
}

/** Starts Varsla and waits for its ready line. Throws with what it said when it ends before that. */
export const startVarsla = async (
  dataDir: string,
  env: Record<string, string> = {},
): Promise<VarslaProcess> => {
  const child = spawn(process.execPath, [main], {
    cwd: dataDir,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      PATH: process.env['PATH'],
      NODE_COMPILE_CACHE: process.env['NODE_COMPILE_CACHE'],
      DATA_DIR: dataDir,
      PORT: '0',
      ADMIN_TOKEN: adminToken,
      SWEEP_INTERVAL_SECONDS: '0.1',
      LOG_LEVEL: 'error',
      NOTICE_HOLD_MINUTES: '0',
      NOTICE_CANARY_MINUTES: '0',
      ...env,
    },
  });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  const ended = once(child, 'exit') as Promise<[number | null]>;
  const url = await new Promise<string>((resolve, reject) => {
    createInterface(child.stdout).on('line', (line) => {
      const [, ready] = /ready on (http\S+)/.exec(line) ?? [];
      if (ready) resolve(ready);
    });
    ended.then(([code]) => reject(new Error(`ended with ${code} before it was ready: ${said}`)), reject);
  });
  return {
    url,
    child,
    errors: () => said,
    async end(signal) {
      if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
      child.kill(signal);
      const [code] = await ended;
      return code;
    },
  };
};

/** Kills the embedded PostgreSQL of a DATA_DIR, postmaster and every backend, as a power cut would. */
export const killPostgres = async (dataDir: string): Promise<void> => {
  const text = await readFile(join(dataDir, 'postgres', 'cluster', 'postmaster.pid'), 'utf8').catch(() => '');
  const postmaster = Number(text.split('\n')[0]);
  if (!postmaster) return;
  const children = await readFile(`/proc/${postmaster}/task/${postmaster}/children`, 'utf8').catch(() => '');
  for (const pid of [postmaster, ...children.split(' ').filter(Boolean).map(Number)])
    try {
      process.kill(pid, 'SIGKILL');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
    }
};
