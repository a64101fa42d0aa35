import { expect } from 'chai';
import { acceptedNow } from '../../../workflows/incident/decide.ts';
import { demandedDeadlines } from '../../../workflows/incident/demanded-deadlines.ts';
import { given, stateAfter } from '../../support/given-when-then.ts';
import {
  authorityNotified,
  closed,
  decisionConfirmed,
  excepted,
  facts,
  filed,
  hours,
  ida,
  kari,
  ola,
  opened,
  passed,
  reportApproved,
  reportReturned,
  reportSubmitted,
  risk,
  sending,
  settled,
} from './saying.ts';

const moved = (at: number, ...outdated: ('risk' | 'report' | 'notice')[]) =>
  facts({ at: hours(at), outdated });
const done = [risk('high'), ...filed, ...sending, settled(0)] as const;
const review = (at: number) => `armDeadline decision.review ${hours(at + 24)}`;
const reviewed = (at: number) => `settleDeadline decision.review met ${hours(at)}`;

describe('a decision whose facts have changed', () => {
  it('gets a clock of 24 hours, an own target, which the next one neither moves nor doubles', () => {
    const state = given(opened(), risk('high'))
      .when(moved(10, 'risk'))
      .leadsTo({ assessment: 'assessed' }, [review(10)]);
    expect(demandedDeadlines(state).find(({ kind }) => kind === 'decision.review')).to.deep.include({
      anchorAt: hours(10),
      ownTarget: true,
    });
    const { context } = given(opened(), ...done, moved(10, 'risk'))
      .when(moved(12, 'risk', 'report'))
      .leadsTo({}, []);
    expect(context.outdated).to.deep.equal({ risk: hours(10), report: hours(12) });
  });

  it('reminds of itself while it is so', () => {
    given(opened(), risk('risk'), moved(10, 'risk'))
      .when(passed({ at: hours(34), deadline: 'decision.review', dueAt: hours(34) }))
      .leadsTo({}, [`alertStaff decision.review ${hours(34)} passed`]);
    given(opened(), risk('risk'), moved(10, 'risk'), decisionConfirmed({ at: hours(12) }))
      .when(passed({ at: hours(34), deadline: 'decision.review', dueAt: hours(34) }))
      .isRefused('stale-deadline');
  });

  it('stands again by a fresh yes with a reason, which rests on the facts as they are', () => {
    for (const decision of ['risk', 'report', 'notice'] as const) {
      const { context } = given(opened(), ...done, moved(10, decision))
        .when(decisionConfirmed({ at: hours(12), decision }))
        .leadsTo({}, [`keepGrounds ${decision}`, reviewed(12)]);
      expect(context.outdated).to.deep.equal({});
    }
  });

  it('leaves the clock to the other one that is out of date', () => {
    given(opened(), ...done, moved(10, 'risk'), moved(12, 'risk', 'report'))
      .when(decisionConfirmed({ at: hours(13) }))
      .leadsTo({}, ['keepGrounds risk', `moveDeadline decision.review ${hours(36)}`]);
  });

  it('stands again when the facts are what they were', () => {
    given(opened(), risk('high'), moved(10, 'risk'))
      .when(moved(11))
      .leadsTo({}, [reviewed(11)]);
    given(opened(), risk('high'), moved(10, 'risk'))
      .when(facts({ at: hours(11) }))
      .leadsTo({}, []);
  });

  it('is taken anew instead', () => {
    given(opened(), risk('risk'), moved(10, 'risk'))
      .when(risk('risk', hours(11)))
      .leadsTo({}, ['keepGrounds risk', reviewed(11)]);
    given(opened(), risk('risk'), reportSubmitted(), moved(10, 'report'), reportReturned({ at: hours(11) }))
      .when(reportSubmitted({ at: hours(12), hash: 'r2' }))
      .leadsTo({ authority: { owed: 'reviewing' } }, ['markReport submitted', 'keepGrounds report']);
  });

  it('is nothing any more where it was sent back', () => {
    given(opened(), risk('risk'), reportSubmitted(), moved(10, 'report'))
      .when(reportReturned({ at: hours(11) }))
      .leadsTo({ authority: { owed: 'preparing' } }, ['markReport returned', reviewed(11)]);
  });

  it('is confirmed only while it is out of date', () => {
    given(opened(), risk('risk')).when(decisionConfirmed()).isRefused('not-outdated', 'decision');
    given(opened(), ...done, moved(10, 'risk'))
      .when(decisionConfirmed({ decision: 'report' }))
      .isRefused('not-outdated', 'decision');
    expect(acceptedNow(stateAfter(opened(), ...done))).not.to.include('decision.confirmed');
    expect(acceptedNow(stateAfter(opened(), ...done, moved(10, 'notice')))).to.include('decision.confirmed');
  });

  it('keeps the case open', () => {
    given(opened(), ...done, moved(10, 'risk'))
      .when(closed())
      .isRefused('decision-outdated');
    given(opened(), risk('risk'), moved(10, 'risk')).when(closed()).isRefused('duty-open');
    given(opened(), ...done, moved(10, 'risk'), decisionConfirmed())
      .when(closed())
      .leadsTo({ case: 'closed' }, []);
  });
});

