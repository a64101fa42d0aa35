import { expect } from 'chai';
import fc from 'fast-check';
import { type Absence, isOnDuty, unmanned } from '../../../src/alerts/absences.ts';
import { contactsOf, defaultEscalation, methodsOf, type Roster } from '../../../src/alerts/escalation.ts';
import { planSteps } from '../../../src/alerts/plan-steps.ts';
import { createSignatures } from '../../../src/alerts/signatures.ts';
import { isPrivateAddress } from '../../../src/channels/private-addresses.ts';

const at = new Date('2026-11-20T09:00:00Z');
const hours = (count: number): Date => new Date(at.getTime() + count * 3_600_000);
const kinds = ['email', 'sms', 'voice', 'webhook'] as const;

const rosters = fc
  .record({
    people: fc.integer({ min: 0, max: 4 }),
    methods: fc.array(
      fc.record({ person: fc.nat(3), kind: fc.constantFrom(...kinds), verified: fc.boolean() }),
      { maxLength: 10 },
    ),
    away: fc.array(
      fc.record({
        person: fc.nat(3),
        from: fc.integer({ min: -48, max: 48 }),
        length: fc.integer({ min: 1, max: 72 }),
      }),
      { maxLength: 6 },
    ),
  })
  .map(({ people, methods, away }): Roster => {
    const contactIds = Array.from({ length: people }, (_, person) => `c${person}`);
    return {
      contactIds,
      kinds,
      at,
      methods: methods
        .filter(({ person }) => person < people)
        .map(({ person, kind, verified }, index) => ({
          id: `m${index}`,
          contactId: `c${person}`,
          kind,
          address: 'a',
          listed: false,
          verifiedAt: verified ? at : null,
        })),
      absences: away
        .filter(({ person }) => person < people)
        .map(({ person, from, length }) => ({
          contactId: `c${person}`,
          from: hours(from),
          to: hours(from + length),
        })),
    };
  });

const steps = fc.record({
  contacts: fc.oneof(
    fc.constantFrom('on-duty' as const, 'everyone' as const),
    fc.uniqueArray(fc.constantFrom('c0', 'c1', 'c2', 'c3', 'gone'), { minLength: 1 }),
  ),
  methods: fc.uniqueArray(fc.constantFrom(...kinds), { minLength: 1 }),
  waitMinutes: fc.integer({ min: 1, max: 60 }),
});

const alert = (id: string, more: object = {}) => ({
  id,
  contactId: null,
  bundle: null,
  round: 1,
  stepNo: 0,
  createdAt: at,
  missed: false,
  orphaned: false,
  ...more,
});

