import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { expect } from 'chai';
import { writeBackup } from '../../src/backup/write-backup.ts';
import { createPool } from '../../src/db/pool.ts';
import { loadMasterKey } from '../../src/key-ring.ts';
import { createSealing } from '../../src/sealing.ts';
import { createTravelClock } from '../support/clock.ts';
import { createTestDatabase, databaseUrl, type TestDatabase } from '../support/postgres.ts';
import { startCommand } from '../support/varsla-command.ts';
import { wholeTables } from '../support/whole-tables.ts';

const full = process.env['FAULTS'] === 'full';
const rows = full ? 2_000_000 : 100_000;
const kills = full ? 10 : 1;

describe('a restore that is killed', function () {
  this.timeout(full ? 600_000 : 120_000);
  let source: TestDatabase;
  let target: TestDatabase;
  let dataDir: string;
  const file = (): string => join(dataDir, 'varsla.backup');

  before(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'varsla-kill-restore-'));
    source = await createTestDatabase();
    target = await createTestDatabase();
    const sealing = createSealing((await loadMasterKey(undefined, dataDir)).key);
    await sealing.check(source.pool);
    await source.pool.query(
      'insert into senders (started_at) select now() from generate_series(1, $1::int)',
      [rows],
    );
    const sealWith = { publicKey: sealing.keyPairFor('backup').publicKey };
    await writeBackup(
      { pool: source.pool, clock: createTravelClock('2026-11-20T09:00:00Z') },
      { file: file(), sealWith },
    );
    await target.pool.query('drop schema public cascade; create schema public');
    await target.pool.end();
  });
  after(async () => {
    await target.drop();
    await source.drop();
    await rm(dataDir, { recursive: true, force: true });
  });

  const restore = (...more: string[]) =>
    startCommand(['restore', file(), ...more], {
      DATA_DIR: dataDir,
      DATABASE_URL: databaseUrl(target.connection),
    });
  /** What is in the target, and whether a session does its work there now. */
  const look = async <T>(work: (pool: ReturnType<typeof createPool>) => Promise<T>): Promise<T> => {
    const pool = createPool({ ...target.connection, database: 'postgres' }, 1);
    try {
      return await work(pool);
    } finally {
      await pool.end();
    }
  };
  const tables = async (): Promise<Record<string, string[]>> => {
    const pool = createPool(target.connection, 1);
    try {
      return await wholeTables(pool);
    } finally {
      await pool.end();
    }
  };
  /** Kills it while rows are being written, and waits until the server has taken note. */
  const killInTheMiddle = async (...more: string[]): Promise<void> => {
    const { child, ended } = restore(...more);
    let hasEnded = false;
    void ended.then(() => (hasEnded = true));
    await look(async (pool) => {
      const sessions = async (condition: string): Promise<number> =>
        (
          await pool.query<{ count: number }>(
            `select count(*) from pg_stat_activity where datname = $1 and backend_type = 'client backend' and ${condition}`,
            [target.connection.database],
          )
        ).rows[0]?.count ?? 0;
      while ((await sessions(`query like 'copy public."senders"%' and state = 'active'`)) === 0) {
        if (hasEnded) throw new Error(`it ended before it wrote: ${(await ended).err}`);
        await pause(1);
      }
      child.kill('SIGKILL');
      expect((await ended).code).to.equal(null);
      while ((await sessions('true')) > 0) await pause(5);
    });
  };

  it('leaves an empty database empty, and one that it should replace as it was', async () => {
    for (let kill = 0; kill < kills; kill += 1) {
      await killInTheMiddle();
      expect(await tables()).to.deep.equal({});
    }
    expect((await restore().ended).code).to.equal(0);
    const before = await tables();
    expect(before['senders']).to.have.length(rows);
    for (let kill = 0; kill < kills; kill += 1) {
      await killInTheMiddle('--replace', '--yes');
      // Not by chai: hundreds of thousands of rows are compared as one text.
      expect(JSON.stringify(await tables()) === JSON.stringify(before)).to.equal(true);
    }
    expect((await restore('--replace', '--yes').ended).code).to.equal(0);
  });
});
