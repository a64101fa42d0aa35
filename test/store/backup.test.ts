import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import type pg from 'pg';
import { BackupError, type BackupFault } from '../../src/backup/backup-error.ts';
import type { OpenWith } from '../../src/backup/keys.ts';
import { openBackup } from '../../src/backup/open-backup.ts';
import { restoreBackup } from '../../src/backup/restore-backup.ts';
import { writeBackup } from '../../src/backup/write-backup.ts';
import { applyMigrations } from '../../src/db/migrate.ts';
import { createPool } from '../../src/db/pool.ts';
import { type Db, withTransaction } from '../../src/db/transaction.ts';
import { appendToSystem, verifyChains } from '../../src/journal/journal.ts';
import { createSealing } from '../../src/sealing.ts';
import { createTravelClock } from '../support/clock.ts';
import { createTestDatabase, type TestDatabase } from '../support/postgres.ts';
import { wholeTables } from '../support/whole-tables.ts';

const clock = createTravelClock('2026-11-20T09:00:00.000Z');
const sealing = createSealing(randomBytes(32));
const pair = sealing.keyPairFor('backup');
const passphrase = 'regn over Bergen 1349';
/** Written anew by every restore. */
const ownRows = ['schema_migrations', 'installation', 'holds', 'journal', 'streams'];

const faultOf = async (work: Promise<unknown>): Promise<BackupFault | undefined> => {
  try {
    await work;
  } catch (error) {
    expect(error, String(error)).to.be.instanceOf(BackupError);
    return (error as BackupError).fault;
  }
  return undefined;
};

