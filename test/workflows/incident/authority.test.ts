import { expect } from 'chai';
import { demandedDeadlines } from '../../../workflows/incident/demanded-deadlines.ts';
import { given, stateAfter } from '../../support/given-when-then.ts';
import {
  authorityNotified,
  breachConfirmed,
  dismissed,
  filed,
  hours,
  ida,
  kari,
  neared,
  ola,
  opened,
  passed,
  reopened,
  reportApproved,
  reportReturned,
  reportSubmitted,
  risk,
  varsla,
  excepted,
  unasked,
} from './saying.ts';

const met = `settleDeadline authority.notice met ${hours(2)}`;
const decisionArmed = `armDeadline people.decision ${hours(26)}`;

describe('the notice to the authority', () => {
  it('goes from preparing over reviewing and filing to notified', () => {
    given(opened())
      .when(reportSubmitted())
      .leadsTo({ authority: { owed: 'reviewing' } }, ['markReport submitted', 'keepGrounds report']);
    given(opened(), reportSubmitted())
      .when(reportApproved())
      .leadsTo({ authority: { owed: 'filing' } }, ['markReport approved']);
    given(opened(), risk('risk'), reportSubmitted(), reportApproved())
      .when(authorityNotified())
      .leadsTo({ authority: 'notified' }, ['markReport filed', 'fileGrounds report', met]);
  });

  it('does not wait for the assessment, which then gets a clock of its own', () => {
    given(opened(), reportSubmitted(), reportApproved())
      .when(authorityNotified())
      .leadsTo({ authority: 'notified', assessment: 'assessing' }, [
        'markReport filed',
        'fileGrounds report',
        met,
        decisionArmed,
      ]);
    given(opened(), ...filed)
      .when(risk('risk', hours(4)))
      .leadsTo({ assessment: 'assessed', people: 'released' }, [
        'keepGrounds risk',
        `settleDeadline people.decision met ${hours(4)}`,
      ]);
  });

  it('is not written of a suspicion', () => {
    given(opened({ confirmed: false }))
      .when(reportSubmitted())
      .isRefused('not-confirmed');
  });

  it('is approved by another person than its author, of what was frozen', () => {
    const waiting = given(opened(), reportSubmitted());
    waiting.when(reportApproved({ actor: ida })).isRefused('author-approves');
    waiting.when(reportApproved({ actor: varsla })).isRefused('author-approves');
    waiting.when(reportApproved({ hash: 'r0' })).isRefused('version-changed', 'hash');
    waiting
      .when(reportApproved({ actor: kari, hash: null }))
      .leadsTo({ authority: { owed: 'filing' } }, ['markReport approved']);
  });

  it('is approved once, and only what waits', () => {
    given(opened()).when(reportApproved()).isRefused('out-of-order');
    given(opened(), reportSubmitted(), reportApproved()).when(reportApproved()).isRefused('out-of-order');
  });

  it('goes back to its author, before and after the approval, and then counts for nothing', () => {
    const returned = { authority: { owed: 'preparing' } } as const;
    given(opened(), reportSubmitted()).when(reportReturned()).leadsTo(returned, ['markReport returned']);
    const { context } = given(opened(), reportSubmitted(), reportApproved())
      .when(reportReturned())
      .leadsTo(returned, ['markReport returned']);
    expect(context).to.deep.include({ reportAuthor: null, reportHash: null });
    given(opened()).when(reportReturned()).isRefused('out-of-order');
  });

  it('is approved by whom the new version was not written by', () => {
    const past = [reportSubmitted(), reportReturned(), reportSubmitted({ actor: ola, hash: 'r2' })] as const;
    given(opened(), ...past)
      .when(reportApproved({ hash: 'r2' }))
      .isRefused('author-approves');
    given(opened(), ...past)
      .when(reportApproved({ actor: ida, hash: 'r1' }))
      .isRefused('version-changed', 'hash');
    given(opened(), ...past)
      .when(reportApproved({ actor: ida, hash: 'r2' }))
      .leadsTo({ authority: { owed: 'filing' } }, ['markReport approved']);
  });

  it('is filed only after its approval', () => {
    given(opened()).when(authorityNotified()).isRefused('out-of-order');
    given(opened(), reportSubmitted()).when(authorityNotified()).isRefused('out-of-order');
  });

  it('is filed at the last instant without a reason, and a millisecond later only with one', () => {
    const approved = [risk('risk'), reportSubmitted(), reportApproved()] as const;
    const atLast = authorityNotified({ at: hours(80), notifiedAt: hours(72) });
    const late = authorityNotified({
      at: hours(80),
      notifiedAt: new Date(Date.parse(hours(72)) + 1).toISOString(),
    });
    given(opened(), ...approved)
      .when(atLast)
      .leadsTo({ authority: 'notified' }, [
        'markReport filed',
        'fileGrounds report',
        `settleDeadline authority.notice met ${hours(72)}`,
      ]);
    given(opened(), ...approved)
      .when(late)
      .isRefused('delay-reason-missing', 'delayReason');
    given(opened(), ...approved)
      .when({ ...late, delayReason: 'the extent was unclear' })
      .leadsTo({ authority: 'notified' }, [
        'markReport filed',
        'fileGrounds report',
        `settleDeadline authority.notice met ${late.notifiedAt}`,
      ]);
  });

  it('measures lateness from the awareness that counts now', () => {
    const late = authorityNotified({ notifiedAt: hours(75) });
    given(opened(), reportSubmitted(), reportApproved())
      .when(late)
      .isRefused('delay-reason-missing', 'delayReason');
    given(
      opened(),
      breachConfirmed({ awareAt: hours(5), reason: 'why' }),
      risk('risk'),
      reportSubmitted(),
      reportApproved(),
    )
      .when(late)
      .leadsTo({ authority: 'notified' }, [
        'markReport filed',
        'fileGrounds report',
        `settleDeadline authority.notice met ${hours(75)}`,
      ]);
  });
});

