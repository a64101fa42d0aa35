import { expect } from 'chai';
import fc from 'fast-check';
import { addHours, type Deadline } from '../../../workflows/deadlines.ts';
import { acceptedNow, decide, open } from '../../../workflows/incident/decide.ts';
import { demandedDeadlines } from '../../../workflows/incident/demanded-deadlines.ts';
import type { Effect } from '../../../workflows/incident/effects.ts';
import type { IncidentOpened, LaterEvent } from '../../../workflows/incident/events.ts';
import { sampleOf } from '../../../workflows/incident/samples.ts';
import type { IncidentState } from '../../../workflows/incident/state.ts';
import { stateAfter } from '../../support/given-when-then.ts';
import { armedClocks, byKind } from './armed-clocks.ts';
import { type Draw, draws, eventOf, opening } from './random-orders.ts';
import { Witness } from './witness.ts';

interface Step {
  before: IncidentState;
  event: LaterEvent;
  /** Null where the event was refused. */
  after: IncidentState | null;
  effects: readonly Effect[];
}

const freeze = <Data>(data: Data): Data => {
  if (typeof data === 'object' && data !== null && !Object.isFrozen(data)) {
    Object.freeze(data);
    for (const part of Object.values(data)) freeze(part);
  }
  return data;
};

/** Everything that happens when these draws are said one after another. States are frozen: decide() may change none. */
const course = (opened: IncidentOpened, drawn: readonly Draw[]): Step[] => {
  let state = freeze(open(opened).state);
  return drawn.map((one) => {
    const before = state;
    const event = freeze(eventOf(one, before));
    const decision = decide(before, event);
    if (!decision.accepted) return { before, event, after: null, effects: [] };
    state = freeze(decision.state);
    return { before, event, after: state, effects: decision.effects };
  });
};

/** Runs a check over random courses of events. */
const always = (check: (steps: readonly Step[], opened: IncidentOpened) => void, runs = 200) =>
  fc.assert(
    fc.property(opening, draws, (opened, drawn) => check(course(opened, drawn), opened)),
    { numRuns: runs },
  );

const authorityClock = (state: IncidentState): Deadline | undefined =>
  demandedDeadlines(state).find(({ kind }) => kind === 'authority.notice');

