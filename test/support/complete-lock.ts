import { readFileSync, writeFileSync } from 'node:fs';

/**
 * `npm run lock`: names in package-lock.json every platform's variant of a native package. npm leaves out a variant
 * that it could not ask for when the lock was written, and `npm ci` then refuses the lock everywhere. The variants'
 * versions are exact in the package that lists them; npm installs only the one that fits the machine.
 */
interface LockEntry {
  version?: string;
  dev?: boolean;
  optional?: boolean;
  os?: string[];
  cpu?: string[];
  libc?: string[];
  optionalDependencies?: Record<string, string>;
}

const systems = ['darwin', 'linux', 'win32', 'android', 'freebsd', 'openharmony'];
const processors = ['x64', 'arm64', 'arm', 'ia32', 'ppc64', 'riscv64', 's390x'];

const file = new URL('../../package-lock.json', import.meta.url);
const lock = JSON.parse(readFileSync(file, 'utf8')) as { packages: Record<string, LockEntry> };

const variantOf = (name: string, version: string, parent: LockEntry): LockEntry => {
  const parts = name.split('/').at(-1)?.split('-') ?? [];
  const os = parts.find((part) => systems.includes(part));
  const cpu = parts.find((part) => processors.includes(part));
  if (!os || !cpu) throw new Error(`cannot tell the platform of ${name}`);
  const libc = parts.includes('musl') ? ['musl'] : parts.includes('gnu') ? ['glibc'] : undefined;
  return {
    version,
    cpu: [cpu],
    ...(parent.dev && { dev: true }),
    ...(libc && { libc }),
    optional: true,
    os: [os],
  };
};

for (const parent of Object.values({ ...lock.packages }))
  for (const [name, version] of Object.entries(parent.optionalDependencies ?? {}))
    if (/^\d/.test(version)) lock.packages[`node_modules/${name}`] ??= variantOf(name, version, parent);

const { '': root, ...others } = lock.packages;
const ordered = Object.fromEntries(Object.entries(others).sort(([a], [b]) => a.localeCompare(b, 'en')));
lock.packages = { ...(root && { '': root }), ...ordered };
writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