describe('a follow-up to the authority', () => {
  const second = reportSubmitted({ at: hours(10), hash: 'r2' });
  const followUp = authorityNotified({ at: hours(12), notifiedAt: hours(12), kind: 'follow-up' });
  const notified = [risk('risk'), ...filed] as const;

  it('takes the same approval, with an own clock', () => {
    given(opened(), ...notified)
      .when(second)
      .leadsTo({ authority: { amending: 'reviewing' } }, [
        'markReport submitted',
        'keepGrounds report',
        `armDeadline authority.follow-up ${hours(82)}`,
      ]);
    expect(demandedDeadlines(stateAfter(opened(), ...notified, second))[0]).to.deep.include({
      ownTarget: true,
      basis: 'own target, art. 33(4)',
    });
    given(opened(), ...notified, second)
      .when(reportApproved({ hash: 'r2' }))
      .leadsTo({ authority: { amending: 'filing' } }, ['markReport approved']);
    const { context } = given(opened(), ...notified, second, reportApproved({ hash: 'r2' }))
      .when(followUp)
      .leadsTo({ authority: 'notified' }, [
        'markReport filed',
        'fileGrounds report',
        `settleDeadline authority.follow-up met ${hours(12)}`,
      ]);
    expect(context.authoritySettledAt).to.equal(hours(2));
  });

  it('is not approved by its author, nor in another version', () => {
    given(opened(), ...notified, second)
      .when(reportApproved({ actor: ida, hash: 'r2' }))
      .isRefused('author-approves');
    given(opened(), ...notified, second)
      .when(reportApproved())
      .isRefused('version-changed', 'hash');
  });

  it('is given up when it is returned, before and after its approval', () => {
    const released = ['markReport returned', `settleDeadline authority.follow-up released ${hours(1)}`];
    given(opened(), ...notified, second)
      .when(reportReturned())
      .leadsTo({ authority: 'notified' }, released);
    given(opened(), ...notified, second, reportApproved({ hash: 'r2' }))
      .when(reportReturned())
      .leadsTo({ authority: 'notified' }, released);
  });

  it('is filed as what it is, and a first notice as a first', () => {
    given(opened(), ...notified, second, reportApproved({ hash: 'r2' }))
      .when(authorityNotified())
      .isRefused('wrong-kind', 'kind');
    given(opened(), reportSubmitted(), reportApproved()).when(followUp).isRefused('wrong-kind', 'kind');
    given(opened(), ...notified)
      .when(followUp)
      .isRefused('out-of-order');
  });

  it('may come again and again', () => {
    const cycle = [second, reportApproved({ hash: 'r2' }), followUp] as const;
    given(opened(), ...notified, ...cycle)
      .when(reportSubmitted({ at: hours(20), hash: 'r3' }))
      .leadsTo({ authority: { amending: 'reviewing' } }, [
        'markReport submitted',
        'keepGrounds report',
        `armDeadline authority.follow-up ${hours(92)}`,
      ]);
  });
});