describe('any events in any order', function () {
  this.timeout(120_000);

  it('come far enough to mean something: every type is accepted and refused somewhere', () => {
    const accepted = new Set<string>();
    const refused = new Set<string>();
    for (const [opened, drawn] of fc.sample(fc.tuple(opening, draws), { numRuns: 800, seed: 34 }))
      for (const { event, after } of course(opened, drawn)) (after ? accepted : refused).add(event.type);
    expect([...refused].filter((type) => !accepted.has(type))).to.deep.equal([]);
    expect([...accepted].filter((type) => !refused.has(type))).to.deep.equal([]);
    expect(accepted.size).to.equal(34);
    expect(refused.size).to.equal(34);
  });

  it('let nothing leave without the approval, by another person, of what was frozen', () => {
    always((steps) => {
      const witness = new Witness();
      for (const { event, after, effects } of steps) if (after) witness.see(event, effects);
    }, 400);
  });

  it('never close an incident with an open duty', () => {
    always((steps, { role }) => {
      const witness = new Witness();
      for (const { event, after, effects } of steps) {
        if (!after) continue;
        witness.see(event, effects);
        if (event.type !== 'incident.closed') continue;
        const { risk, authorityNotifier, peopleInformer } = after.context;
        expect(demandedDeadlines({ ...after, value: { ...after.value, case: 'aware' } })).to.deep.equal([]);
        if (role === 'processor') expect(witness.controllersTold).to.equal(true);
        else expect(risk).not.to.equal(null);
        if (role === 'processor') continue;
        expect(after.context.outdated, 'closed on facts that have changed').to.deep.equal({});
        if (witness.filed === 0 && !(risk === 'unlikely' && witness.excepted > 0))
          expect([role, authorityNotifier]).to.deep.equal(['joint', 'other']);
        if (risk === 'high' && witness.toldPeople === 0 && !witness.isExempt())
          expect([role, peopleInformer]).to.deep.equal(['joint', 'other']);
      }
    }, 400);
  });

  it('keep a clock armed for every duty, and only for those', () => {
    always((steps, opened) => {
      let clocks = armedClocks([], open(opened).effects);
      for (const { after, effects } of steps) {
        clocks = armedClocks(clocks, effects);
        if (after) expect(byKind(clocks)).to.deep.equal(byKind(demandedDeadlines(after)));
        if (after && typeof after.value.authority === 'object' && 'owed' in after.value.authority)
          expect(clocks.some(({ kind }) => kind === 'authority.notice')).to.equal(
            after.value.case === 'suspected' || after.value.case === 'aware',
          );
      }
    });
  });

  it('owe the rest of an incomplete notice, and a notice under each mandate, until the next is filed', () => {
    always((steps) => {
      const witness = new Witness();
      for (const { event, after, effects } of steps) {
        if (!after) continue;
        witness.see(event, effects);
        const open = after.context.duties.filter(
          ({ kind, outcome }) =>
            outcome === null && (kind === 'authority.supplement' || kind === 'authority.mandate'),
        );
        expect(open.map(({ key }) => key)).to.have.members([...witness.owed]);
      }
    });
  });

  it('let no notice stand that says something else than the record', () => {
    always((steps) => {
      for (const { before, event, after, effects } of steps) {
        if (!after || !('voids' in event)) continue;
        expect(before.context.reportHash).to.equal(event.voids);
        const { authority } = after.value;
        const step = typeof authority === 'object' ? Object.values(authority)[0] : authority;
        expect(['reviewing', 'filing']).not.to.include(step);
        if (effects.some(({ type }) => type === 'markReport'))
          expect(after.context.reportHash).to.equal(null);
      }
    });
  });

  it('move the 72 hours by nothing but a reasoned awareness', () => {
    always((steps, { awareAt }) => {
      let due = addHours(awareAt, 72);
      for (const { event, after } of steps) {
        if (!after) continue;
        if (event.type === 'breach.confirmed' && event.reason !== null) due = addHours(event.awareAt, 72);
        const clock = authorityClock(after);
        if (clock) expect(clock.dueAt).to.equal(due);
      }
    });
  });

  it('say of a refusal what is accepted instead, and each of that is', () => {
    always((steps) => {
      for (const { before, event, after } of steps) {
        if (after) continue;
        const decision = decide(before, event);
        if (decision.accepted) throw new Error('accepted the second time');
        expect(decision.accepts).to.deep.equal(acceptedNow(before));
        expect(decision.refusal.detail).not.to.equal('');
        for (const type of decision.accepts)
          expect(decide(before, sampleOf(type, before)).accepted, type).to.equal(true);
      }
    }, 60);
  });

  it('are told again to the same state', () => {
    always((steps, opened) => {
      const accepted = steps.filter(({ after }) => after);
      const last = accepted.at(-1)?.after ?? open(opened).state;
      expect(JSON.stringify(stateAfter(opened, ...accepted.map(({ event }) => event)))).to.equal(
        JSON.stringify(last),
      );
    });
  });

  it('are decided the same from a state that was stored as text', () => {
    always((steps) => {
      for (const { before, event } of steps) {
        const stored = JSON.parse(JSON.stringify(before)) as IncidentState;
        expect(decide(stored, event)).to.deep.equal(decide(before, event));
      }
    }, 60);
  });

  it('tell people at most once for each approval, and never after everybody was told', () => {
    always((steps) => {
      for (const { before, event, effects } of steps) {
        const told = effects.filter(({ type }) => type === 'tellPeople').length;
        expect(told).to.equal(event.type === 'notice.approved' && effects.length > 0 ? 1 : 0);
        if (before.value.people === 'told') expect(told).to.equal(0);
      }
    });
  });

  it('take nothing of a case that rests but its reopening and late word of deliveries', () => {
    always((steps) => {
      for (const { before, event, after } of steps)
        if (after && ['closed', 'dismissed'].includes(before.value.case))
          expect(['incident.reopened', 'notice.settled']).to.include(event.type);
    });
  });
});
