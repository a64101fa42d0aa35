import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { type HeadsDocument, headsDocument } from '../../src/journal/heads.ts';
import { verifyRecord } from '../../src/verify-record.ts';
import { createTestService, type TestService } from '../support/service.ts';

/** What somebody with the database owner's rights does first. */
const unguarded = [
  'alter table journal disable trigger user',
  'alter table streams disable trigger user',
  'alter table signed_heads disable trigger user',
  'alter table head_rolls disable trigger user',
  // Constraints are theirs to lift too.
  `do $$ declare one record; begin
     for one in select conrelid::regclass::text as held, conname from pg_constraint
       where contype = 'f' and connamespace = 'public'::regnamespace
     loop execute format('alter table %s drop constraint %I', one.held, one.conname); end loop;
   end $$`,
].join(';');

/** Writes a chain anew from a position on, so that every hash fits again: what a thorough forger does. */
const rechain = (stream: string): string => `
  do $$
  declare entry record; before bytea := decode(repeat('00', 32), 'hex');
  begin
    for entry in select * from journal where stream = '${stream}' order by position loop
      before := sha256(before || convert_to(entry.body, 'UTF8'));
      update journal set hash = before where stream = '${stream}' and position = entry.position;
    end loop;
    update streams set hash = before, position = (select max(position) from journal where stream = '${stream}')
    where stream = '${stream}';
  end $$`;

