import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const main = fileURLToPath(new URL('../../src/main.ts', import.meta.url));

/** A command of Varsla in a process of its own: what it said, and how it ended. */
export interface RunningCommand {
  child: ChildProcess;
  ended: Promise<{ code: number | null; out: string; err: string }>;
}

/** Runs `varsla …` with nobody at a terminal. */
export const startCommand = (args: readonly string[], env: Record<string, string>): RunningCommand => {
  const child = spawn(process.execPath, [main, ...args], {
    cwd: env['DATA_DIR'],
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { PATH: process.env['PATH'], NODE_COMPILE_CACHE: process.env['NODE_COMPILE_CACHE'], ...env },
  });
  let [out, err] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
  const ended = once(child, 'close').then(([code]) => ({ code: code as number | null, out, err }));
  return { child, ended };
};
