import { expect } from 'chai';
import { open } from '../../../workflows/incident/decide.ts';
import { demandedDeadlines } from '../../../workflows/incident/demanded-deadlines.ts';
import { given, inWords, stateAfter } from '../../support/given-when-then.ts';
import {
  authorityNotified,
  breachConfirmed,
  contained,
  dismissed,
  facts,
  hours,
  ida,
  ola,
  opened,
  passed,
  reopened,
  reportApproved,
  reportSubmitted,
  risk,
  excepted,
} from './saying.ts';

describe('opening an incident', () => {
  it('holds a sure breach for known, with its clock armed from awareness in the same decision', () => {
    const { state, effects, stateChanged } = open(opened());
    expect(state.value).to.deep.equal({
      case: 'aware',
      containment: 'containing',
      assessment: 'assessing',
      authority: { owed: 'preparing' },
      people: 'deciding',
      controllers: 'inapplicable',
    });
    expect(effects.map(inWords)).to.deep.equal([`armDeadline authority.notice ${hours(72)}`]);
    expect(stateChanged).to.equal(true);
    expect(state.chart).to.equal('incident@4');
    expect(state.context.regime).to.equal('no-gdpr@2018-07-20');
  });

  it('runs the clock of a mere suspicion too', () => {
    const { state, effects } = open(opened({ confirmed: false }));
    expect(state.value.case).to.equal('suspected');
    expect(effects.map(inWords)).to.deep.equal([
      `armDeadline authority.notice ${hours(72)}`,
      `armDeadline suspicion.triage ${hours(4)}`,
    ]);
  });

  it('arms a clock that has run out already when awareness was 80 hours ago', () => {
    const { state, effects } = open(
      opened({
        at: hours(0),
        detectedAt: hours(-80),
        awareAt: hours(-80),
        awareReason: 'the log was read late',
      }),
    );
    expect(effects.map(inWords)).to.deep.equal([`armDeadline authority.notice ${hours(-8)}`]);
    expect(demandedDeadlines(state)[0]).to.deep.include({ anchorAt: hours(-80), dueAt: hours(-8) });
  });

  it('says of the 72 hours that they are the law, not a target', () => {
    const [clock] = demandedDeadlines(open(opened()).state);
    expect(clock).to.deep.include({ kind: 'authority.notice', basis: 'GDPR art. 33(1)', ownTarget: false });
  });
});

describe('confirming a breach', () => {
  it('makes a suspicion a breach at the recorded awareness without moving the clock', () => {
    given(opened({ confirmed: false }))
      .when(breachConfirmed())
      .leadsTo({ case: 'aware', authority: { owed: 'preparing' } }, [
        `settleDeadline suspicion.triage met ${hours(1)}`,
      ]);
  });

  it('moves the clock to a later awareness with a reason, and keeps the reason', () => {
    const { context } = given(opened({ confirmed: false }))
      .when(breachConfirmed({ awareAt: hours(5), reason: 'first looked like a test system' }))
      .leadsTo({ case: 'aware' }, [
        `settleDeadline suspicion.triage met ${hours(1)}`,
        `moveDeadline authority.notice ${hours(77)}`,
      ]);
    expect(context).to.deep.include({
      awareAt: hours(5),
      awareReason: 'first looked like a test system',
      detectedAt: hours(0),
    });
  });

  it('refuses another awareness without a reason, before and after it is confirmed', () => {
    const another = breachConfirmed({ awareAt: hours(5) });
    given(opened({ confirmed: false }))
      .when(another)
      .isRefused('reason-missing', 'reason');
    given(opened()).when(another).isRefused('reason-missing', 'reason');
  });

  it('corrects awareness of a known breach with a reason, also to an earlier instant', () => {
    given(opened())
      .when(breachConfirmed({ awareAt: hours(-3), reason: 'customer service knew' }))
      .leadsTo({ case: 'aware' }, [`moveDeadline authority.notice ${hours(69)}`]);
  });

  it('moves no clock that has ended', () => {
    given(opened(), ...excepted)
      .when(breachConfirmed({ awareAt: hours(-3), reason: 'customer service knew' }))
      .leadsTo({ authority: 'released' }, []);
  });

  it('keeps an earlier reason when the same instant is said again', () => {
    const { context } = stateAfter(
      opened(),
      breachConfirmed({ awareAt: hours(2), reason: 'why' }),
      breachConfirmed({ awareAt: hours(2) }),
    );
    expect(context.awareReason).to.equal('why');
  });
});

