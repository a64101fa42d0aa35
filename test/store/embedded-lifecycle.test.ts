import { mkdir, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { expect } from 'chai';
import pg from 'pg';
import { locateBinaries } from '../../src/db/embedded/binaries.ts';
import {
  cleanUp,
  folderWithCluster,
  removeSeed,
  query,
  serverPid,
  start,
  temporaryFolder,
} from './embedded-places.ts';

const mode = async (path: string): Promise<string> => ((await stat(path)).mode & 0o777).toString(8);

describe('embedded PostgreSQL: one Varsla', () => {
  afterEach(cleanUp);
  after(removeSeed);

  it('creates the cluster, stops it, and finds everything again', async () => {
    const dataDir = join(await temporaryFolder(), 'data');
    const first = await start(dataDir);
    await query(first.connection, 'create table kept as select 42 as answer');
    await first.stop();
    expect(await serverPid(dataDir), 'a stopped server leaves no lock file').equal(undefined);

    const second = await start(dataDir);
    expect(await query(second.connection, 'select answer from kept')).deep.equal([42]);
    expect(second.connection).deep.equal(first.connection);
  });

  it('runs durable, checksummed, in UTF-8, and listens on a private socket only', async () => {
    const dataDir = await temporaryFolder();
    const { connection } = await start(dataDir);
    const names = ['fsync', 'data_checksums', 'server_encoding', 'listen_addresses', 'password_encryption'];
    const settings = names.map((name) => `current_setting('${name}')`).join(', ');
    expect(await query(connection, `select ${settings}`)).deep.equal([
      'on',
      'on',
      'UTF8',
      '',
      'scram-sha-256',
    ]);
    expect(await mode(connection.host ?? '')).equal('700');
    expect(await mode(join(dataDir, 'postgres'))).equal('700');
    expect(await mode(join(dataDir, 'postgres', 'secret'))).equal('600');
  });

  it('asks for the password, and gives the application no superuser', async () => {
    const { connection } = await start(await folderWithCluster());
    const wrong = await query({ ...connection, password: 'guess' }, 'select 1').catch(
      (error: unknown) => error,
    );
    expect(wrong).property('code', '28P01');
    const keeper = await query({ ...connection, user: 'postgres' }, 'select 1').catch(
      (error: unknown) => error,
    );
    expect(keeper).property('code', '28P01');
    expect(await query(connection, 'select rolsuper from pg_roles where rolname = current_user')).deep.equal([
      false,
    ]);
  });

  it('puts the socket elsewhere when DATA_DIR is 150 characters long, and finds it again', async () => {
    const folder = await temporaryFolder();
    const dataDir = join(folder, 'x'.repeat(150 - folder.length - 1));
    expect(dataDir).lengthOf(150);
    await mkdir(dataDir, { mode: 0o711 });
    const first = await start(dataDir);
    const { host = '' } = first.connection;
    try {
      expect(basename(host)).match(/^varsla-[0-9a-f]{16}$/);
      expect(await mode(host)).equal('700');
      const second = await start(dataDir);
      expect(second.connection.host).equal(host);
      expect(await query(second.connection, 'select 1')).deep.equal([1]);
      await second.stop();
      await first.stop();
    } finally {
      await rm(host, { recursive: true, force: true });
    }
    const third = await start(dataDir);
    expect(await query(third.connection, 'select 1'), 'after the temporary folder was emptied').deep.equal([
      1,
    ]);
    await third.stop();
    await rm(host, { recursive: true, force: true });
    expect(dirname(host)).not.equal(dataDir);
  });

  it('starts the server again when it dies under a living Varsla', async () => {
    const dataDir = await folderWithCluster();
    const postgres = await start(dataDir);
    const before = await serverPid(dataDir);
    process.kill(before ?? 0, 'SIGQUIT');
    const answers = async (): Promise<unknown[]> =>
      query(postgres.connection, 'select 1').catch(() =>
        new Promise((resolve) => setTimeout(resolve, 20)).then(answers),
      );
    expect(await answers()).deep.equal([1]);
    await postgres.stop();
    expect(await serverPid(dataDir)).equal(undefined);
  });

  it('stops without cutting sessions that are just closing', async () => {
    const dataDir = await folderWithCluster();
    const errors: unknown[] = [];
    for (let round = 0; round < 3; round += 1) {
      const postgres = await start(dataDir);
      const clients = Array.from({ length: 10 }, () => new pg.Client(postgres.connection));
      for (const client of clients) client.on('error', (error) => errors.push(error));
      await Promise.all(clients.map((client) => client.connect()));
      const closing = clients.map((client) => client.end());
      await postgres.stop();
      await Promise.all(closing);
    }
    expect(errors).deep.equal([]);
  });

  it('names DATABASE_URL where there are no binaries', () => {
    expect(() => locateBinaries('win32-x64')).throw(/No embedded PostgreSQL for win32-x64.*DATABASE_URL/);
  });

  it('says what the server said when it cannot start', async () => {
    const dataDir = await folderWithCluster();
    await rm(join(dataDir, 'postgres', 'cluster', 'global'), { recursive: true });
    const failure = await start(dataDir).catch((error: unknown) => error);
    expect(failure)
      .instanceOf(Error)
      .property('message')
      .match(/did not start: .*could not find the database system/s);
  });
});
