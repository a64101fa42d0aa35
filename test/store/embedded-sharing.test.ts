import { type ChildProcess, spawn } from 'node:child_process';
import { chown, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import {
  cleanUp,
  folderWithCluster,
  removeSeed,
  kill,
  query,
  serverPid,
  start,
  startProcess,
  temporaryFolder,
} from './embedded-places.ts';

const isListening = (pid: number | undefined): boolean => {
  try {
    return pid !== undefined && process.kill(pid, 0);
  } catch {
    return false;
  }
};

/** A server process that served a connection may have ended with it a moment ago. */
const killIfThere = (pid: number): void => {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
};

describe('embedded PostgreSQL: several Varslas on one DATA_DIR', () => {
  let bystander: ChildProcess | undefined;
  afterEach(async () => {
    if (bystander) await kill(bystander, 'SIGKILL');
    bystander = undefined;
    await cleanUp();
  });

  after(removeSeed);

  it('lets the last to leave stop the server', async () => {
    const dataDir = await folderWithCluster();
    const first = await start(dataDir);
    const second = await start(dataDir);
    const pid = await serverPid(dataDir);
    await first.stop();
    expect(await query(second.connection, 'select 1')).deep.equal([1]);
    expect(await serverPid(dataDir)).equal(pid);
    await second.stop();
    expect(await serverPid(dataDir)).equal(undefined);
  });

  it('stops the server when all leave at once', async () => {
    const dataDir = await folderWithCluster();
    for (let round = 0; round < 3; round += 1) {
      const all = await Promise.all([start(dataDir), start(dataDir), start(dataDir)]);
      await Promise.all(all.map((postgres) => postgres.stop()));
      expect(await serverPid(dataDir), `round ${round}`).equal(undefined);
    }
  });

  it('creates one cluster when several start at once on an empty folder', async () => {
    const dataDir = await temporaryFolder();
    const all = await Promise.all([start(dataDir), start(dataDir), start(dataDir)]);
    await query(all[0].connection, 'create table shared as select 7 as n');
    expect(await query(all[1].connection, 'select n from shared')).deep.equal([7]);
    expect(await query(all[2].connection, 'select n from shared')).deep.equal([7]);
  });

  it('waits with a start during a stop', async () => {
    const dataDir = await folderWithCluster();
    const first = await start(dataDir);
    await query(first.connection, 'create table kept as select 1 as n');
    let leaving = first;
    for (let round = 0; round < 5; round += 1) {
      const [next] = await Promise.all([start(dataDir), leaving.stop()]);
      expect(await query(next.connection, 'select n from kept'), `round ${round}`).deep.equal([1]);
      leaving = next;
    }
    await leaving.stop();
    expect(await serverPid(dataDir)).equal(undefined);
  });

  it('attaches to the server that outlived a killed Varsla', async () => {
    const dataDir = await folderWithCluster();
    const killed = await startProcess(dataDir);
    const pid = await serverPid(dataDir);
    await kill(killed, 'SIGKILL');
    expect(isListening(pid), 'the server outlives its starter').equal(true);

    const postgres = await start(dataDir);
    expect(await serverPid(dataDir)).equal(pid);
    expect(await query(postgres.connection, 'select 1')).deep.equal([1]);
    await postgres.stop();
    expect(await serverPid(dataDir), 'the killed one no longer counts as a member').equal(undefined);
  });

  it('keeps what was committed when everything is killed at once', async () => {
    const dataDir = await folderWithCluster();
    for (let round = 1; round <= 2; round += 1) {
      const varsla = await startProcess(dataDir);
      const reader = await start(dataDir);
      await query(reader.connection, 'create table if not exists kept (n int)');
      await query(reader.connection, `insert into kept values (${round})`);
      const { connection } = reader;
      const postmaster = (await serverPid(dataDir)) ?? 0;
      const children = await readFile(`/proc/${postmaster}/task/${postmaster}/children`, 'utf8').catch(
        () => '',
      );
      const servers = [postmaster, ...children.split(' ').filter(Boolean).map(Number)];
      const stopped = kill(varsla, 'SIGKILL');
      // The reader lives in this process: it must not start the server again by itself.
      const left = reader.stop().catch(() => undefined);
      for (const pid of servers) killIfThere(pid);
      await Promise.all([stopped, left]);

      const restarted = await start(dataDir);
      expect(restarted.connection).deep.equal(connection);
      expect(await query(restarted.connection, 'select count(*)::int from kept')).deep.equal([round]);
      await restarted.stop();
    }
  });

  it('is not fooled by a lock file whose number now belongs to somebody else', async () => {
    if (process.platform !== 'linux') return;
    const dataDir = await folderWithCluster();
    const first = await start(dataDir);
    const lockFile = join(dataDir, 'postgres', 'cluster', 'postmaster.pid');
    const text = await readFile(lockFile, 'utf8');
    await first.stop();
    bystander = spawn('sleep', ['60']);
    await writeFile(lockFile, text.replace(/^\d+/, String(bystander.pid)), { mode: 0o600 });
    const { uid, gid } = await stat(join(lockFile, '..'));
    await chown(lockFile, uid, gid);

    const second = await start(dataDir);
    expect(await query(second.connection, 'select 1')).deep.equal([1]);
    expect(await serverPid(dataDir)).not.equal(bystander.pid);
    await second.stop();
    expect(bystander.exitCode ?? bystander.signalCode, 'the bystander is left alone').equal(null);
  });
});
