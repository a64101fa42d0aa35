import { expect } from 'chai';
import { acceptedNow } from '../../../workflows/incident/decide.ts';
import { demandedDeadlines } from '../../../workflows/incident/demanded-deadlines.ts';
import { given, stateAfter } from '../../support/given-when-then.ts';
import {
  authorityNotified,
  authorityPhoned,
  authorityRegistered,
  breachConfirmed,
  closed,
  contained,
  decisionConfirmed,
  dismissed,
  dutyDropped,
  dutyFulfilled,
  dutyMoved,
  dutyUndertaken,
  facts,
  filed,
  hours,
  ida,
  neared,
  opened,
  reportApproved,
  reportReturned,
  reportSubmitted,
  risk,
  supplement,
} from './saying.ts';

const notified = [risk('risk'), ...filed] as const;
const later = (kind: 'follow-up' | 'correction' | 'final' | 'withdrawal', at = 10) =>
  reportSubmitted({ at: hours(at), hash: 'r2', kind, completeness: 'complete' });
const filedLater = (kind: 'follow-up' | 'correction' | 'final' | 'withdrawal', at = 12) =>
  authorityNotified({ at: hours(at), notifiedAt: hours(at), kind, reference: 'AR1235' });
const approved = reportApproved({ hash: 'r2' });

describe('the kinds of notice to the authority', () => {
  for (const kind of ['follow-up', 'correction', 'final', 'withdrawal'] as const) {
    it(`refer to an earlier one that was filed: ${kind}`, () => {
      const code = kind === 'withdrawal' ? 'new-cannot-be-withdrawn' : 'follow-up-without-earlier';
      given(opened(), risk('risk')).when(later(kind)).isRefused(code, 'kind');
      given(opened(), risk('risk'), reportSubmitted()).when(later(kind)).isRefused(code, 'kind');
      given(opened(), ...notified)
        .when(later(kind))
        .leadsTo({ authority: { amending: 'reviewing' } }, [
          'markReport submitted',
          'keepGrounds report',
          `armDeadline authority.follow-up ${hours(82)}`,
        ]);
    });

    it(`take the same four eyes, and are filed as what was approved: ${kind}`, () => {
      given(opened(), ...notified, later(kind))
        .when(reportApproved({ hash: 'r2', actor: ida }))
        .isRefused('author-approves');
      given(opened(), ...notified, later(kind), approved)
        .when(authorityNotified())
        .isRefused('wrong-kind', 'kind');
      const { context } = given(opened(), ...notified, later(kind), approved)
        .when(filedLater(kind))
        .leadsTo({ authority: kind === 'withdrawal' ? 'withdrawn' : 'notified' }, [
          'markReport filed',
          'fileGrounds report',
          `settleDeadline authority.follow-up met ${hours(12)}`,
        ]);
      expect(context.filed).to.deep.equal({
        kind,
        channel: 'altinn',
        completeness: 'complete',
        hash: 'r2',
        reference: 'AR1235',
        filedAt: hours(12),
      });
    });
  }

  it('are a first one and then others, whatever is not said', () => {
    given(opened(), ...notified)
      .when(reportSubmitted({ kind: 'first', hash: 'r2' }))
      .isRefused('wrong-kind', 'kind');
    expect(stateAfter(opened(), reportSubmitted()).context.reportKind).to.equal('first');
    expect(stateAfter(opened(), ...notified, later('follow-up')).context.reportKind).to.equal('follow-up');
  });

  it('are final only where nothing is open', () => {
    given(opened(), ...notified)
      .when(reportSubmitted({ kind: 'final', completeness: 'incomplete' }))
      .isRefused('final-incomplete', 'completeness');
  });

  it('give way to the next version, and its approval with it', () => {
    const second = reportSubmitted({ at: hours(2), hash: 'r2' });
    for (const past of [[reportSubmitted()], [reportSubmitted(), reportApproved()]] as const) {
      const { context } = given(opened(), ...past)
        .when(second)
        .leadsTo({ authority: { owed: 'reviewing' } }, ['markReport submitted', 'keepGrounds report']);
      expect(context.reportVoided).to.deep.equal({ hash: 'r1', since: hours(2) });
      given(opened(), ...past, second)
        .when(reportApproved())
        .isRefused('report-changed', 'hash');
      given(opened(), ...past, second)
        .when(reportApproved({ hash: 'r0' }))
        .isRefused('version-changed', 'hash');
    }
    const again = given(opened(), ...notified, later('follow-up'), approved)
      .when(reportSubmitted({ at: hours(20), hash: 'r3', kind: 'correction' }))
      .leadsTo({ authority: { amending: 'reviewing' } }, ['markReport submitted', 'keepGrounds report']);
    expect(demandedDeadlines(again)[0]).to.include({ kind: 'authority.follow-up', dueAt: hours(82) });
    expect(again.context.reportKind).to.equal('correction');
  });
});

