import { randomUUID } from 'node:crypto';
import { expect } from 'chai';
import * as store from '../../src/deadlines/store.ts';
import { createSweep, sweepDeadlines } from '../../src/deadlines/sweep.ts';
import { type Db, withTransaction } from '../../src/db/transaction.ts';
import { silentLog } from '../../src/log.ts';
import { verifyRecord } from '../../src/verify-record.ts';
import type { Deadline, DeadlineKind } from '../../workflows/deadlines.ts';
import { armDeadlines } from '../support/armed-deadlines.ts';
import { createTestService, type Api, type TestService } from '../support/service.ts';

const armedAt = '2026-11-20T09:00:00.000Z';
const deadline = (kind: DeadlineKind, dueAt: string): Deadline => ({
  kind,
  anchorAt: armedAt,
  dueAt,
  basis: 'GDPR art. 33(1)',
  ownTarget: false,
  reminders: { hoursBefore: [48, 24], everyHoursAfter: 12 },
});

describe('the rows of deadlines', () => {
  let varsla: TestService;
  let hanna: Api;
  let incidentId: string;
  beforeEach(async () => {
    varsla = await createTestService({ now: armedAt });
    hanna = await varsla.person('Hanna', 'handler');
    incidentId = await open();
  });
  afterEach(() => varsla.close());

  const open = async (detectedAt = armedAt): Promise<string> => {
    const { body } = await hanna('POST', '/api/v1/incidents', {
      body: {
        title: 'Brudd',
        description: 'En fil lå åpen.',
        detectedAt,
        awareAt: detectedAt,
        role: 'controller',
      },
    });
    return body.id as string;
  };
  const rowsOf = (id = incidentId) => store.deadlinesOf(varsla.service.pool, [id]);
  const inTx = <T>(work: Parameters<typeof withTransaction<T>>[1]) =>
    withTransaction(varsla.service.pool, work);
  /** What one pass would take, and gives back. */
  const claim = (at: string, which: Partial<store.Claim> = {}) =>
    inTx(async (tx) => (await store.claimDue(tx, new Date(at), { limit: 10, ...which })).map(({ id }) => id));
  const arm = (kind: DeadlineKind, dueAt: string) =>
    inTx((tx) =>
      store.arm(tx, { id: randomUUID(), incidentId, deadline: deadline(kind, dueAt), at: armedAt }),
    );

  it('keep a clock as it was armed, its first reminder due at once', async () => {
    const [row] = await rowsOf();
    expect(row).to.deep.include({
      incidentId,
      kind: 'authority.notice',
      anchorAt: armedAt,
      dueAt: '2026-11-23T09:00:00.000Z',
      basis: 'GDPR art. 33(1)',
      ownTarget: false,
      reminders: {
        hoursBefore: [48, 24, 12, 6, 2, 1],
        firstAfter: { everyHours: 1, forHours: 24 },
        everyHoursAfter: 6,
      },
      armedAt,
      status: 'armed',
      settledAt: null,
      firedAt: null,
      nextReminderAt: armedAt,
    });
  });

  it('hold one armed clock a kind, however many settled ones', async () => {
    const twice = await arm('authority.notice', '2026-11-24T09:00:00.000Z').catch(
      (error: { code: string }) => error,
    );
    expect(twice).to.include({ code: '23505' });
    await inTx((tx) => store.settle(tx, incidentId, { kind: 'authority.notice' }, 'released', armedAt));
    await arm('authority.notice', '2026-11-24T09:00:00.000Z');
    await inTx((tx) =>
      store.settle(tx, incidentId, { kind: 'authority.notice' }, 'met', '2026-11-20T10:00:00.000Z'),
    );
    expect((await rowsOf()).map(({ status }) => status).sort()).to.deep.equal(['met', 'released']);
  });

  it('hold as many clocks of a dated kind as there are keys, each moved and settled alone', async () => {
    const keys = [randomUUID(), randomUUID()] as const;
    const due = '2026-12-01T09:00:00.000Z';
    const armKey = (key: string) =>
      inTx((tx) =>
        store.arm(tx, {
          id: randomUUID(),
          incidentId,
          deadline: { ...deadline('police.hold', due), key },
          at: armedAt,
        }),
      );
    for (const key of keys) await armKey(key);
    expect(await armKey(keys[0]).catch((error: { code: string }) => error)).to.include({ code: '23505' });
    const later = '2026-12-09T09:00:00.000Z';
    await inTx((tx) =>
      store.move(tx, incidentId, { ...deadline('police.hold', later), key: keys[1] }, armedAt),
    );
    await inTx((tx) => store.settle(tx, incidentId, { kind: 'police.hold', key: keys[0] }, 'met', armedAt));
    await inTx((tx) => store.settle(tx, incidentId, { kind: 'police.hold' }, 'released', armedAt));
    const held = (await rowsOf()).filter(({ kind }) => kind === 'police.hold');
    const found = keys.map((key) => {
      const row = held.find((one) => one.key === key);
      return [row?.status, row?.dueAt];
    });
    expect(found).to.deep.equal([
      ['met', due],
      ['armed', later],
    ]);
  });

  it('settle only what runs: a second settling changes nothing', async () => {
    await inTx((tx) =>
      store.settle(tx, incidentId, { kind: 'authority.notice' }, 'met', '2026-11-20T10:00:00.000Z'),
    );
    await inTx((tx) =>
      store.settle(tx, incidentId, { kind: 'authority.notice' }, 'released', '2026-11-21T10:00:00.000Z'),
    );
    await inTx((tx) =>
      store.move(tx, incidentId, deadline('authority.notice', '2026-12-01T09:00:00.000Z'), armedAt),
    );
    const [row] = await rowsOf();
    expect(row).to.include({
      status: 'met',
      settledAt: '2026-11-20T10:00:00.000Z',
      dueAt: '2026-11-23T09:00:00.000Z',
    });
    expect(await claim('2027-01-01T00:00:00.000Z')).to.deep.equal([]);
  });

  it('come up when their reminder is due, not a millisecond before, the longest waiting first', async () => {
    await varsla.service.runOnce();
    await arm('people.notice', '2026-11-21T09:00:00.000Z');
    const [authority, people] = await rowsOf();
    if (!authority || !people) throw new Error('two clocks were armed');
    expect(await claim('2026-11-20T08:59:59.999Z')).to.deep.equal([]);
    expect(await claim(armedAt)).to.deep.equal([people.id]);
    expect(await claim('2026-11-21T08:59:59.999Z')).to.deep.equal([people.id]);
    expect(await claim('2026-11-21T09:00:00.000Z')).to.deep.equal([people.id, authority.id]);
    expect(await claim('2026-11-21T09:00:00.000Z', { limit: 1 })).to.deep.equal([people.id]);
  });

  it('are given to one sweeper: whoever comes second finds nothing due', async () => {
    const [row] = await rowsOf();
    if (!row) throw new Error('no clock');
    const now = new Date(armedAt);
    await inTx(async (tx) => {
      expect((await store.claimDue(tx, now, { limit: 10 })).map(({ id }) => id)).to.deep.equal([row.id]);
      expect(await claim(armedAt), 'while it is held').to.deep.equal([]);
      await store.markFired(tx, armedAt, [{ id: row.id, nextReminderAt: '2026-11-21T09:00:00.000Z' }]);
    });
    expect(await claim(armedAt)).to.deep.equal([]);
    expect((await rowsOf())[0]).to.include({ firedAt: armedAt, nextReminderAt: '2026-11-21T09:00:00.000Z' });
  });

  it('remind at once again when they are moved', async () => {
    await varsla.service.runOnce();
    const at = '2026-11-20T15:00:00.000Z';
    await inTx((tx) =>
      store.move(tx, incidentId, deadline('authority.notice', '2026-11-24T09:00:00.000Z'), at),
    );
    expect((await rowsOf())[0]).to.include({
      dueAt: '2026-11-24T09:00:00.000Z',
      armedAt: at,
      firedAt: null,
      nextReminderAt: at,
    });
  });

  it('are swept however many they are, each once, also by several at once', async () => {
    for (let count = 1; count < 12; count += 1) await open();
    const { door } = varsla.service;
    const fired = await Promise.all([1, 2, 3].map(() => sweepDeadlines(door, silentLog)));
    const rest = await sweepDeadlines(door, silentLog);
    expect([...fired, rest].reduce((sum, one) => sum + one, 0)).to.equal(12);
    const { rows } = await varsla.service.pool.query<{ count: number }>(
      `select count(*) from journal where type = 'deadline.neared' group by stream`,
    );
    expect(rows.map(({ count }) => count)).to.deep.equal(Array.from({ length: 12 }, () => 1));
    expect(await sweepDeadlines(door, silentLog)).to.equal(0);
  });

  it('that run for a duty the state does not have are ended, and nobody is alerted', async () => {
    await varsla.service.runOnce();
    await arm('people.notice', '2026-11-21T09:00:00.000Z');
    await varsla.service.runOnce();
    const stray = (await rowsOf()).find(({ kind }) => kind === 'people.notice');
    expect(stray).to.include({ status: 'released' });
    const { rows } = await varsla.service.pool.query('select 1 from alerts');
    expect(rows).to.have.length(1);
  });

  it('do not hold up the sweep of others when one incident is in another’s hands', async () => {
    const other = await open();
    const client = await varsla.service.pool.connect();
    try {
      await client.query('begin');
      await client.query('select 1 from incidents where id = $1 for update', [incidentId]);
      expect(await sweepDeadlines(varsla.service.door, silentLog)).to.equal(1);
      expect((await rowsOf(other))[0]?.firedAt).to.equal(armedAt);
      expect((await rowsOf())[0]?.firedAt).to.equal(null);
    } finally {
      await client.query('rollback');
      client.release();
    }
    expect(await sweepDeadlines(varsla.service.door, silentLog)).to.equal(1);
  });

  /** Everything that was given, by incident, its chain and its state proven. */
  const given = async (): Promise<Map<string, number>> => {
    const { streams, faults } = await verifyRecord(varsla.service.pool);
    expect(faults).to.deep.equal([]);
    expect(streams).to.be.greaterThan(1);
    const { rows } = await varsla.service.pool.query<{ stream: string; count: number }>(
      `select stream, count(*) as count from journal where type like 'deadline.%' group by stream`,
    );
    const { rows: alerts } = await varsla.service.pool.query<{ incident_id: string; count: number }>(
      'select incident_id, count(*) as count from alerts group by incident_id',
    );
    const entries = new Map(rows.map(({ stream, count }) => [stream, count]));
    expect(new Map(alerts.map(({ incident_id, count }) => [incident_id, count]))).to.deep.equal(entries);
    return entries;
  };

  it('of one incident that fall due together stand one after the other in its chain', async () => {
    await varsla.event(hanna, incidentId, { type: 'breach.confirmed' });
    const assessed = { type: 'risk.assessed', level: 'high', reasoning: 'Navn og e-post.' };
    await varsla.event(hanna, incidentId, assessed);
    expect((await rowsOf()).filter(({ status }) => status === 'armed')).to.have.length(2);
    expect(await sweepDeadlines(varsla.service.door, silentLog)).to.equal(2);
    expect(await given()).to.deep.equal(new Map([[incidentId, 2]]));
  });

  it('behind hundreds that cannot be read or written are given all the same, and those when they are mended', async () => {
    const { pool, door } = varsla.service;
    await sweepDeadlines(door, silentLog);
    const from = new Date(Date.parse(armedAt) - 60_000);
    const ids = await armDeadlines(pool, { count: 620, from, overMilliseconds: 60_000 });
    const unreadable = ids.slice(0, 590);
    const unwritable = ids.slice(590, 600);
    await pool.query(
      `update incidents set state = jsonb_set(state, '{chart}', '"incident@0"') where id = any($1)`,
      [unreadable],
    );
    // Their head is not where the chain ends: the next entry's place is taken.
    await pool.query('alter table streams disable trigger heads_move_on');
    await pool.query('update streams set position = 0 where stream = any($1)', [unwritable]);
    const failures: number[] = [];
    const observer = {
      fired: () => undefined,
      failed: () => failures.push(1),
      progressed: async () => undefined,
    };
    expect(await sweepDeadlines(door, silentLog, observer)).to.equal(20);
    expect(failures).to.have.length(600);
    await pool.query(
      `update incidents set state = jsonb_set(state, '{chart}', '"incident@1"') where id = any($1)`,
      [unreadable],
    );
    await pool.query('update streams set position = 1 where stream = any($1)', [unwritable]);
    expect(await sweepDeadlines(door, silentLog)).to.equal(600);
    expect(await sweepDeadlines(door, silentLog)).to.equal(0);
    expect(await given()).to.deep.equal(new Map([incidentId, ...ids].map((id) => [id, 1])));
  });

  it('end no process and are lost by none when the database fails in the middle', async () => {
    const { pool, door } = varsla.service;
    const cut = {
      ...door,
      batches: {
        alertStaff: async (tx: Db) => void (await tx.query('select pg_terminate_backend(pg_backend_pid())')),
      },
    };
    const failures: number[] = [];
    const observer = {
      fired: () => undefined,
      failed: () => failures.push(1),
      progressed: async () => undefined,
    };
    expect(await sweepDeadlines(cut, silentLog, observer)).to.equal(0);
    expect(failures).to.have.length(1);
    expect(await sweepDeadlines(door, silentLog)).to.equal(1);
    expect(await given()).to.deep.equal(new Map([[incidentId, 1]]));
    expect(pool.idleCount).to.be.greaterThan(0);
  });

  it('say when the next reminder falls due, which leaves those out that a sweep could not give', async () => {
    const { sweep, untilDue } = createSweep(varsla.service.door, silentLog);
    await sweep();
    const [row] = await rowsOf();
    const nextAt = Date.parse(row?.nextReminderAt ?? '');
    expect(await untilDue()).to.equal(nextAt - Date.parse(armedAt));
    // Fell due while the sweep was at work: at once.
    varsla.clock.travelTo(new Date(nextAt + 20).toISOString());
    expect(await untilDue()).to.equal(-20);
    // Overdue before the sweep, and not given: left to the round as it comes.
    await varsla.service.pool.query(`update incidents set state = '{}'`);
    await sweep();
    expect(await untilDue()).to.equal(undefined);
    await varsla.service.pool.query(`insert into holds (reason, since) values ('rolled-back', now())`);
    varsla.clock.travelTo(armedAt);
    expect(await untilDue()).to.equal(undefined);
  });
});
