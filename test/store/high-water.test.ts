import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { withTransaction } from '../../src/db/transaction.ts';
import { releaseHold } from '../../src/hold/release-hold.ts';
import { createWatch } from '../../src/hold/watch.ts';
import { silentLog } from '../../src/log.ts';
import { createTravelClock } from '../support/clock.ts';
import { createTestDatabase, type TestDatabase } from '../support/postgres.ts';

const clock = createTravelClock('2026-11-20T09:00:00.000Z');

describe('the watch over which database this is', () => {
  let database: TestDatabase;
  let dataDir: string;
  beforeEach(async () => {
    database = await createTestDatabase();
    dataDir = await mkdtemp(join(tmpdir(), 'varsla-high-water-'));
  });
  afterEach(async () => {
    await database.drop();
    await rm(dataDir, { recursive: true, force: true });
  });

  const look = async (times = 1, folder = dataDir): Promise<void> => {
    const watch = createWatch({ pool: database.pool, clock, dataDir: folder, log: silentLog });
    for (let time = 0; time < times; time += 1) await watch.look();
  };
  const holds = async (): Promise<string[]> => {
    const { rows } = await database.pool.query<{ reason: string }>(
      'select reason from holds where released_at is null',
    );
    return rows.map(({ reason }) => reason);
  };
  const journalled = async (): Promise<string[]> => {
    const { rows } = await database.pool.query<{ type: string }>(
      `select type from journal where stream = 'system' order by position`,
    );
    return rows.map(({ type }) => type);
  };
  const release = () =>
    withTransaction(database.pool, (tx) =>
      releaseHold({ clock, doubtNotices: async () => 0 }, tx, { reason: 'Sett.' }, 'command-line'),
    );
  const markBack = () => database.pool.query('update installation set mark = mark - 5');

  it('holds nothing in a new database, nor over many rounds and restarts, nor with two processes on one folder', async () => {
    await look(20);
    await look(1);
    await Promise.all([look(20), look(20), look(20)]);
    expect(await holds()).to.deep.equal([]);
    expect(await journalled()).to.deep.equal([]);
  });

  it('holds a database that has gone back behind the mark in DATA_DIR, once, and says so in the journal', async () => {
    await look(10);
    await markBack();
    await look(3);
    expect(await holds()).to.deep.equal(['rolled-back']);
    expect(await journalled()).to.deep.equal(['hold.placed']);
  });

  it('sees it while it runs, too', async () => {
    const watch = createWatch({ pool: database.pool, clock, dataDir, log: silentLog });
    for (let time = 0; time < 10; time += 1) await watch.look();
    await markBack();
    await watch.look();
    expect(await holds()).to.deep.equal(['rolled-back']);
  });

  it('holds a database in another cluster than the one it was last in', async () => {
    await look(2);
    await database.pool.query(`update installation set cluster = '7000000000000000000/5'`);
    await look(2);
    expect(await holds()).to.deep.equal(['other-cluster']);
  });

  it('takes the present state for the right one after a release, whatever other folders remember', async () => {
    const other = await mkdtemp(join(tmpdir(), 'varsla-high-water-'));
    try {
      await look(10, other);
      await look(10);
      await database.pool.query(`update installation set mark = mark - 15, cluster = '1/1'`);
      await look();
      expect(await holds()).to.have.length(1);
      await release();
      await look(3);
      await look(3, other);
      expect(await holds()).to.deep.equal([]);
      await markBack();
      await look();
      expect(await holds(), 'and from there on watches again').to.deep.equal(['rolled-back']);
    } finally {
      await rm(other, { recursive: true, force: true });
    }
  });

  it('begins anew where its file is unreadable or its folder cannot be written, without stopping the work', async () => {
    await look(3);
    await writeFile(join(dataDir, 'high-water.json'), '{"marks":[[');
    await look();
    expect(JSON.parse(await readFile(join(dataDir, 'high-water.json'), 'utf8')).marks).to.have.length(1);
    await look(2, join(dataDir, 'is', 'not', 'there'));
    expect(await holds()).to.deep.equal([]);
  });
});
