import { randomUUID } from 'node:crypto';
import { expect } from 'chai';
import * as store from '../../src/deadlines/store.ts';
import { sweepDeadlines } from '../../src/deadlines/sweep.ts';
import { withTransaction } from '../../src/db/transaction.ts';
import { silentLog } from '../../src/log.ts';
import type { Deadline, DeadlineKind } from '../../workflows/deadlines.ts';
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
    expect(await store.dueAt(varsla.service.pool, new Date('2027-01-01T00:00:00.000Z'), 10)).to.deep.equal(
      [],
    );
  });

  it('come up when their reminder is due, not a millisecond before, the longest waiting first', async () => {
    await varsla.service.runOnce();
    await arm('people.notice', '2026-11-21T09:00:00.000Z');
    const [authority, people] = await rowsOf();
    if (!authority || !people) throw new Error('two clocks were armed');
    const due = async (at: string, limit = 10) =>
      (await store.dueAt(varsla.service.pool, new Date(at), limit)).map(({ id }) => id);
    expect(await due('2026-11-20T08:59:59.999Z')).to.deep.equal([]);
    expect(await due(armedAt)).to.deep.equal([people.id]);
    expect(await due('2026-11-21T08:59:59.999Z')).to.deep.equal([people.id]);
    expect(await due('2026-11-21T09:00:00.000Z')).to.deep.equal([people.id, authority.id]);
    expect(await due('2026-11-21T09:00:00.000Z', 1)).to.deep.equal([people.id]);
  });

  it('are given to one sweeper: whoever comes second finds nothing due', async () => {
    const [row] = await rowsOf();
    if (!row) throw new Error('no clock');
    const now = new Date(armedAt);
    await inTx(async (tx) => {
      expect((await store.lockDue(tx, row.id, now))?.id).to.equal(row.id);
      await store.markFired(tx, row.id, armedAt, '2026-11-21T09:00:00.000Z');
    });
    expect(await inTx((tx) => store.lockDue(tx, row.id, now))).to.equal(undefined);
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
});
