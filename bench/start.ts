/**
 * Milliseconds from the command to the line that says that requests can be taken: the first time in an empty
 * DATA_DIR, and the second. The bare limit is PostgreSQL alone: initdb and server to its first answer, by the same
 * code that Varsla starts it with, in a process of its own. Medians.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { type BenchResult, median, rounded } from './measure.ts';

const rounds = 5;
const root = fileURLToPath(new URL('..', import.meta.url));

const postgresAlone = `
  const { startEmbeddedPostgres } = await import('./src/db/embedded/start-embedded-postgres.ts');
  const { silentLog } = await import('./src/log.ts');
  const postgres = await startEmbeddedPostgres({ dataDir: process.env.DATA_DIR, log: silentLog });
  process.once('SIGTERM', () => void postgres.stop());
  console.log('is ready on');`;

const ways = {
  npm: { command: 'npm', args: ['start'] },
  node: { command: process.execPath, args: ['src/main.ts'] },
  bare: { command: process.execPath, args: ['--input-type=module', '--eval', postgresAlone] },
} as const;

/** Milliseconds to the ready line; the process is stopped after it. */
const startOnce = async (
  { command, args }: (typeof ways)[keyof typeof ways],
  dataDir: string,
): Promise<number> => {
  const begun = performance.now();
  const child = spawn(command, args, {
    cwd: root,
    stdio: ['ignore', 'pipe', 'ignore'],
    env: { PATH: process.env['PATH'], HOME: process.env['HOME'], DATA_DIR: dataDir, PORT: '0' },
  });
  const ended = once(child, 'exit');
  const lines = createInterface(child.stdout);
  for await (const line of lines) if (line.includes('is ready on')) break;
  const elapsed = performance.now() - begun;
  if (child.exitCode !== null) throw new Error(`${command} ended before it was ready`);
  child.stdout.resume();
  child.kill('SIGTERM');
  await ended;
  return elapsed;
};

export const run = async (): Promise<BenchResult> => {
  const spent = new Map<string, number[]>();
  for (let round = 0; round < rounds; round += 1)
    for (const [name, way] of Object.entries(ways)) {
      const dataDir = await mkdtemp(join(tmpdir(), 'varsla-bench-'));
      await chmod(dataDir, 0o711);
      for (const time of ['first', 'second']) {
        const key = `${name}_${time}`;
        spent.set(key, [...(spent.get(key) ?? []), await startOnce(way, dataDir)]);
      }
      await rm(dataDir, { recursive: true, force: true });
    }
  const figures = Object.fromEntries([...spent].map(([key, all]) => [key, rounded(median(all), 0)]));
  for (const [key, all] of spent)
    process.stdout.write(
      `${key.padEnd(12)} ${rounded(median(all), 0)} ms (${rounded(Math.min(...all), 0)}-${rounded(Math.max(...all), 0)})\n`,
    );
  const ours = figures['npm_second'] ?? Number.NaN;
  const bare = figures['bare_second'] ?? Number.NaN;
  return {
    bench: 'start',
    ours,
    bare,
    ratio: rounded(bare / ours),
    unit: 'ms from npm start to ready, second time',
    ...figures,
    ratio_first: rounded((figures['bare_first'] ?? Number.NaN) / (figures['npm_first'] ?? Number.NaN)),
    rounds,
  };
};