describe('the evidence', () => {
  let varsla: TestService;
  let folder: string;
  let id: string;
  let other: string;
  let kept: HeadsDocument[];

  const open = async (title: string): Promise<string> => {
    const { body } = await varsla.admin('POST', '/api/v1/incidents', {
      body: { title, description: 'D', detectedAt: '2026-11-20T08:00:00Z', role: 'controller' },
    });
    return body.id as string;
  };

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'varsla-heads-'));
    varsla = await createTestService({ env: { HEADS_FOLDER: folder, HEADS_MAIL_TO: 'revisor@example.org' } });
    id = await open('Lost laptop');
    other = await open('Lost letter');
    await varsla.event(varsla.admin, id, { type: 'breach.confirmed' });
    await varsla.service.runOnce();
    await varsla.event(varsla.admin, id, { type: 'risk.assessed', level: 'high', reasoning: 'Unencrypted.' });
    varsla.clock.forward(24);
    await varsla.service.runOnce();
    await varsla.service.runOnce();
    kept = await Promise.all(
      (await readdir(folder))
        .sort()
        .map(async (name) => headsDocument.parse(JSON.parse(await readFile(join(folder, name), 'utf8')))),
    );
  });
  after(async () => {
    await varsla.close();
    await rm(folder, { recursive: true });
  });

  it('is signed once a day, copied outside once, and says which key signed it', async () => {
    const { body } = await varsla.admin('GET', '/api/v1/signed-heads');
    expect(
      body.items.map(({ number, reason }: { number: number; reason: string }) => [number, reason]),
    ).to.deep.equal([
      [2, 'daily'],
      [1, 'daily'],
    ]);
    expect(body.places).to.deep.equal({ folder: true, email: true });
    expect(body.items[0].copies).to.deep.equal(['folder', 'email']);
    expect(await readdir(folder)).to.have.members(['varsla-heads-000001.json', 'varsla-heads-000002.json']);
    const mails = await readdir(join(varsla.dataDir, 'outbox'));
    expect(mails.filter((name) => name.endsWith('.eml'))).to.have.length(2);
    expect((await stat(join(varsla.dataDir, 'signing.key'))).mode & 0o777).to.equal(0o600);
    expect((await varsla.admin('GET', '/api/v1/signed-heads/2')).body).to.deep.equal(kept[1]);
    const streams = kept.map(({ heads }) =>
      heads.map(({ statement }) => (JSON.parse(statement) as { stream: string }).stream),
    );
    expect(streams).to.deep.equal([[id, other, 'system'].sort(), [id, other, 'system'].sort()]);
  });

  it('is signed when a case is closed, and when somebody asks', async () => {
    const third = await open('No breach');
    const before = (await varsla.admin('GET', '/api/v1/signed-heads')).body.items[0].number;
    expect(before).to.equal(2);
    await varsla.service.runOnce();
    const dismissal = { type: 'incident.dismissed', reason: 'Nothing was lost.' };
    expect((await varsla.event(varsla.admin, third, dismissal)).status).to.equal(200);
    await varsla.service.runOnce();
    await varsla.service.runOnce();
    const asked = await varsla.admin('POST', '/api/v1/signed-heads');
    expect([asked.status, asked.body.number]).to.deep.equal([201, 4]);
    const { items } = (await varsla.admin('GET', '/api/v1/signed-heads?limit=2')).body;
    expect(items.map(({ reason }: { reason: string }) => reason)).to.deep.equal(['asked', 'closing']);
  });

  it('finds nothing wrong in a record as Varsla wrote it', async () => {
    const found = await verifyRecord(varsla.database.pool, undefined, kept);
    expect(found.faults).to.deep.equal([]);
    expect(found.signings).to.equal(4);
  });

  /** In a transaction that is taken back: each forgery begins from the true record. */
  const forged = async (sql: string, outside: HeadsDocument[] = []): Promise<string[]> => {
    const client = await varsla.database.pool.connect();
    try {
      await client.query('begin');
      await client.query(`${unguarded}; ${sql}`);
      await client.query('set constraints all immediate');
      const pool = {
        connect: async () => ({
          query: (text: string, values?: unknown[]) =>
            /^(begin|commit|rollback|set transaction)/.test(text) ? { rows: [] } : client.query(text, values),
          on: () => undefined,
          off: () => undefined,
          release: () => undefined,
        }),
      };
      return (await verifyRecord(pool as never, undefined, outside)).faults;
    } finally {
      await client.query('rollback');
      client.release();
    }
  };

  const reference = 'AV-2026-0001';
  const forgeries: [string, (on: string) => string, RegExp][] = [
    [
      'an entry that was altered',
      (on) =>
        `update journal set body = replace(body, 'controller', 'processor') where stream = '${on}' and position = 1`,
      /^AV-2026-0001: entry 1 does not fit the chain$/,
    ],
    [
      'an entry that was taken out',
      (on) => `delete from journal where stream = '${on}' and position = 2`,
      /^AV-2026-0001: entry 3 does not fit the chain$/,
    ],
    [
      'two entries that changed places',
      (on) =>
        `update journal set position = -1 where stream = '${on}' and position = 2;
         update journal set position = 2 where stream = '${on}' and position = 3;
         update journal set position = 3 where stream = '${on}' and position = -1`,
      /^AV-2026-0001: entry 2 does not fit the chain$/,
    ],
    [
      'entries that were cut off at the end',
      (on) => `delete from journal where stream = '${on}' and position > 2`,
      /^AV-2026-0001: the chain ends at entry 2, its head says \d+$/,
    ],
    [
      'entries that were cut off together with the head',
      (on) => `delete from journal where stream = '${on}' and position > 2; ${rechain(on)}`,
      /^AV-2026-0001: entry \d+(, or one after it up to \d+,)? is not (the one that|what) was signed on 2026-/,
    ],
    [
      'a chain that was written anew with hashes that fit',
      (on) =>
        `update journal set body = replace(body, 'Unencrypted', 'Encrypted') where stream = '${on}'; ${rechain(on)}`,
      /^AV-2026-0001: entry \d+, or one after it up to \d+, is not what was signed on 2026-/,
    ],
    [
      'a table that was emptied',
      () => 'truncate journal',
      /^AV-2026-0001: the chain ends at entry 0, its head says/,
    ],
    [
      'a signing that was taken away',
      () => 'delete from signed_heads where roll = 1; delete from head_rolls where number = 1',
      /^system: signing 1, which the journal names, is gone$/,
    ],
    [
      'heads that were taken out of a signing',
      (on) => `delete from signed_heads where stream = '${on}'`,
      /^system: signing 1: its heads are not those that were signed$/,
    ],
  ];
  for (const [what, sql, fault] of forgeries)
    it(`tells of ${what}`, async () => {
      const faults = await forged(sql(id));
      expect(
        faults.some((one) => fault.test(one)),
        faults.join('\n'),
      ).to.equal(true);
    });

  const without = (gone: string): string => {
    const tables = [
      'incident_access',
      'facts',
      'deadlines',
      'alerts',
      'reports',
      'notices',
      'decision_grounds',
    ];
    return `${tables.map((table) => `delete from ${table} where incident_id = '${gone}'`).join(';')};
      delete from journal where stream = '${gone}'; delete from signed_heads where stream = '${gone}';
      delete from streams where stream = '${gone}'; delete from incidents where id = '${gone}'`;
  };

  it('tells of an incident that was taken away whole', async () => {
    const faults = await forged(without(other));
    expect(faults.join('\n')).to.match(
      /AV-2026-0002: the incident is gone; entry \d+ of the system's journal names it/,
    );
  });

  it('tells by what was kept outside of one who forged the signings too', async () => {
    const everything = `${without(other)};
      delete from journal where stream = 'system' and type in ('heads.signed', 'incident.opened');
      with renumbered as (select position, row_number() over (order by position) as place from journal where stream = 'system')
      update journal j set position = -r.place from renumbered r where j.stream = 'system' and j.position = r.position;
      update journal set position = -position where stream = 'system';
      ${rechain('system')}; delete from signed_heads; delete from head_copies; delete from head_rolls`;
    // Positions stand in the bodies too; who forges so much sets them right, and nothing in the house tells of it.
    expect(await forged(everything)).to.deep.equal([]);
    const faults = await forged(everything, kept);
    expect(faults.join('\n')).to.include(`${other}: entry 1`).and.include('system: entry 1, or one after it');
    expect(faults.join('\n')).not.to.include(reference);
  });

  it('tells of a kept signing that was altered itself', async () => {
    const altered = structuredClone(kept);
    const [first] = altered[0]?.heads ?? [];
    if (first) first.statement = first.statement.replace('"position":', '"position":1');
    expect((await verifyRecord(varsla.database.pool, undefined, altered)).faults).to.deep.equal([
      'system: a kept signing: its heads are not those that were signed',
    ]);
  });
});
