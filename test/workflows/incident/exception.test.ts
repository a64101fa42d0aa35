import { expect } from 'chai';
import { acceptedNow } from '../../../workflows/incident/decide.ts';
import { demandedDeadlines } from '../../../workflows/incident/demanded-deadlines.ts';
import { given, stateAfter } from '../../support/given-when-then.ts';
import {
  closed,
  dismissed,
  exceptionApproved,
  exceptionReturned,
  excepted,
  facts,
  filed,
  hours,
  ida,
  kari,
  opened,
  reopened,
  reportSubmitted,
  risk,
  varsla,
} from './saying.ts';

const waiting = [risk('unlikely')] as const;
const released = `settleDeadline authority.notice released ${hours(1)}`;

describe('the exception from notifying the authority', () => {
  it('is taken when another person approves it, and the clock ends then and not before', () => {
    const state = stateAfter(opened(), ...waiting);
    expect(state.context).to.include({ exception: 'proposed', exceptionHash: 'x1' });
    expect(demandedDeadlines(state).map(({ kind }) => kind)).to.deep.equal(['authority.notice']);
    const { context } = given(opened(), ...waiting)
      .when(exceptionApproved())
      .leadsTo({ authority: 'released', people: 'released', assessment: 'assessed' }, [released]);
    expect(context).to.include({ exception: 'taken', exceptionOwnApproval: null, risk: 'unlikely' });
  });

  it('is approved by nobody who proposed it, and only as it was read', () => {
    const one = given(opened(), ...waiting);
    one.when(exceptionApproved({ actor: ida })).isRefused('author-approves');
    one.when(exceptionApproved({ actor: varsla })).isRefused('author-approves');
    one.when(exceptionApproved({ hash: 'x0' })).isRefused('version-changed', 'hash');
    one.when(exceptionApproved({ actor: kari, hash: null })).leadsTo({ authority: 'released' }, [released]);
  });

  it('is approved by its author alone with a reason, where nobody else could', () => {
    const one = given(opened(), ...waiting);
    one
      .when(exceptionApproved({ actor: ida, approvers: 1 }))
      .isRefused('own-approval-unexplained', 'ownApprovalReason');
    one
      .when(exceptionApproved({ actor: ida, approvers: 2, ownApprovalReason: 'alone' }))
      .isRefused('author-approves');
    one
      .when(exceptionApproved({ ownApprovalReason: 'alone' }))
      .isRefused('own-approval-needless', 'ownApprovalReason');
    const { context } = one
      .when(exceptionApproved({ actor: ida, approvers: 1, ownApprovalReason: 'alone' }))
      .leadsTo({ authority: 'released' }, [released]);
    expect(context.exceptionOwnApproval).to.equal('alone');
  });

  it('goes back to an open decision of the risk, for the people too', () => {
    const { context } = given(opened(), ...waiting)
      .when(exceptionReturned())
      .leadsTo({ authority: { owed: 'preparing' }, assessment: 'assessing', people: 'deciding' }, []);
    expect(context).to.include({ risk: null, exception: null, exceptionAuthor: null, exceptionHash: null });
    given(opened(), ...waiting, exceptionReturned())
      .when(exceptionApproved())
      .isRefused('out-of-order');
  });

  it('is withdrawn by a new assessment, also by one that proposes it again', () => {
    given(opened(), ...waiting)
      .when(risk('risk'))
      .leadsTo({ authority: { owed: 'preparing' } }, ['keepGrounds risk']);
    given(opened(), ...waiting, { ...risk('unlikely'), actor: kari, hash: 'x2' })
      .when(exceptionApproved())
      .isRefused('version-changed', 'hash');
    given(opened(), ...waiting, { ...risk('unlikely'), actor: kari, hash: 'x2' })
      .when(exceptionApproved({ actor: ida, hash: 'x2' }))
      .leadsTo({ authority: 'released' }, [released]);
  });

  it('holds up no notice: to notify is the rule', () => {
    const { context } = given(opened(), ...waiting)
      .when(reportSubmitted())
      .leadsTo({ authority: { owed: 'reviewing' } }, ['markReport submitted', 'keepGrounds report']);
    expect(context.exception).to.equal(null);
    given(opened(), ...waiting, ...filed)
      .when(closed())
      .leadsTo({ case: 'closed' }, []);
  });

  it('does not let the case be closed while it waits', () => {
    given(opened(), ...waiting)
      .when(closed())
      .isRefused('duty-open');
    given(opened(), ...excepted)
      .when(closed())
      .leadsTo({ case: 'closed' }, []);
  });

  it('is not approved while the case rests, nor of what is a suspicion again', () => {
    given(opened(), ...waiting, dismissed())
      .when(exceptionApproved())
      .isRefused('incident-dismissed');
    given(opened(), ...waiting, dismissed(), reopened())
      .when(exceptionApproved())
      .isRefused('not-confirmed');
  });

  it('waits for nothing on facts that have changed', () => {
    given(opened(), ...waiting, facts({ outdated: ['risk'] }))
      .when(exceptionApproved())
      .isRefused('decision-outdated');
  });

  it('is no matter of a processor', () => {
    const processor = opened({ role: 'processor' });
    const { context } = given(processor)
      .when(risk('unlikely'))
      .leadsTo({ authority: 'inapplicable', assessment: 'assessed' }, ['keepGrounds risk']);
    expect(context.exception).to.equal(null);
    given(processor, risk('unlikely')).when(exceptionApproved()).isRefused('no-such-duty');
  });

  it('is offered only where it waits', () => {
    const offered = (
      ...events: Parameters<typeof stateAfter> extends [infer _, ...infer Rest] ? Rest : never
    ) => acceptedNow(stateAfter(opened(), ...events)).filter((type) => type.startsWith('exception.'));
    expect(offered()).to.deep.equal([]);
    expect(offered(...waiting)).to.deep.equal(['exception.approved', 'exception.returned']);
    expect(offered(...excepted)).to.deep.equal([]);
  });
});
