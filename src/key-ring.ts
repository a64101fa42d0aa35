import { randomBytes } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { makeKeyFile, readKeyFile } from './key-file.ts';
import { createSealing, type KeyRing, MasterKeyError, type Sealing } from './sealing.ts';

const parseKeys = (text: string, file: string): KeyRing => {
  const [first, ...former] = text
    .trim()
    .split(/\s+/)
    .map((line) => Buffer.from(line, 'base64'));
  if (!first || [first, ...former].some(({ length }) => length !== 32))
    throw new MasterKeyError(`${file} must hold 32 bytes in base64 (openssl rand -base64 32).`);
  return [first, ...former];
};

/** Where the master key lies. */
export const masterKeyPath = (file: string | undefined, dataDir: string): string =>
  file ?? join(dataDir, 'master.key');

/** The keys of a file. Throws MasterKeyError. */
export const readKeyRing = async (path: string): Promise<KeyRing | undefined> => {
  const text = await readKeyFile(path);
  return text === undefined ? undefined : parseKeys(text, path);
};

/**
 * The keys of a file, read again when it has changed: a process at work takes up a new key by itself. A file that is
 * gone or broken meanwhile leaves the keys as they were.
 */
export const followKeyRing = (path: string, first: KeyRing): (() => KeyRing) => {
  let ring = first;
  let seen = '';
  return () => {
    try {
      const { mtimeMs, size, ino } = statSync(path);
      const now = `${mtimeMs} ${size} ${ino}`;
      if (now !== seen) {
        ring = parseKeys(readFileSync(path, 'utf8'), path);
        seen = now;
      }
    } catch {
      return ring;
    }
    return ring;
  };
};

/** The master key that is there, as `loadMasterKey` finds it; undefined where there is none: nothing is made. */
export const findMasterKey = async (file: string | undefined, dataDir: string): Promise<Buffer | undefined> =>
  (await readKeyRing(masterKeyPath(file, dataDir)))?.[0];

/** Sealing by the keys that are there, also former ones; undefined where there are none. */
export const findSealing = async (
  file: string | undefined,
  dataDir: string,
): Promise<Sealing | undefined> => {
  const path = masterKeyPath(file, dataDir);
  const ring = await readKeyRing(path);
  return ring && createSealing(followKeyRing(path, ring));
};

/**
 * The master key from `file`, or, when none is configured, from `master.key` in `dataDir`, where one is made the
 * first time with mode 0600; `made` is then true and somebody must back it up apart from the data. A file with several
 * keys, one a line, seals with the first.
 */
export const loadMasterKey = async (
  file: string | undefined,
  dataDir: string,
): Promise<{ key: Buffer; file: string; made: boolean; ring: () => KeyRing }> => {
  const path = masterKeyPath(file, dataDir);
  const ring = await readKeyRing(path);
  if (ring) return { key: ring[0], file: path, made: false, ring: followKeyRing(path, ring) };
  if (file) throw new MasterKeyError(`MASTER_KEY_FILE names ${file}, and no such file is there.`);
  const key = randomBytes(32);
  if (await makeKeyFile(path, `${key.toString('base64')}\n`))
    return { key, file: path, made: true, ring: followKeyRing(path, [key]) };
  return loadMasterKey(file, dataDir);
};