describe('the risk and the authority', () => {
  it('becomes a proposal not to notify when a risk is unlikely, and the clock runs on', () => {
    const effects = ['keepGrounds risk', 'markReport returned'];
    const value = { authority: { owed: 'excepting' }, people: 'released' } as const;
    given(opened()).when(risk('unlikely')).leadsTo(value, effects);
    given(opened(), reportSubmitted()).when(risk('unlikely')).leadsTo(value, effects);
    const state = given(opened(), reportSubmitted(), reportApproved())
      .when(risk('unlikely'))
      .leadsTo(value, effects);
    expect(state.context.reportHash).to.equal(null);
    expect(demandedDeadlines(state).map(({ kind, dueAt }) => [kind, dueAt])).to.deep.equal([
      ['authority.notice', hours(72)],
    ]);
  });

  it('falls away at once where an older chart recorded so', () => {
    given(opened(), reportSubmitted())
      .when(unasked('unlikely'))
      .leadsTo({ authority: 'released', people: 'released' }, [
        'keepGrounds risk',
        'markReport returned',
        `settleDeadline authority.notice released ${hours(1)}`,
      ]);
  });

  it('comes back from the old anchor when the risk is assessed anew', () => {
    given(opened(), ...excepted)
      .when(risk('risk', hours(50)))
      .leadsTo({ authority: { owed: 'preparing' } }, [
        'keepGrounds risk',
        `armDeadline authority.notice ${hours(72)}`,
      ]);
    given(opened(), ...excepted)
      .when(risk('unlikely', hours(50)))
      .leadsTo({ authority: { owed: 'excepting' } }, [
        'keepGrounds risk',
        `armDeadline authority.notice ${hours(72)}`,
      ]);
    given(opened(), unasked('unlikely'))
      .when(unasked('unlikely'))
      .leadsTo({ authority: 'released' }, ['keepGrounds risk']);
  });

  it('does not undo a notice that was filed', () => {
    given(opened(), risk('risk'), ...filed)
      .when(risk('unlikely'))
      .leadsTo({ authority: 'notified' }, ['keepGrounds risk']);
  });

  it('stands at risk and at high risk', () => {
    given(opened())
      .when(risk('risk'))
      .leadsTo({ authority: { owed: 'preparing' }, people: 'released' }, ['keepGrounds risk']);
  });
});

describe('reminders of the authority clock', () => {
  it('alert staff and change no state', () => {
    given(opened())
      .when(neared())
      .leadsTo({ authority: { owed: 'preparing' } }, [`alertStaff authority.notice ${hours(72)} remaining`]);
    given(opened())
      .when(neared({ step: 'arisen' }))
      .leadsTo({}, [`alertStaff authority.notice ${hours(72)} arisen`]);
    given(opened())
      .when(passed())
      .leadsTo({ authority: { owed: 'preparing' } }, [`alertStaff authority.notice ${hours(72)} passed`]);
    given(opened(), passed())
      .when(passed({ at: hours(84), step: 'overdue' }))
      .leadsTo({}, [`alertStaff authority.notice ${hours(72)} overdue`]);
  });

  it('are stale for a clock that has moved, is settled, never ran, or rests', () => {
    const moved = breachConfirmed({ awareAt: hours(5), reason: 'why' });
    given(opened(), moved).when(passed()).isRefused('stale-deadline');
    given(opened(), moved).when(neared()).isRefused('stale-deadline');
    given(opened(), moved)
      .when(passed({ dueAt: hours(77) }))
      .leadsTo({}, [`alertStaff authority.notice ${hours(77)} passed`]);
    given(opened(), ...filed)
      .when(passed())
      .isRefused('stale-deadline');
    given(opened())
      .when(passed({ deadline: 'people.notice' }))
      .isRefused('stale-deadline');
    given(opened(), dismissed()).when(neared()).isRefused('stale-deadline');
    given(opened(), dismissed(), reopened())
      .when(neared())
      .leadsTo({}, [`alertStaff authority.notice ${hours(72)} remaining`]);
  });
});
