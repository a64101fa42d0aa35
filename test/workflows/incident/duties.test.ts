import { expect } from 'chai';
import fc from 'fast-check';
import {
  addHours,
  compareInstants,
  undertakenKinds,
  reminderAfter,
  reminderDue,
} from '../../../workflows/deadlines.ts';
import { demandedDeadlines } from '../../../workflows/incident/demanded-deadlines.ts';
import { regimeById } from '../../../workflows/regimes/no-gdpr.ts';
import { given, stateAfter } from '../../support/given-when-then.ts';
import {
  breachConfirmed,
  closed,
  dismissed,
  dutyDropped,
  dutyFulfilled,
  dutyMoved,
  dutyUndertaken,
  firstDuty,
  hours,
  neared,
  opened,
  passed,
  reopened,
  secondDuty,
  excepted,
} from './saying.ts';

const { dated } = regimeById('no-gdpr@2018-07-20');
const evidence = dutyUndertaken({ key: secondDuty, kind: 'evidence.deletion', dueAt: hours(30) });

describe('a duty with a date of its own', () => {
  for (const kind of undertakenKinds)
    it(`arms a clock to its date, with its basis: ${kind}`, () => {
      const state = given(opened(), ...excepted)
        .when(dutyUndertaken({ kind }))
        .leadsTo({ case: 'aware' }, [`armDeadline ${kind} ${hours(240)}`]);
      const { basis, reminders } = dated[kind];
      expect(demandedDeadlines(state)).to.deep.equal([
        { kind, key: firstDuty, anchorAt: hours(1), dueAt: hours(240), basis, ownTarget: true, reminders },
      ]);
    });

  it('may be there already in a suspicion, and stays when the breach is confirmed', () => {
    const state = stateAfter(opened({ confirmed: false }), evidence, breachConfirmed());
    expect(demandedDeadlines(state).map(({ kind }) => kind)).to.include('evidence.deletion');
  });

  it('may be one of several of a kind, each with its clock', () => {
    const state = stateAfter(
      opened(),
      ...excepted,
      dutyUndertaken(),
      dutyUndertaken({ key: secondDuty, dueAt: hours(50) }),
    );
    expect(demandedDeadlines(state).map(({ key, dueAt }) => [key, dueAt])).to.deep.equal([
      [firstDuty, hours(240)],
      [secondDuty, hours(50)],
    ]);
    given(opened(), dutyUndertaken(), dutyUndertaken({ key: secondDuty }))
      .when(dutyFulfilled({ key: secondDuty }))
      .leadsTo({}, [`settleDeadline authority.promise ${secondDuty} met ${hours(5)}`]);
  });

  it('moves with a reason, and counts as dated anew', () => {
    const state = given(opened(), dutyUndertaken())
      .when(dutyMoved())
      .leadsTo({}, [`moveDeadline authority.promise ${hours(300)}`]);
    expect(state.context.duties).to.have.length(1);
    expect(state.context.duties[0]).to.deep.include({ dueAt: hours(300), datedAt: hours(4) });
  });

  it('is as it was when it is moved to where it stands', () => {
    given(opened(), dutyUndertaken())
      .when(dutyMoved({ dueAt: hours(240) }))
      .leadsTo({}, []);
  });

  it('falls away without being met when it is dropped', () => {
    given(opened(), dutyUndertaken())
      .when(dutyDropped())
      .leadsTo({}, [`settleDeadline authority.promise ${firstDuty} released ${hours(5)}`]);
  });

  for (const kind of ['police.hold', 'evidence.deletion', 'authority.question'] as const)
    it(`ends only with the decision in writing: ${kind}`, () => {
      const one = given(opened(), dutyUndertaken({ kind }));
      one.when(dutyFulfilled()).isRefused('decision-missing', 'decision');
      one
        .when(dutyFulfilled({ decision: 'copied to our own disk' }))
        .leadsTo({}, [`settleDeadline ${kind} ${firstDuty} met ${hours(5)}`]);
    });

  it('is not undertaken twice under one key, nor touched once it has ended', () => {
    given(opened(), dutyUndertaken()).when(dutyUndertaken()).isRefused('out-of-order');
    const ended = given(opened(), dutyUndertaken(), dutyFulfilled());
    for (const event of [dutyMoved(), dutyFulfilled(), dutyDropped()])
      ended.when(event).isRefused('unknown-duty', 'key');
    ended.when(dutyUndertaken()).isRefused('out-of-order');
  });

  it('keeps the incident open until somebody says what came of it', () => {
    const done = [...excepted, dutyUndertaken(), evidence] as const;
    given(opened(), ...done)
      .when(closed())
      .isRefused('duty-open');
    given(opened(), ...done, dutyFulfilled())
      .when(closed())
      .isRefused('duty-open');
    given(opened(), ...done, dutyFulfilled(), dutyDropped({ key: secondDuty }))
      .when(closed())
      .leadsTo({ case: 'closed' }, []);
  });

  it('rests while the case is dismissed, and comes back with it', () => {
    given(opened(), dutyUndertaken())
      .when(dismissed())
      .leadsTo({ case: 'dismissed' }, [
        `settleDeadline authority.notice released ${hours(1)}`,
        `settleDeadline authority.promise ${firstDuty} released ${hours(1)}`,
      ]);
    given(opened(), dutyUndertaken(), dismissed())
      .when(reopened())
      .leadsTo({ case: 'suspected' }, [
        `armDeadline authority.notice ${hours(72)}`,
        `armDeadline suspicion.triage ${hours(34)}`,
        `armDeadline authority.promise ${hours(240)}`,
      ]);
  });

  it('takes nothing while the case rests', () => {
    given(opened(), dismissed()).when(dutyUndertaken()).isRefused('incident-dismissed');
    given(opened(), ...excepted, closed())
      .when(dutyUndertaken())
      .isRefused('incident-closed');
  });

  it('makes alerts of its own, and none of another of its kind', () => {
    const two = given(opened(), dutyUndertaken(), dutyUndertaken({ key: secondDuty, dueAt: hours(50) }));
    const reminder = { deadline: 'authority.promise', key: secondDuty, dueAt: hours(50) } as const;
    two
      .when(neared({ ...reminder, at: hours(26) }))
      .leadsTo({}, [`alertStaff authority.promise ${secondDuty} ${hours(50)} remaining`]);
    two
      .when(passed({ ...reminder, at: hours(50) }))
      .leadsTo({}, [`alertStaff authority.promise ${secondDuty} ${hours(50)} passed`]);
    two.when(passed({ ...reminder, key: firstDuty })).isRefused('stale-deadline');
    two.when(passed({ deadline: 'authority.promise', dueAt: hours(50) })).isRefused('stale-deadline');
  });
});

