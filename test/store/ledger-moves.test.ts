import { expect } from 'chai';
import { createPool } from '../../src/db/pool.ts';
import { randomIds } from '../../src/ids.ts';
import {
  figuresOf,
  lockPending,
  moveDelivery,
  planDeliveries,
  startAttempts,
} from '../../src/notices/ledger.ts';
import { withTransaction } from '../../src/db/transaction.ts';
import { planNextChannel, recordEvidence } from '../../src/notices/record-evidence.ts';
import { createSender, settleDeadAttempts } from '../../src/notices/sender.ts';
import {
  decideDelivery,
  type DeliveryState,
  deliveryStates,
  legalMoves,
} from '../../workflows/delivery/decide-delivery.ts';
import { deliveryEvents } from '../../workflows/delivery/events.ts';
import { approveNotice, personNumber } from '../support/approved-notice.ts';
import { createTestService, type TestService } from '../support/service.ts';
import { isLegal, witnessedMoves, witnessMoves } from '../support/witness-moves.ts';

describe('the ledger of deliveries', () => {
  let varsla: TestService;
  let noticeId: string;
  beforeEach(async () => {
    varsla = await createTestService();
    await witnessMoves(varsla.database.pool);
    const pia = await varsla.person('Pia', 'approver');
    const people = Array.from({ length: 12 }, (_, index) => personNumber(index, 'both'));
    const now = varsla.clock.now().toISOString();
    const incidentId = await approveNotice(varsla.admin, pia, people, now);
    const { rows } = await pool().query<{ id: string }>('select id from notices where incident_id = $1', [
      incidentId,
    ]);
    noticeId = rows[0]?.id ?? '';
  });
  afterEach(() => varsla.close());

  const pool = () => varsla.database.pool;
  const deps = () => ({ pool: pool(), clock: varsla.clock, ids: randomIds });
  const all = async (): Promise<Row[]> => {
    const { rows } = await pool().query<Row>(
      'select id, person_id, channel, state, sender, attempt from deliveries order by id',
    );
    return rows;
  };
  const first = async (): Promise<Row> => (await all())[0] as Row;
  const put = (id: string, state: DeliveryState) =>
    pool().query('update deliveries set state = $2 where id = $1', [id, state]);
  /** Claims `count` deliveries for a sender and commits, as the sending process does. */
  const claim = (sender: number, count: number): Promise<string[]> =>
    withTransaction(pool(), async (tx) => {
      const claimed = await lockPending(tx, noticeId, varsla.clock.now(), {
        limit: count,
        channels: ['email', 'sms'],
      });
      await startAttempts(
        tx,
        claimed.map((each) => ({ ...each, contentHash: 'h' })),
        sender,
        varsla.clock.now(),
      );
      return claimed.map(({ id }) => id);
    });

  it('moves a row from every state by every event as the chart does, and not otherwise', async () => {
    const { id } = await first();
    for (const from of deliveryStates)
      for (const event of deliveryEvents) {
        await put(id, from);
        const moved = await withTransaction(pool(), (tx) =>
          moveDelivery(tx, id, event, { at: varsla.clock.now() }),
        );
        const decision = decideDelivery(from, event);
        const expected = decision.accepted ? decision.state : undefined;
        expect(moved?.to, `${event} in ${from}`).to.equal(expected);
        expect((await first()).state, `${event} in ${from}`).to.equal(expected ?? from);
      }
  });

  it('makes legal moves only: planning, claiming, sending, evidence, dead senders', async () => {
    const dying = createSender(pool(), varsla.clock);
    const lost = await claim(await dying.number(), 3);
    await dying.close();
    await settleDeadAttempts(pool(), varsla.clock);
    await varsla.service.runOnce();
    const rows = await all();
    const kinds = ['in_transit', 'failed', 'delivered', 'failed'] as const;
    for (const [index, { id }] of rows.entries())
      await recordEvidence(deps(), [evidence(id, kinds[index % 4] ?? 'failed')], Buffer.from('body'));
    await varsla.service.runOnce();
    const moves = await witnessedMoves(pool());
    expect(moves.filter((move) => !isLegal(move))).to.deep.equal([]);
    const seen = moves.map(({ before, after }) => `${before} ${after}`);
    expect(seen).to.include.members([
      'null pending',
      'pending attempting',
      'attempting unknown',
      'attempting accepted',
      'accepted delivered',
      'accepted failed',
    ]);
    expect(lost).to.have.length(3);
  });

  it('would see an illegal move', async () => {
    const { id } = await first();
    await put(id, 'accepted');
    const [move] = (await witnessedMoves(pool())).filter(({ before }) => before !== null);
    expect(move).to.include({ before: 'pending', after: 'accepted' });
    expect(legalMoves.some(([from, , to]) => from === 'pending' && to === 'accepted')).to.equal(false);
    expect(move && isLegal(move)).to.equal(false);
  });

  it('plans a person and channel once, however often it is asked', async () => {
    const before = await all();
    const rows = before.map(({ person_id }) => ({
      id: randomIds.uuid(),
      personId: person_id,
      channel: 'email' as const,
    }));
    await withTransaction(pool(), (tx) =>
      planDeliveries(tx, rows, noticeId, varsla.clock.now().toISOString()),
    );
    expect(await all()).to.deep.equal(before);
  });

  it('gives a waiting delivery to one of two claimers', async () => {
    const [one, two] = [createSender(pool(), varsla.clock), createSender(pool(), varsla.clock)];
    const numbers = [await one.number(), await two.number()];
    expect(numbers[0]).not.to.equal(numbers[1]);
    const claimed = await Promise.all(numbers.map((number) => claim(number, 8)));
    await Promise.all([one.close(), two.close()]);
    const ids = claimed.flat();
    expect(new Set(ids).size).to.equal(ids.length);
    expect(ids.length).to.be.within(8, 12);
  });

  describe('attempts of the dead', () => {
    it('become unknown when the sender’s connection is gone, those of the living stay', async () => {
      const own = createPool(varsla.database.connection, 2);
      own.on('error', () => undefined);
      const living = createSender(pool(), varsla.clock);
      const dying = createSender(own, varsla.clock);
      const kept = await claim(await living.number(), 4);
      const lost = await claim(await dying.number(), 4);
      expect(await settleDeadAttempts(pool(), varsla.clock), 'while both live').to.equal(0);

      await pool().query(
        `select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and objid = $1`,
        [await dying.number()],
      );
      await eventually(async () => (await settleDeadAttempts(pool(), varsla.clock)) === 4);
      const states = new Map((await all()).map(({ id, state }) => [id, state]));
      expect(lost.map((id) => states.get(id))).to.deep.equal(Array<string>(4).fill('unknown'));
      expect(kept.map((id) => states.get(id))).to.deep.equal(Array<string>(4).fill('attempting'));
      expect(await settleDeadAttempts(pool(), varsla.clock), 'a second time').to.equal(0);
      expect(await figuresOf(pool(), noticeId)).to.deep.include({ people: 12, told: 0, unknown: 4, open: 8 });
      await living.close();
      await own.end();
    });

    it('are not sent again, and a late answer still counts', async () => {
      const dying = createSender(pool(), varsla.clock);
      const [id = ''] = await claim(await dying.number(), 1);
      await dying.close();
      await settleDeadAttempts(pool(), varsla.clock);
      varsla.clock.forward(100);
      await varsla.service.runOnce();
      const row = (await all()).find((each) => each.id === id);
      expect(row).to.include({ state: 'unknown', attempt: 1 });
      await withTransaction(pool(), (tx) =>
        moveDelivery(tx, id, 'attempt.accepted', { at: varsla.clock.now() }),
      );
      expect((await all()).find((each) => each.id === id)?.state).to.equal('accepted');
    });
  });

  describe('the next channel', () => {
    const failedBy = async (from: DeliveryState, to: DeliveryState): Promise<number> => {
      const { person_id } = await first();
      await withTransaction(pool(), (tx) =>
        planNextChannel(deps(), tx, { noticeId, personId: person_id, channel: 'email', from, to }),
      );
      return (await all()).filter(({ channel }) => channel === 'sms').length;
    };

    it('is tried when an e-mail failed or was refused, and in no other state', async () => {
      for (const to of deliveryStates.filter((state) => state !== 'failed' && state !== 'rejected'))
        expect(await failedBy('attempting', to), to).to.equal(0);
      expect(await failedBy('attempting', 'rejected')).to.equal(1);
      expect(await failedBy('unknown', 'failed'), 'the same person').to.equal(1);
    });

    it('is not tried for a lost answer, and once when word comes that it failed, however often', async () => {
      const dying = createSender(pool(), varsla.clock);
      const [id = ''] = await claim(await dying.number(), 1);
      await dying.close();
      await settleDeadAttempts(pool(), varsla.clock);
      expect((await all()).filter(({ channel }) => channel === 'sms')).to.deep.equal([]);
      for (let copy = 0; copy < 3; copy += 1)
        await recordEvidence(deps(), [evidence(id, 'failed')], Buffer.from('body'));
      const person = (await all()).find((row) => row.id === id)?.person_id;
      const planned = (await all()).filter(({ channel }) => channel === 'sms');
      expect(planned.map(({ person_id, state }) => ({ person_id, state }))).to.deep.equal([
        { person_id: person, state: 'pending' },
      ]);
    });

    it('is not tried for somebody who was told', async () => {
      await varsla.service.runOnce();
      expect(await failedBy('accepted', 'failed')).to.equal(0);
    });
  });

  it('takes bodies about the same deliveries at once, from every side', async () => {
    await varsla.service.runOnce();
    const ids = (await all()).map(({ id }) => id);
    const events = ids.flatMap((id) => [
      evidence(id, 'in_transit', 'a'),
      evidence(id, 'delivered', 'b'),
      evidence(id, 'failed', 'c'),
    ]);
    const counts = await Promise.all(
      Array.from({ length: 6 }, (_, turn) =>
        recordEvidence(deps(), turn % 2 === 0 ? events : [...events].reverse(), Buffer.from(`${turn}`)),
      ),
    );
    expect(counts.reduce((sum, count) => sum + count)).to.equal(events.length);
    expect(
      new Set((await all()).filter(({ id }) => ids.includes(id)).map(({ state }) => state)),
    ).to.deep.equal(new Set(['delivered']));
    expect((await witnessedMoves(pool())).filter((move) => !isLegal(move))).to.deep.equal([]);
  });
});

interface Row {
  id: string;
  person_id: string;
  channel: 'email' | 'sms';
  state: DeliveryState;
  sender: number | null;
  attempt: number;
}

const evidence = (deliveryId: string, kind: 'in_transit' | 'delivered' | 'failed', copy = '') => ({
  provider: 'sendgrid' as const,
  eventId: `${deliveryId}-${kind}-${copy}`,
  deliveryId,
  attempt: 1,
  kind,
  ...(kind === 'failed' && { failure: 'permanent' as const }),
  at: new Date('2026-11-20T09:00:00.000Z'),
});

const eventually = async (holds: () => Promise<boolean>): Promise<void> => {
  for (let attempt = 0; attempt < 200; attempt += 1) {
    if (await holds()) return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error('it did not come about within 2 seconds');
};