describe('a filed notice whose facts have changed', () => {
  const past = [risk('risk'), ...filed, moved(10, 'report')] as const;
  const followUp = reportSubmitted({ at: hours(11), hash: 'r2' });

  it('is followed up, and the follow-up rests on the facts as they are', () => {
    given(opened(), ...past)
      .when(followUp)
      .leadsTo({ authority: { amending: 'reviewing' } }, [
        'markReport submitted',
        'keepGrounds report',
        `armDeadline authority.follow-up ${hours(83)}`,
        reviewed(11),
      ]);
    given(opened(), ...past, followUp, reportApproved({ hash: 'r2' }))
      .when(authorityNotified({ kind: 'follow-up', at: hours(12), notifiedAt: hours(12) }))
      .leadsTo({ authority: 'notified' }, [
        'markReport filed',
        'fileGrounds report',
        `settleDeadline authority.follow-up met ${hours(12)}`,
      ]);
  });

  it('is out of date again when the follow-up is given up', () => {
    const { context } = given(opened(), ...past, followUp)
      .when(reportReturned({ at: hours(13), outdated: ['report'] }))
      .leadsTo({ authority: 'notified' }, [
        'markReport returned',
        `settleDeadline authority.follow-up released ${hours(13)}`,
        review(13),
      ]);
    expect(context.outdated).to.deep.equal({ report: hours(13) });
  });
});

describe('an approved exception whose facts have changed', () => {
  const past = [...excepted, moved(10, 'risk')] as const;

  it('is confirmed by the eyes that it takes, and not by whoever proposed it', () => {
    given(opened(), ...past)
      .when(decisionConfirmed({ actor: ida }))
      .isRefused('author-approves');
    given(opened(), ...past)
      .when(decisionConfirmed({ actor: ida, approvers: 1 }))
      .isRefused('own-approval-unexplained', 'ownApprovalReason');
    for (const actor of [ola, kari])
      given(opened(), ...past)
        .when(decisionConfirmed({ actor }))
        .leadsTo({ authority: 'released' }, ['keepGrounds risk', reviewed(6)]);
    given(opened(), ...past)
      .when(decisionConfirmed({ actor: ida, approvers: 1, ownApprovalReason: 'alone' }))
      .leadsTo({ authority: 'released' }, ['keepGrounds risk', reviewed(6)]);
  });

  it('takes a reason of one who is alone from nobody else', () => {
    given(opened(), ...past)
      .when(decisionConfirmed({ actor: ola, ownApprovalReason: 'alone' }))
      .isRefused('own-approval-needless', 'ownApprovalReason');
    given(opened(), risk('risk'), moved(10, 'risk'))
      .when(decisionConfirmed({ ownApprovalReason: 'alone' }))
      .isRefused('own-approval-needless', 'ownApprovalReason');
  });
});