describe('a notice that was filed incomplete', () => {
  const incomplete = reportSubmitted({ kind: 'first', completeness: 'incomplete' });
  const past = [risk('risk'), incomplete, reportApproved()] as const;
  const filedOpen = authorityNotified({ supplement });
  const owed = [...past, filedOpen] as const;
  const met = `settleDeadline authority.supplement ${supplement.key} met ${hours(12)}`;

  it('opens a dated duty to give the rest, and is not filed without one', () => {
    given(opened(), ...past)
      .when(authorityNotified())
      .isRefused('supplement-missing', 'followUpDueAt');
    given(opened(), risk('risk'), reportSubmitted(), reportApproved())
      .when(filedOpen)
      .isRefused('supplement-missing', 'followUpDueAt');
    const state = given(opened(), ...past)
      .when(filedOpen)
      .leadsTo({ authority: 'notified' }, [
        'markReport filed',
        'fileGrounds report',
        `settleDeadline authority.notice met ${hours(2)}`,
        `armDeadline authority.supplement ${supplement.dueAt}`,
      ]);
    expect(demandedDeadlines(state)).to.have.length(1);
    expect(state.context.duties[0]).to.include({
      ...supplement,
      kind: 'authority.supplement',
      outcome: null,
    });
  });

  it('keeps the case open, is moved, and is done by no word', () => {
    given(opened(), ...owed)
      .when(closed())
      .isRefused('duty-open');
    given(opened(), ...owed)
      .when(dutyFulfilled({ key: supplement.key, decision: 'said so' }))
      .isRefused('ends-by-filing', 'key');
    given(opened(), ...owed)
      .when(dutyMoved({ key: supplement.key }))
      .leadsTo({}, [`moveDeadline authority.supplement ${hours(300)}`]);
    given(opened())
      .when(dutyUndertaken({ kind: 'authority.supplement' }))
      .isRefused('ends-by-filing', 'kind');
    expect(acceptedNow(stateAfter(opened(), ...owed))).to.include.members(['duty.moved', 'duty.dropped']);
    expect(acceptedNow(stateAfter(opened(), ...owed))).not.to.include('duty.fulfilled');
  });

  for (const kind of ['follow-up', 'correction', 'final', 'withdrawal'] as const)
    it(`is met by the next receipt: ${kind}`, () => {
      const { context } = given(opened(), ...owed, later(kind), approved)
        .when(filedLater(kind))
        .leadsTo({}, [
          'markReport filed',
          'fileGrounds report',
          `settleDeadline authority.follow-up met ${hours(12)}`,
          met,
        ]);
      expect(context.duties[0]).to.include({ outcome: 'fulfilled', endedAt: hours(12) });
    });

  it('is followed by a new duty where the next one is incomplete too', () => {
    const next = { key: 'another', dueAt: hours(600), what: 'AR1235' };
    given(
      opened(),
      ...owed,
      reportSubmitted({ at: hours(10), hash: 'r2', kind: 'follow-up', completeness: 'incomplete' }),
      approved,
    )
      .when({ ...filedLater('follow-up'), supplement: next })
      .leadsTo({ authority: 'notified' }, [
        'markReport filed',
        'fileGrounds report',
        `settleDeadline authority.follow-up met ${hours(12)}`,
        met,
        `armDeadline authority.supplement ${hours(600)}`,
      ]);
  });

  it('falls away with a reason', () => {
    given(opened(), ...owed)
      .when(dutyDropped({ key: supplement.key }))
      .leadsTo({}, [`settleDeadline authority.supplement ${supplement.key} released ${hours(5)}`]);
  });

  it('is asked of no notice that an older chart recorded', () => {
    given(opened(), risk('risk'), reportSubmitted(), reportApproved())
      .when(authorityNotified({ channel: 'letter', reference: null }))
      .leadsTo({ authority: 'notified' }, [
        'markReport filed',
        'fileGrounds report',
        `settleDeadline authority.notice met ${hours(2)}`,
      ]);
  });
});