describe('a backup', () => {
  let source: TestDatabase;
  let target: TestDatabase;
  let targetPool: pg.Pool;
  let folder: string;
  const file = (): string => join(folder, 'varsla.backup');
  const make = (more: object = {}) =>
    writeBackup(
      { pool: source.pool, clock },
      { file: file(), sealWith: { publicKey: pair.publicKey }, ...more },
    );
  const restore = async (
    options: { openWith?: OpenWith; replace?: boolean; sealing?: typeof sealing; path?: string } = {},
  ): Promise<void> => {
    await using backup = await openBackup(
      options.path ?? file(),
      options.openWith ?? { privateKey: pair.privateKey },
    );
    await restoreBackup({ pool: targetPool, clock, sealing: options.sealing ?? sealing }, backup, options);
  };

  /** Rows of every kind that COPY could trip over, and a journal. */
  const fill = async (db: Db, entries = 1200): Promise<void> => {
    await sealing.check(db);
    const person = randomUUID();
    await db.query('insert into persons values ($1, $2, $3, now())', [person, 'Åse "\\N" Ø\tTab', 'åse']);
    for (const name of ['organisation', 'register'])
      await db.query(
        `insert into settings (name, document, updated_at, updated_by) values ($1, $2::text::jsonb, now(), $3)`,
        [
          name,
          JSON.stringify({
            text: 'linje\nto \\. slutt \u{1F512}',
            long: `ø${randomBytes(150_000).toString('base64')}`,
          }),
          person,
        ],
      );
    await db.query('insert into senders (started_at) select now() from generate_series(1, 7)');
    const user = randomUUID();
    await db.query(
      `insert into account_users (id, name, email, created_at, updated_at) values ($1, 'A', 'a@wepack.example', now(), now())`,
      [user],
    );
    await db.query(
      `insert into account_sessions (id, user_id, token, expires_at, created_at, updated_at) values ($1, $2, 'session', now(), now(), now())`,
      [randomUUID(), user],
    );
    await db.query(`insert into one_time_links values ($1, 'reset', $2, now())`, [randomBytes(32), user]);
    for (let count = 0; count < entries; count += 1)
      await appendToSystem(db, {
        type: 'test.written',
        recordedAt: clock.now(),
        actor: { kind: 'system' },
        event: { count, text: 'bakstrek \\ og "anførsel"' },
      });
  };

  before(async () => {
    source = await createTestDatabase();
    await withTransaction(source.pool, (tx) => fill(tx));
  });
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'varsla-backup-'));
    target = await createTestDatabase();
    await target.pool.query('drop schema public cascade; create schema public');
    await target.pool.end();
    targetPool = createPool(target.connection, 1);
  });
  afterEach(async () => {
    await targetPool.end();
    await target.drop();
    await rm(folder, { recursive: true, force: true });
  });
  after(() => source.drop());

  /** Whatever was wrong, the database is as empty as before. */
  const expectUntouched = async (): Promise<void> => {
    expect(await wholeTables(targetPool)).to.deep.equal({});
  };

  it('comes back row for row, the counters too, and its journal verifies', async () => {
    const made = await make();
    expect(made.faults).to.deep.equal([]);
    expect(made.entries).to.equal(1200);
    await restore();
    const kept = [...ownRows, 'account_sessions', 'one_time_links'];
    expect(await wholeTables(targetPool, kept)).to.deep.equal(await wholeTables(source.pool, kept));
    const { rows } = await targetPool.query(
      'insert into senders (started_at) values (now()) returning number',
    );
    expect(rows).to.deep.equal([{ number: 8 }]);
    await withTransaction(targetPool, async (tx) => {
      const { faults, entries } = await verifyChains(tx);
      expect(faults).to.deep.equal([]);
      expect(entries, 'and one of the restore').to.equal(1201);
    });
    expect((await wholeTables(targetPool))['schema_migrations']).to.have.length(
      (await wholeTables(source.pool))['schema_migrations']?.length ?? 0,
    );
  });

  it('comes back guarded, on hold, and without sessions and links that may have ended since', async () => {
    await make();
    await restore();
    const shape = async (db: Db): Promise<unknown> =>
      (
        await db.query(
          `select conrelid::regclass::text as owner, conname as name, pg_get_constraintdef(oid) as text from pg_constraint
           where connamespace = 'public'::regnamespace
           union all select tgrelid::regclass::text, tgname, tgenabled::text from pg_trigger where not tgisinternal
           union all select tablename, indexname, indexdef from pg_indexes where schemaname = 'public' order by 1, 2, 3`,
        )
      ).rows;
    expect(await shape(targetPool)).to.deep.equal(await shape(source.pool));
    const fault = await targetPool.query('delete from journal').catch((error: Error) => error.message);
    expect(fault).to.contain('append-only');
    const { rows } = await targetPool.query('select reason, backup_made_at, is_held() as held from holds');
    expect(rows).to.deep.equal([
      { reason: 'restored', backup_made_at: new Date('2026-11-20T09:00:00Z'), held: true },
    ]);
    const { account_sessions: sessions, one_time_links: links } = await wholeTables(targetPool);
    expect([sessions, links]).to.deep.equal([[], []]);
  });

  it('is for its owner alone, holds nothing that can be read, and leaves nothing beside it', async () => {
    await make();
    expect((await stat(file())).mode & 0o777).to.equal(0o600);
    expect(await readdir(folder)).to.deep.equal(['varsla.backup']);
    const bytes = await readFile(file());
    for (const word of ['wepack', 'anførsel', 'persons', 'Åse']) expect(bytes.includes(word)).to.equal(false);
  });

  it('stands in the journal of the database that it was made of', async () => {
    await make();
    const { rows } = await source.pool.query<{ type: string }>(
      `select type from journal where stream = 'system' order by position desc limit 1`,
    );
    expect(rows).to.deep.equal([{ type: 'backup.made' }]);
  });

  it('opens with its passphrase, written either way, and with no other', async () => {
    await make({ sealWith: { passphrase: `${passphrase}é` } });
    expect(await faultOf(restore({ openWith: { passphrase: `${passphrase}e` } }))).to.equal('wrong-key');
    expect(await faultOf(restore())).to.equal('no-key');
    await expectUntouched();
    await restore({ openWith: { passphrase: `${passphrase}é`.normalize('NFD') } });
  });

  it('opens with no other master key', async () => {
    await make();
    const other = createSealing(randomBytes(32)).keyPairFor('backup');
    expect(await faultOf(restore({ openWith: { privateKey: other.privateKey } }))).to.equal('wrong-key');
    expect(await faultOf(restore({ openWith: {} }))).to.equal('no-key');
    await expectUntouched();
  });

  it('is not restored under a master key that opens nobody on the lists', async () => {
    await make({ sealWith: { passphrase } });
    const other = createSealing(randomBytes(32));
    expect(await faultOf(restore({ openWith: { passphrase }, sealing: other }))).to.equal('wrong-key');
    await expectUntouched();
  });

  it('replaces no file, unless it is told to', async () => {
    await writeFile(file(), 'precious');
    expect(await faultOf(make())).to.equal('file-exists');
    expect(await readFile(file(), 'utf8')).to.equal('precious');
    await make({ force: true });
    await restore();
  });

  it('says why it cannot be written, and leaves nothing', async () => {
    const missing = join(folder, 'nowhere', 'file');
    expect(await faultOf(make({ file: missing }))).to.equal('cannot-write');
    expect(await readdir(folder)).to.deep.equal([]);
  });

  for (const [what, spoil, expected] of [
    [
      'one altered byte in the middle',
      (bytes) => bytes.fill(~bytes.readInt8(bytes.length >> 1), bytes.length >> 1, (bytes.length >> 1) + 1),
      ['damaged'],
    ],
    ['one altered byte in the header', (bytes) => bytes.fill(0x39, 30, 31), ['damaged', 'wrong-key']],
    ['the last byte missing', (bytes) => bytes.subarray(0, -1), ['damaged', 'cut-off']],
    ['whole chunks missing', (bytes) => bytes.subarray(0, chunkEnd(bytes, 2)), ['cut-off']],
    ['nothing but the header', (bytes) => bytes.subarray(0, chunkEnd(bytes, 0)), ['cut-off']],
    ['two chunks changing places', (bytes) => swapped(bytes), ['damaged']],
    ['something behind its end', (bytes) => Buffer.concat([bytes, Buffer.from('more')]), ['damaged']],
    ['an empty file', () => Buffer.alloc(0), ['not-a-backup']],
    ['another file', () => Buffer.from('%PDF-1.7 and more'), ['not-a-backup']],
    [
      'a file of a newer form',
      (bytes) => Buffer.concat([Buffer.from('varsla-backup 2\n'), bytes.subarray(16)]),
      ['newer'],
    ],
  ] as const satisfies readonly (readonly [string, (bytes: Buffer) => Buffer, readonly BackupFault[]])[])
    it(`is refused with ${what}, before anything is touched`, async () => {
      await make();
      const bad = join(folder, 'bad');
      await writeFile(bad, spoil(await readFile(file())));
      expect(await faultOf(restore({ path: bad }))).to.be.oneOf([...expected]);
      await expectUntouched();
    });

  it('is refused where there is none', async () => {
    expect(await faultOf(restore())).to.equal('no-file');
    expect(await faultOf(restore({ path: folder }))).to.equal('no-file');
  });

  it('of a newer Varsla is refused, before a key is asked for', async () => {
    await source.pool.query(`insert into schema_migrations (version, name) values (9999, '9999-later.sql')`);
    try {
      await make();
    } finally {
      await source.pool.query('delete from schema_migrations where version = 9999');
    }
    const fault = await openBackup(file(), {}).catch((error: BackupError) => error);
    expect(fault).to.include({ fault: 'newer' });
    expect((fault as BackupError).message).to.contain('9999');
  });

  it('goes into a database that holds something only when it is to replace it, whole', async () => {
    await make();
    await restore();
    await targetPool.query(`insert into reference_counters values (1999, 1)`);
    const before = await wholeTables(targetPool);
    expect(await faultOf(restore())).to.equal('not-empty');
    expect(await wholeTables(targetPool)).to.deep.equal(before);
    await restore({ replace: true });
    expect((await wholeTables(targetPool))['reference_counters']).to.deep.equal([]);
  });

  it('goes into no database of somebody else, and into none that a Varsla works in', async () => {
    await make();
    await targetPool.query('create table theirs (id int)');
    expect(await faultOf(restore({ replace: true }))).to.equal('not-empty');
    await targetPool.query('drop table theirs');
    const other = createPool(target.connection, 1);
    await other.query('select 1');
    expect(await faultOf(restore())).to.equal('in-use');
    await other.end();
  });

  it('is not made of a journal that does not verify, unless the fault is to be kept', async () => {
    const broken = await createTestDatabase();
    try {
      await withTransaction(broken.pool, (tx) => fill(tx, 100));
      await broken.pool.query(
        `alter table journal disable trigger user; update journal set body = body || ' ' where position = 77; alter table journal enable trigger user`,
      );
      const input = { file: file(), sealWith: { publicKey: pair.publicKey } };
      const deps = { pool: broken.pool, clock };
      expect(await faultOf(writeBackup(deps, input))).to.equal('broken-record');
      expect(await readdir(folder)).to.deep.equal([]);
      const made = await writeBackup(deps, { ...input, despiteFaults: true });
      expect(made.faults).to.deep.equal(['system: entry 77 does not fit the chain']);
      await restore();
    } finally {
      await broken.drop();
    }
  });

  it('of an older Varsla is brought up to date', async () => {
    const old = await createTestDatabase();
    try {
      await old.pool.query('drop schema public cascade; create schema public');
      await withTransaction(old.pool, async (tx) => {
        await applyMigrations(tx, [1, 2, 3]);
        await sealing.check(tx);
        await tx.query(
          `insert into contacts (id, ordinal, name, email, language) values ($1, 1, 'Vakt', 'vakt@wepack.example', 'nb')`,
          [randomUUID()],
        );
      });
      await writeBackup({ pool: old.pool, clock }, { file: file(), sealWith: { publicKey: pair.publicKey } });
      await restore();
      const tables = await wholeTables(targetPool);
      expect(tables['contacts']).to.have.length(1);
      expect(tables['contact_methods'], 'made by the migration from what was restored').to.have.length(1);
      expect(tables['schema_migrations']).to.have.length(
        (await wholeTables(source.pool))['schema_migrations']?.length ?? 0,
      );
      expect(tables['holds']).to.have.length(1);
    } finally {
      await old.drop();
    }
  });
});

/** Where a chunk of a backup ends: its header ends with a line break and a mark of 32 bytes. */
const chunkEnd = (bytes: Buffer, chunks: number): number => {
  const header = bytes.indexOf('\n', 'varsla-backup 1\n'.length) + 1 + 32;
  return header + chunks * (64 * 1024 + 16);
};

const swapped = (bytes: Buffer): Buffer => {
  const [start, middle, end] = [chunkEnd(bytes, 0), chunkEnd(bytes, 1), chunkEnd(bytes, 2)];
  return Buffer.concat([
    bytes.subarray(0, start),
    bytes.subarray(middle, end),
    bytes.subarray(start, middle),
    bytes.subarray(end),
  ]);
};
