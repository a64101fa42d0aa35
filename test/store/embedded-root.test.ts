import { execFile } from 'node:child_process';
import { chmod, cp, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect } from 'chai';
import { locateBinaries } from '../../src/db/embedded/binaries.ts';
import { chooseHosting } from '../../src/db/embedded/choose-account.ts';
import { clusterPaths } from '../../src/db/embedded/cluster-paths.ts';
import { findNamespace, findPostgresUser } from '../../src/db/embedded/server-account.ts';
import {
  cleanUp,
  folderWithCluster,
  removeSeed,
  query,
  serverPid,
  start,
  temporaryFolder,
} from './embedded-places.ts';

const run = promisify(execFile);

const noNamespace = async () => undefined;

/** Whose rights the running server has. */
const serverUser = async (dataDir: string): Promise<number> => {
  const status = await readFile(`/proc/${await serverPid(dataDir)}/status`, 'utf8');
  return Number(/^Uid:\s+(\d+)/m.exec(status)?.[1]);
};

describe('embedded PostgreSQL: started by root', () => {
  before(async function () {
    if (process.getuid?.() !== 0 || process.platform !== 'linux') this.skip();
  });
  afterEach(cleanUp);
  after(removeSeed);

  const privateCopyOfBinaries = async (): Promise<string> => {
    const folder = await temporaryFolder(0o700);
    await cp(locateBinaries().root, join(folder, 'native'), { recursive: true, verbatimSymlinks: true });
    return join(folder, 'native');
  };

  it('runs with no rights of root in a DATA_DIR that only root can enter', async function () {
    if (!(await findNamespace())) this.skip();
    const dataDir = join(await temporaryFolder(0o700), 'data');
    for (const round of ['first', 'second']) {
      const postgres = await start(dataDir);
      expect(await query(postgres.connection, 'select 1'), round).deep.equal([1]);
      const status = await readFile(`/proc/${await serverPid(dataDir)}/uid_map`, 'utf8');
      expect(status.trim().split(/\s+/)[0], 'root is somebody else inside').not.equal('0');
      await postgres.stop();
    }
  });

  it('refuses such a DATA_DIR where there are no namespaces, naming the folder', async () => {
    const folder = await temporaryFolder(0o700);
    const circumstances = { paths: clusterPaths(folder), binaries: locateBinaries(), namespace: noNamespace };
    const refusal = await chooseHosting(circumstances).catch((error: unknown) => error);
    expect(refusal)
      .instanceOf(Error)
      .property('message')
      .include(`chmod o+x ${folder}`)
      .include('DATABASE_URL');
  });

  it("runs an ordinary user's cluster as that user", async function () {
    const binaries = locateBinaries();
    const dataDir = await folderWithCluster();
    await run('chown', ['-R', 'daemon:daemon', join(dataDir, 'postgres')]);
    const { uid } = await stat(join(dataDir, 'postgres'));

    const postgres = await start(dataDir, binaries.root);
    expect(await query(postgres.connection, 'select 1')).deep.equal([1]);
    expect(await serverUser(dataDir)).equal(uid);
    await postgres.stop();
  });

  it('runs binaries that only root can reach', async function () {
    if (!(await findNamespace())) this.skip();
    const dataDir = await temporaryFolder();
    const postgres = await start(dataDir, await privateCopyOfBinaries());
    expect(await query(postgres.connection, 'select 1')).deep.equal([1]);
  });

  it("copies them for an ordinary user's cluster", async () => {
    const dataDir = await folderWithCluster();
    await run('chown', ['-R', 'daemon:daemon', join(dataDir, 'postgres')]);
    const postgres = await start(dataDir, await privateCopyOfBinaries());
    expect(await query(postgres.connection, 'select 1')).deep.equal([1]);
    expect(await serverUser(dataDir)).equal((await stat(join(dataDir, 'postgres'))).uid);
    expect((await stat(join(dataDir, 'postgres-binaries'))).isDirectory()).equal(true);
  });

  it('copies them for the user postgres where there are no namespaces', async () => {
    const dataDir = await temporaryFolder();
    const root = await privateCopyOfBinaries();
    const binaries = { root, initdb: join(root, 'bin/initdb'), postgres: join(root, 'bin/postgres') };
    const hosting = await chooseHosting({ paths: clusterPaths(dataDir), binaries, namespace: noNamespace });
    expect(hosting.account).deep.equal(await findPostgresUser(false));
    expect(hosting.binaries.root.startsWith(join(dataDir, 'postgres-binaries'))).equal(true);
    const again = await chooseHosting({ paths: clusterPaths(dataDir), binaries, namespace: noNamespace });
    expect(again.binaries).deep.equal(hosting.binaries);
  });

  it('refuses a cluster whose owner cannot get to it, naming the folder', async () => {
    const folder = await folderWithCluster();
    await run('chown', ['-R', 'daemon:daemon', join(folder, 'postgres')]);
    await chmod(folder, 0o700);
    const refusal = await start(folder).catch((error: unknown) => error);
    expect(refusal).instanceOf(Error).property('message').include(folder).include('chown -R root');
  });
});