describe('a notice that was withdrawn', () => {
  const withdrawn = [...notified, later('withdrawal'), approved, filedLater('withdrawal')] as const;

  it('leaves no clock: the case may be closed, and dismissed after all', () => {
    const state = stateAfter(opened(), ...withdrawn);
    expect(demandedDeadlines(state)).to.deep.equal([]);
    given(opened(), ...withdrawn)
      .when(closed({ at: hours(13) }))
      .leadsTo({ case: 'closed' }, []);
    given(opened(), ...notified)
      .when(dismissed())
      .isRefused('already-left');
    given(opened(), ...withdrawn)
      .when(dismissed())
      .leadsTo({ case: 'dismissed', authority: 'withdrawn' }, []);
  });

  it('comes back from awareness when the risk is assessed anew', () => {
    const state = given(opened(), ...withdrawn)
      .when(risk('risk', hours(90)))
      .leadsTo({ authority: { owed: 'preparing' } }, [
        'keepGrounds risk',
        `armDeadline authority.notice ${hours(72)}`,
      ]);
    expect(state.context.reportHash).to.equal(null);
    given(opened(), ...withdrawn)
      .when(risk('unlikely', hours(90)))
      .leadsTo({ authority: 'withdrawn' }, ['keepGrounds risk']);
    const back = [...withdrawn, risk('risk', hours(90))] as const;
    given(opened(), ...back)
      .when(later('follow-up'))
      .isRefused('follow-up-without-earlier', 'kind');
    given(opened(), ...back, reportSubmitted({ hash: 'r3' }), reportApproved({ hash: 'r3' }))
      .when(authorityNotified({ notifiedAt: hours(91) }))
      .isRefused('delay-reason-missing', 'delayReason');
  });

  it('is followed up by nothing, and confirmed by nobody', () => {
    given(opened(), ...withdrawn)
      .when(later('follow-up'))
      .isRefused('follow-up-without-earlier', 'kind');
    given(opened(), ...withdrawn)
      .when(decisionConfirmed({ decision: 'report' }))
      .isRefused('not-outdated', 'decision');
  });
});