describe('duties at any instants', () => {
  const at = fc.integer({ min: 0, max: 2000 * 60 }).map((minutes) => hours(minutes / 60));

  it('are reminded of until they end, late ones from the moment they are known, and never before', () => {
    fc.assert(
      fc.property(fc.constantFrom(...undertakenKinds), at, at, at, (kind, dueAt, knownAt, now) => {
        const state = stateAfter(opened(), dutyUndertaken({ kind, dueAt, at: knownAt }));
        const clock = demandedDeadlines(state).find((one) => one.key === firstDuty);
        if (!clock) throw new Error('no clock');
        const reminder = reminderDue(clock, knownAt, null, now);
        if (compareInstants(now, knownAt) < 0) expect(reminder).to.equal(undefined);
        else if (compareInstants(now, dueAt) >= 0) expect(reminder?.step).to.be.oneOf(['passed', 'overdue']);
        else expect(reminder?.step).to.be.oneOf([undefined, 'arisen', 'remaining']);
        const next = reminderAfter(clock, knownAt, now);
        expect(compareInstants(next.at, now)).to.be.greaterThan(0);
        const latest = [now, knownAt, dueAt].reduce((a, b) => (compareInstants(a, b) > 0 ? a : b));
        expect(compareInstants(next.at, addHours(latest, 24))).to.be.at.most(0);
      }),
    );
  });

  it('leave no clock behind, however they end, and are met only when fulfilled', () => {
    const ending = fc.constantFrom(dutyFulfilled({ decision: 'done' }), dutyDropped(), dismissed());
    fc.assert(
      fc.property(
        fc.constantFrom(...undertakenKinds),
        at,
        fc.option(at),
        ending,
        (kind, dueAt, moved, end) => {
          const past = [dutyUndertaken({ kind, dueAt }), ...(moved ? [dutyMoved({ dueAt: moved })] : [])];
          const state = stateAfter(opened(), ...past);
          expect(demandedDeadlines(state).find(({ key }) => key === firstDuty)?.dueAt).to.equal(
            moved ?? dueAt,
          );
          const after = stateAfter(opened(), ...past, end);
          expect(demandedDeadlines(after).some(({ key }) => key === firstDuty)).to.equal(false);
          const outcome = end.type === 'duty.fulfilled' ? 'met' : 'released';
          const others =
            end.type === 'incident.dismissed' ? [`settleDeadline authority.notice released ${end.at}`] : [];
          given(opened(), ...past)
            .when(end)
            .leadsTo({}, [...others, `settleDeadline ${kind} ${firstDuty} ${outcome} ${end.at}`]);
        },
      ),
    );
  });
});