describe('containing', () => {
  it('marks the leak as stopped, and takes a correction of the time', () => {
    given(opened()).when(contained()).leadsTo({ containment: 'contained' }, []);
    const { context } = given(opened(), contained())
      .when(contained({ containedAt: hours(4) }))
      .leadsTo({ containment: 'contained' }, []);
    expect(context.containedAt).to.equal(hours(4));
  });

  it('may happen while it is still a suspicion', () => {
    given(opened({ confirmed: false }))
      .when(contained())
      .leadsTo({ containment: 'contained' }, []);
  });
});

describe('dismissing and reopening', () => {
  it('releases the clock, from a suspicion and from a known breach', () => {
    const effects = [`settleDeadline authority.notice released ${hours(1)}`];
    given(opened({ confirmed: false }))
      .when(dismissed())
      .leadsTo({ case: 'dismissed' }, [...effects, `settleDeadline suspicion.triage met ${hours(1)}`]);
    given(opened()).when(dismissed()).leadsTo({ case: 'dismissed' }, effects);
  });

  it('brings the clock back from its old anchor, as a suspicion', () => {
    const { context } = given(opened({ confirmed: false }), dismissed())
      .when(reopened())
      .leadsTo({ case: 'suspected' }, [
        `armDeadline authority.notice ${hours(72)}`,
        `armDeadline suspicion.triage ${hours(34)}`,
      ]);
    expect(context.dismissedAt).to.equal(null);
  });

  it('brings back a clock that ran out meanwhile', () => {
    given(opened(), dismissed())
      .when(reopened({ at: hours(100) }))
      .leadsTo({ case: 'suspected' }, [
        `armDeadline authority.notice ${hours(72)}`,
        `armDeadline suspicion.triage ${hours(104)}`,
      ]);
  });

  it('takes nothing but its reopening', () => {
    const one = given(opened(), dismissed());
    for (const event of [
      breachConfirmed(),
      dismissed(),
      contained(),
      risk('high'),
      reportSubmitted(),
      facts(),
    ])
      expect(one.when(event).isRefused('incident-dismissed')).to.deep.equal(['incident.reopened']);
    one.when(passed()).isRefused('stale-deadline');
  });

  it('does not dismiss what the authority has been told', () => {
    given(opened(), reportSubmitted(), reportApproved(), authorityNotified())
      .when(dismissed())
      .isRefused('already-left');
  });

  it('holds a report that waits over the dismissal, and its author still cannot approve it', () => {
    const past = [reportSubmitted(), dismissed(), reopened()] as const;
    given(opened(), ...past)
      .when(reportApproved({ actor: ida }))
      .isRefused('author-approves');
    given(opened(), ...past)
      .when(reportApproved({ actor: ola }))
      .leadsTo({ case: 'suspected', authority: { owed: 'filing' } }, ['markReport approved']);
  });

  it('decides no risk of a suspicion, also where one was decided before the dismissal', () => {
    given(opened({ confirmed: false }))
      .when(risk('high'))
      .isRefused('not-confirmed');
    given(opened(), risk('risk'), dismissed(), reopened()).when(risk('unlikely')).isRefused('not-confirmed');
    given(opened(), ...excepted, dismissed(), reopened())
      .when(risk('high'))
      .isRefused('not-confirmed');
  });
});