describe('a change to what waits for approval', () => {
  const changes = [
    facts({ at: hours(4), voids: 'r1' }),
    breachConfirmed({ at: hours(4), awareAt: hours(1), reason: 'why', voids: 'r1' }),
    contained({ at: hours(4), voids: 'r1' }),
    { ...risk('high', hours(4)), voids: 'r1' },
  ];
  for (const change of changes)
    it(`voids it and its approval: ${change.type}`, () => {
      for (const past of [[reportSubmitted()], [reportSubmitted(), reportApproved()]] as const) {
        const state = stateAfter(opened(), risk('risk'), ...past, change);
        expect(state.value.authority).to.deep.equal({ owed: 'preparing' });
        expect(state.context).to.deep.include({
          reportHash: null,
          reportVoided: { hash: 'r1', since: hours(4) },
        });
        given(opened(), risk('risk'), ...past, change)
          .when(reportApproved())
          .isRefused('report-changed', 'hash');
      }
    });

  it('is said once: the report is marked as returned', () => {
    given(opened(), risk('risk'), reportSubmitted(), reportApproved())
      .when(facts({ voids: 'r1' }))
      .leadsTo({ authority: { owed: 'preparing' } }, ['markReport returned']);
  });

  it('leaves alone what it does not name, and what was filed', () => {
    given(opened(), risk('risk'), reportSubmitted())
      .when(facts({ outdated: [] }))
      .leadsTo({ authority: { owed: 'reviewing' } }, []);
    given(opened(), ...notified)
      .when(facts({ at: hours(10), outdated: ['report'] }))
      .leadsTo({ authority: 'notified' }, [`armDeadline decision.review ${hours(34)}`]);
  });

  it('puts a proposal not to notify before it, and the arrangement of joint controllers', () => {
    given(opened(), reportSubmitted())
      .when({ ...risk('unlikely'), voids: 'r1' })
      .leadsTo({ authority: { owed: 'excepting' } }, ['keepGrounds risk', 'markReport returned']);
    given(opened({ role: 'joint' }), risk('risk'), reportSubmitted())
      .when(facts({ authorityNotifier: 'other', voids: 'r1' }))
      .leadsTo({ authority: 'delegated' }, [
        'markReport returned',
        `settleDeadline authority.notice released ${hours(1)}`,
      ]);
  });

  it('voids a follow-up: what was filed stands again, with what it does not say', () => {
    const state = given(opened(), ...notified, later('follow-up'), approved)
      .when(facts({ at: hours(13), voids: 'r2', outdated: ['report'] }))
      .leadsTo({ authority: 'notified' }, [
        'markReport returned',
        `settleDeadline authority.follow-up released ${hours(13)}`,
        `armDeadline decision.review ${hours(37)}`,
      ]);
    expect(state.context.outdated).to.deep.equal({ report: hours(13) });
  });

  it('takes no reason for awareness that is moved without one', () => {
    given(opened(), risk('risk'), reportSubmitted())
      .when(breachConfirmed({ awareAt: hours(5), voids: 'r1' }))
      .isRefused('reason-missing', 'reason');
  });

  it('is forgotten when the notice is sent back, or filed', () => {
    const change = facts({ at: hours(4), voids: 'r1' });
    const anew = reportSubmitted({ at: hours(5), hash: 'r2' });
    const past = [risk('risk'), reportSubmitted(), change, anew] as const;
    expect(stateAfter(opened(), ...past).context.reportVoided).not.to.equal(null);
    expect(stateAfter(opened(), ...past, reportReturned()).context.reportVoided).to.equal(null);
    expect(stateAfter(opened(), ...past, approved, authorityNotified()).context.reportVoided).to.equal(null);
  });

  it('stays a matter of confirmation where an older chart recorded it', () => {
    given(opened(), risk('risk'), reportSubmitted(), facts({ outdated: ['report'] }))
      .when(reportApproved())
      .leadsTo({ authority: { owed: 'filing' } }, ['markReport approved']);
  });
});

describe('a call to the authority', () => {
  it('is recorded from the first suspicion, and ends no clock', () => {
    for (const confirmed of [true, false]) {
      const before = stateAfter(opened({ confirmed }));
      const state = given(opened({ confirmed })).when(authorityPhoned()).leadsTo(before.value, []);
      expect(state.context.phonedAt).to.equal(hours(1));
      expect(demandedDeadlines(state)).to.deep.equal(demandedDeadlines(before));
    }
    given(opened(), authorityPhoned())
      .when(neared())
      .leadsTo({}, [`alertStaff authority.notice ${hours(72)} remaining`]);
    given(opened(), ...notified, closed())
      .when(authorityPhoned())
      .isRefused('incident-closed');
  });

  it('stands beside the number that the authority gives the case', () => {
    const { context } = given(opened(), ...notified)
      .when(authorityRegistered({ documentNumber: '26/01234-1' }))
      .leadsTo({ authority: 'notified' }, []);
    expect(context).to.include({ caseNumber: '26/01234', documentNumber: '26/01234-1' });
  });
});
