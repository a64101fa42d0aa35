/** Temporary places and processes for the tests of the embedded PostgreSQL. */
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import pg from 'pg';
import type { EmbeddedPostgres } from '../../src/db/embedded/start-embedded-postgres.ts';
import { startEmbeddedPostgres } from '../../src/db/embedded/start-embedded-postgres.ts';
import type { Connection } from '../../src/db/pool.ts';
import { silentLog } from '../../src/log.ts';

const run = promisify(execFile);

const made: string[] = [];
const started: EmbeddedPostgres[] = [];
const spawned: ChildProcess[] = [];

export const temporaryFolder = async (mode = 0o711): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), 'varsla-embedded-'));
  await chmod(folder, mode);
  made.push(folder);
  return folder;
};

let seed: Promise<string> | undefined;

const makeSeed = async (): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), 'varsla-embedded-'));
  await chmod(folder, 0o711);
  await (await startEmbeddedPostgres({ dataDir: folder, log: silentLog })).stop();
  return folder;
};

/** A temporary DATA_DIR with a cluster that was started and stopped once: a copy, which is faster than initdb. */
export const folderWithCluster = async (): Promise<string> => {
  const folder = await temporaryFolder();
  await run('cp', ['-a', join(await (seed ??= makeSeed()), 'postgres'), folder]);
  return folder;
};

export const removeSeed = async (): Promise<void> => {
  if (seed) await rm(await seed, { recursive: true, force: true });
  seed = undefined;
};

export const start = async (dataDir: string, binaries?: string): Promise<EmbeddedPostgres> => {
  const postgres = await startEmbeddedPostgres({
    dataDir,
    log: silentLog,
    ...(binaries ? { binaries } : {}),
  });
  started.push(postgres);
  return postgres;
};

/** A Varsla in a process of its own, ready when this resolves. */
export const startProcess = async (dataDir: string): Promise<ChildProcess> => {
  const script = fileURLToPath(new URL('embedded-varsla.ts', import.meta.url));
  const child = spawn(process.execPath, [script, dataDir], { stdio: ['ignore', 'pipe', 'inherit'] });
  spawned.push(child);
  const ended = once(child, 'exit').then(([code]) => {
    throw new Error(`ended with ${String(code)} before it was ready`);
  });
  await Promise.race([once(child.stdout, 'data'), ended]);
  ended.catch(() => undefined);
  return child;
};

export const kill = async (child: ChildProcess, signal: NodeJS.Signals): Promise<void> => {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill(signal);
  await ended;
};

export const query = async (connection: Connection, sql: string): Promise<unknown[]> => {
  const client = new pg.Client(connection);
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query({ text: sql, rowMode: 'array' })).rows.flat();
  } finally {
    await client.end();
  }
};

/** The number of the server's process, as its lock file has it; undefined when no server left one. */
export const serverPid = async (dataDir: string): Promise<number | undefined> => {
  const text = await readFile(join(dataDir, 'postgres', 'cluster', 'postmaster.pid'), 'utf8').catch(() => '');
  return text ? Number(text.split('\n')[0]) : undefined;
};

/** Stops and removes whatever the test left. */
export const cleanUp = async (): Promise<void> => {
  await Promise.all(spawned.splice(0).map((child) => kill(child, 'SIGTERM')));
  await Promise.all(started.splice(0).map((postgres) => postgres.stop()));
  await Promise.all(made.splice(0).map((folder) => rm(folder, { recursive: true, force: true })));
};
