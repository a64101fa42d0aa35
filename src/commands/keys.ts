import { randomBytes } from 'node:crypto';
import { rename, stat, writeFile } from 'node:fs/promises';
import { systemClock } from '../clock.ts';
import type { Config } from '../config.ts';
import { migrateGuarded } from '../db/guard.ts';
import { type Database, openDatabase } from '../db/open-database.ts';
import { withTransaction } from '../db/transaction.ts';
import { appendToSystem } from '../journal/journal.ts';
import { silentLog } from '../log.ts';
import { resealAll } from '../reseal-all.ts';
import { followKeyRing, masterKeyPath, readKeyRing } from '../key-ring.ts';
import { createSealing, type KeyRing, MasterKeyError } from '../sealing.ts';
import { readArguments, type Terminal, UsageError } from './terminal.ts';

const usage = 'varsla keys, varsla keys rotate, or varsla keys retire';

/** In place of the file as it is, whole or not at all, with its mode. */
const writeRing = async (path: string, ring: readonly Buffer[]): Promise<void> => {
  const { mode } = await stat(path);
  const draft = `${path}.${randomBytes(8).toString('hex')}`;
  const text = ring.map((key) => `${key.toString('base64')}\n`).join('');
  await writeFile(draft, text, { mode: mode & 0o777, flag: 'wx', flush: true });
  await rename(draft, path);
};

const sealAnew = (
  database: Database,
  path: string,
  ring: KeyRing,
  what: 'rotated' | 'retired',
): Promise<number> =>
  withTransaction(database.pool, async (tx) => {
    const changed = await resealAll(tx, createSealing(followKeyRing(path, ring)));
    await appendToSystem(tx, {
      type: `master-key.${what}`,
      recordedAt: systemClock.now(),
      actor: { kind: 'system' },
      event: { resealed: changed },
    });
    return changed;
  });

/** What is sealed for a few days under the old key itself, and cannot be sealed anew while it is used. */
const underWay = async ({ pool }: Database): Promise<number> => {
  const { rows } = await pool.query<{ count: number }>(
    `select count(*) from people_imports where state not in ('done', 'failed')`,
  );
  return rows[0]?.count ?? 0;
};

const rotate = async (
  database: Database,
  path: string,
  ring: KeyRing,
  { say }: Terminal,
): Promise<number> => {
  const fresh = randomBytes(32);
  await createSealing(followKeyRing(path, ring)).check(database.pool);
  await writeRing(path, [fresh, ...ring]);
  const changed = await sealAnew(database, path, [fresh, ...ring], 'rotated');
  say(`${path} has a new key in front; ${changed} keys and secrets were sealed under it.`);
  say('A service at work takes it up by itself. Back the file up now, apart from the data.');
  say('The key before it still opens what is older. Take it out with: npx varsla keys retire.');
  return 0;
};

const retire = async (
  database: Database,
  path: string,
  ring: KeyRing,
  { say, complain }: Terminal,
): Promise<number> => {
  const [newest, ...former] = ring;
  if (former.length === 0) {
    complain('There is one key only: rotate first.');
    return 1;
  }
  const waiting = await underWay(database);
  if (waiting > 0) {
    complain(
      `${waiting} files of people are on their way under the old key: let them be read, or drop them.`,
    );
    return 1;
  }
  await sealAnew(database, path, ring, 'retired');
  const aside = `${path}.retired-${systemClock.now().toISOString().slice(0, 10)}`;
  await writeFile(aside, former.map((key) => `${key.toString('base64')}\n`).join(''), {
    mode: 0o600,
    flag: 'wx',
    flush: true,
  });
  await writeRing(path, [newest]);
  say(`${path} has the newest key alone. The former lie in ${aside}.`);
  say('Backups made before now open with those: keep them apart, as long as the backups, and no longer.');
  say('Restart the service: people sign in again, and links in alerts sent before it work no more.');
  return 0;
};

/**
 * Says how many master keys there are; puts a new one in front while the service works; takes the former out. Ends with
 * 1 where something keeps it from that. Throws MasterKeyError, UsageError.
 */
export const keysCommand = async (
  config: Config,
  args: readonly string[],
  terminal: Terminal,
): Promise<number> => {
  const [act] = readArguments(usage, args, {}, args.length === 0 ? 0 : 1).positionals;
  if (act !== undefined && act !== 'rotate' && act !== 'retire') throw new UsageError(`Usage: ${usage}`);
  const path = masterKeyPath(config.masterKeyFile, config.dataDir);
  const ring = await readKeyRing(path);
  if (!ring) throw new MasterKeyError(`There is no master key in ${path}.`);
  if (act === undefined) {
    terminal.say(
      ring.length === 1
        ? `${path} has one key.`
        : `${path} has ${ring.length} keys: the first seals, the others only open.`,
    );
    return 0;
  }
  const database = await openDatabase(config, silentLog);
  try {
    await migrateGuarded(database);
    return await (act === 'rotate' ? rotate : retire)(database, path, ring, terminal);
  } finally {
    await database.close();
  }
};
