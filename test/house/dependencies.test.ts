import { readFileSync } from 'node:fs';
import { expect } from 'chai';

const read = <T>(path: string): T =>
  JSON.parse(readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8')) as T;

interface Locked {
  version?: string;
  integrity?: string;
  link?: boolean;
  optional?: boolean;
  os?: string[];
  hasInstallScript?: boolean;
}

const manifest = read<Record<string, Record<string, string>> & { allowScripts: Record<string, boolean> }>(
  'package.json',
);
const lock = Object.entries(read<{ packages: Record<string, Locked> }>('package-lock.json').packages).filter(
  ([path]) => path !== '',
);

describe('the dependencies', () => {
  it('are pinned to one version each, and the lock has that one', () => {
    const kinds = ['dependencies', 'devDependencies', 'optionalDependencies'] as const;
    const direct = kinds.flatMap((kind) => Object.entries(manifest[kind] ?? {}));
    expect(direct.length).to.be.above(30);
    for (const [name, version] of direct) {
      expect(version, name).to.match(/^\d+\.\d+\.\d+(-[\w.]+)?$/);
      const locked = lock.find(([path]) => path === `node_modules/${name}`)?.[1];
      expect(locked?.version, name).to.equal(version);
    }
  });

  it('are locked by checksum, but for builds of native parts that are for other machines', () => {
    const open = lock.filter(([, { integrity, link }]) => !integrity && !link);
    for (const [path, { optional, os }] of open)
      expect(optional && os !== undefined && os.length > 0, path).to.equal(true);
    for (const [path, { integrity }] of lock) if (integrity) expect(integrity, path).to.match(/^sha512-/);
  });

  it('run no script at install but those that are named', () => {
    const scripts = lock
      .filter(([, { hasInstallScript }]) => hasInstallScript)
      .map(([path]) => path.replace(/^.*node_modules\//, ''));
    expect(scripts).to.not.be.empty;
    expect(Object.keys(manifest.allowScripts)).to.include.members(scripts);
  });
});