describe('an escalation', () => {
  it('means somebody while there is anybody, and goes by verified methods or, without any, by all', () => {
    fc.assert(
      fc.property(rosters, steps, (roster, step) => {
        const contacts = contactsOf(step, roster);
        expect(contacts.length > 0).to.equal(roster.contactIds.length > 0);
        const { methods, verified } = methodsOf(step, roster);
        const possible = roster.methods.filter(
          ({ contactId, kind }) => contacts.includes(contactId) && step.methods.includes(kind),
        );
        expect(methods.length > 0).to.equal(possible.length > 0);
        expect(methods.every(({ verifiedAt }) => (verifiedAt !== null) === verified)).to.equal(true);
      }),
    );
  });

  it('comes to an end, whatever it is made of, and never skips a step that reaches somebody', () => {
    const chains = fc.record({
      steps: fc.array(steps, { minLength: 1, maxLength: 4 }),
      repeat: fc.integer({ min: 1, max: 3 }),
    });
    fc.assert(
      fc.property(rosters, chains, (roster, escalation) => {
        const reaching = escalation.steps.filter((step) => methodsOf(step, roster).methods.length > 0).length;
        let position = { round: 1, stepNo: 0 };
        let taken = 0;
        for (; taken <= 100; taken += 1) {
          const plan = planSteps([alert('a', position)], escalation, roster, 'b');
          expect(plan.nobody.length === 1).to.equal(reaching === 0);
          const [step] = plan.steps;
          if (!step) break;
          position = { round: step.round, stepNo: step.stepNo };
          const wait = escalation.steps[step.stepNo - 1]?.waitMinutes ?? 0;
          expect(plan.moves[0]?.nextStepAt).to.deep.equal(new Date(at.getTime() + wait * 60_000));
        }
        expect(taken).to.equal(reaching * escalation.repeat);
      }),
    );
  });

  it('tells missed alerts as one, others each for themselves, and keeps a bundle together', () => {
    const roster: Roster = {
      contactIds: ['c0'],
      kinds,
      at,
      absences: [],
      methods: [
        { id: 'm0', contactId: 'c0', kind: 'email', address: 'a', listed: true, verifiedAt: at },
        { id: 'm1', contactId: 'c0', kind: 'voice', address: 'a', listed: true, verifiedAt: at },
      ],
    };
    const groups = (...alerts: ReturnType<typeof alert>[]) =>
      planSteps(alerts, defaultEscalation, roster, 'new').steps.map(({ alertIds, bundle, stepNo }) => [
        alertIds.join(),
        bundle,
        stepNo,
      ]);
    expect(groups(alert('a'), alert('b'))).to.deep.equal([
      ['a', null, 1],
      ['b', null, 1],
    ]);
    expect(groups(alert('a', { missed: true }), alert('b'))).to.deep.equal([
      ['a', null, 1],
      ['b', null, 1],
    ]);
    expect(groups(alert('a', { missed: true }), alert('b', { missed: true }), alert('c'))).to.deep.equal([
      ['a,b', 'new', 1],
      ['c', null, 1],
    ]);
    const old = { bundle: 'old', stepNo: 1, missed: true };
    expect(groups(alert('a', old), alert('b', old), alert('c', { stepNo: 1 }))).to.deep.equal([
      ['a,b', 'old', 2],
      ['c', null, 2],
    ]);
    expect(groups(alert('a', { orphaned: true }))).to.deep.equal([]);
  });

  it('knows when nobody is on duty', () => {
    fc.assert(
      fc.property(rosters, ({ contactIds, absences }) => {
        const gaps = unmanned(contactIds, absences, at);
        for (let hour = 0.5; hour < 130; hour += 1) {
          const manned =
            contactIds.length === 0 || contactIds.some((id) => isOnDuty(absences, id, hours(hour)));
          const inGap = gaps.some(({ from, to }) => from <= hours(hour) && hours(hour) < to);
          expect(inGap, String(hour)).to.equal(!manned);
        }
        for (const [index, gap] of gaps.entries()) {
          expect(gap.to > gap.from).to.equal(true);
          expect(index === 0 || (gaps[index - 1] as Absence).to < gap.from).to.equal(true);
        }
      }),
    );
  });

  it('signs what stands in addresses: nothing that was changed is read, and an hour names its end', () => {
    const signatures = createSignatures('secret');
    const id = '1b4e28ba-2fa1-41d2-883f-0016d3cca427';
    const token = signatures.messageToken(id, at);
    expect(signatures.readToken(token, at)).to.deep.equal({ messageId: id, expired: false });
    expect(signatures.readToken(token, hours(71.9))?.expired).to.equal(false);
    expect(signatures.readToken(token, hours(72))?.expired).to.equal(true);
    expect(createSignatures('another').readToken(token, at)).to.equal(undefined);
    fc.assert(
      fc.property(
        fc.nat(token.length - 1),
        fc.constantFrom('A', 'z', '0', '9', '-', '_', '.'),
        (place, sign) => {
          const changed = token.slice(0, place) + sign + token.slice(place + 1);
          const read = signatures.readToken(changed, at);
          // The last sign of a signature holds bits that say nothing.
          expect(read === undefined || read.messageId === id).to.equal(true);
          if (place < token.length - 1) expect(read !== undefined).to.equal(changed === token);
        },
      ),
    );
    for (const odd of ['', '.', '..', 'a.b.c', `${'A'.repeat(22)}.1.${'é'.repeat(22)}`])
      expect(signatures.readToken(odd, at)).to.equal(undefined);
  });

  it('tells the addresses of one’s own network from those of the Internet', () => {
    for (const own of [
      '127.0.0.1',
      '10.1.2.3',
      '172.31.0.1',
      '192.168.0.1',
      '169.254.169.254',
      '100.64.0.1',
      '0.0.0.0',
      '::1',
      '::',
      'fe80::1',
      'fd00::1',
      '::ffff:10.0.0.1',
      '224.0.0.1',
      '255.255.255.255',
    ])
      expect(isPrivateAddress(own), own).to.equal(true);
    for (const open of [
      '1.1.1.1',
      '172.32.0.1',
      '192.169.0.1',
      '2606:4700::1111',
      '::ffff:8.8.8.8',
      '100.128.0.1',
    ])
      expect(isPrivateAddress(open), open).to.equal(false);
  });
});
