import { expect } from 'chai';
import { acceptedNow } from '../../../workflows/incident/decide.ts';
import { demandedDeadlines } from '../../../workflows/incident/demanded-deadlines.ts';
import { given, stateAfter } from '../../support/given-when-then.ts';
import {
  authorityNotified,
  closed,
  controllerNotified,
  dismissed,
  dutyDropped,
  dutyFulfilled,
  dutyMoved,
  facts,
  firstMandate,
  hours,
  ida,
  mandateEnded,
  mandateGiven,
  opened,
  reportApproved,
  reportReturned,
  reportSubmitted,
  secondMandate,
  supplement,
} from './saying.ts';

const processor = opened({ role: 'processor' });
const second = mandateGiven({ key: secondMandate, controller: 'controller-2', scope: 'first' });
const submitted = (...mandates: string[]) => reportSubmitted({ mandates });
const followUp = (...mandates: string[]) =>
  reportSubmitted({ hash: 'r2', kind: 'follow-up', completeness: 'complete', mandates });
const met = (key: string) => `settleDeadline authority.mandate ${key} met ${hours(2)}`;
const filedUnder = (...mandates: string[]) =>
  [submitted(...mandates), reportApproved(), authorityNotified()] as const;

describe('a processor that notifies for its controllers', () => {
  it('needs a mandate of each', () => {
    given(processor).when(reportSubmitted()).isRefused('mandate-missing');
    given(processor).when(authorityNotified()).isRefused('mandate-missing');
    const state = given(processor)
      .when(mandateGiven())
      .leadsTo({ authority: { acting: 'preparing' } }, [`armDeadline authority.mandate ${hours(60)}`]);
    expect(state.context.mandates).to.deep.equal([
      {
        key: firstMandate,
        controller: 'controller-1',
        scope: 'full',
        givenAt: hours(1),
        proof: null,
        endedAt: null,
      },
    ]);
    given(processor, mandateGiven()).when(submitted()).isRefused('mandate-missing', 'mandates');
    given(processor, mandateGiven()).when(submitted('unknown')).isRefused('mandate-unknown', 'mandates');
    given(opened()).when(mandateGiven()).isRefused('no-such-duty');
  });

  it('has no clock of 72 hours of its own, and gives no reason for a delay', () => {
    const state = stateAfter(processor, mandateGiven());
    expect(demandedDeadlines(state).map(({ kind }) => kind)).to.deep.equal([
      'controllers.notice',
      'authority.mandate',
    ]);
    given(processor, mandateGiven(), submitted(firstMandate), reportApproved())
      .when(authorityNotified({ notifiedAt: hours(100) }))
      .leadsTo({ authority: { acting: 'preparing' } }, [
        'markReport filed',
        'fileGrounds report',
        `settleDeadline authority.mandate ${firstMandate} met ${hours(100)}`,
      ]);
  });

  it('files with four eyes, and what was owed under the mandates is done', () => {
    given(processor, mandateGiven(), submitted(firstMandate))
      .when(reportApproved({ actor: ida }))
      .isRefused('author-approves');
    given(processor, mandateGiven(), second, submitted(firstMandate, secondMandate), reportApproved())
      .when(authorityNotified())
      .leadsTo({ authority: { acting: 'preparing' } }, [
        'markReport filed',
        'fileGrounds report',
        met(firstMandate),
        met(secondMandate),
      ]);
    given(processor, mandateGiven(), second, submitted(firstMandate), reportApproved())
      .when(authorityNotified())
      .leadsTo({}, ['markReport filed', 'fileGrounds report', met(firstMandate)]);
  });

  it('sends it back, and then anew', () => {
    given(processor, mandateGiven(), submitted(firstMandate))
      .when(reportReturned())
      .leadsTo({ authority: { acting: 'preparing' } }, ['markReport returned']);
    const { context } = given(processor, mandateGiven(), submitted(firstMandate), reportApproved())
      .when(reportSubmitted({ hash: 'r2', mandates: [firstMandate] }))
      .leadsTo({ authority: { acting: 'reviewing' } }, ['markReport submitted', 'keepGrounds report']);
    expect(context.reportVoided?.hash).to.equal('r1');
  });

  it('goes beyond the first message only under a full mandate', () => {
    const past = [second, ...filedUnder(secondMandate)] as const;
    given(processor, ...past)
      .when(followUp())
      .isRefused('mandate-first-only', 'kind');
    given(processor, ...past)
      .when(followUp(secondMandate))
      .isRefused('mandate-first-only', 'kind');
    expect(acceptedNow(stateAfter(processor, ...past))).not.to.include('report.submitted');
    const both = [mandateGiven(), second, ...filedUnder(firstMandate, secondMandate)] as const;
    given(processor, ...both)
      .when(followUp(firstMandate, secondMandate))
      .isRefused('mandate-first-only', 'kind');
    given(processor, ...both)
      .when(followUp(firstMandate))
      .leadsTo({ authority: { acting: 'reviewing' } }, ['markReport submitted', 'keepGrounds report']);
    given(processor, ...both)
      .when(reportSubmitted({ kind: 'first', mandates: [secondMandate] }))
      .isRefused('wrong-kind', 'kind');
    given(processor, mandateGiven())
      .when(followUp(firstMandate))
      .isRefused('follow-up-without-earlier', 'kind');
  });

  it('files a first one again for a controller that comes later', () => {
    given(processor, mandateGiven(), ...filedUnder(firstMandate), second)
      .when(submitted(firstMandate))
      .isRefused('wrong-kind', 'mandates');
    const { context } = given(processor, mandateGiven(), ...filedUnder(firstMandate), second)
      .when(submitted(secondMandate))
      .leadsTo({ authority: { acting: 'reviewing' } }, ['markReport submitted', 'keepGrounds report']);
    expect(context.reportKind).to.equal('first');
  });

  it('owes the rest of an incomplete one under a full mandate, and leaves it to the controller otherwise', () => {
    const incomplete = (key: string) =>
      reportSubmitted({ kind: 'first', completeness: 'incomplete', mandates: [key] });
    given(processor, mandateGiven(), incomplete(firstMandate), reportApproved())
      .when(authorityNotified())
      .isRefused('supplement-missing', 'followUpDueAt');
    given(processor, mandateGiven(), incomplete(firstMandate), reportApproved())
      .when(authorityNotified({ supplement }))
      .leadsTo({}, [
        'markReport filed',
        'fileGrounds report',
        met(firstMandate),
        `armDeadline authority.supplement ${supplement.dueAt}`,
      ]);
    given(processor, second, incomplete(secondMandate), reportApproved())
      .when(authorityNotified())
      .leadsTo({}, ['markReport filed', 'fileGrounds report', met(secondMandate)]);
  });

  it('ends what it owes with the mandate, and only so', () => {
    const released = `settleDeadline authority.mandate ${firstMandate} released ${hours(1)}`;
    const one = given(processor, mandateGiven());
    one.when(dutyFulfilled({ key: firstMandate, decision: 'done' })).isRefused('ends-by-filing', 'key');
    one.when(dutyDropped({ key: firstMandate })).isRefused('ends-with-mandate', 'key');
    one.when(dutyMoved({ key: firstMandate })).leadsTo({}, [`moveDeadline authority.mandate ${hours(300)}`]);
    one.when(mandateEnded({ key: secondMandate })).isRefused('mandate-unknown', 'key');
    one.when(mandateEnded()).leadsTo({ authority: 'inapplicable' }, [released]);
    given(processor, mandateGiven(), second, submitted(firstMandate, secondMandate))
      .when(mandateEnded())
      .leadsTo({ authority: { acting: 'preparing' } }, ['markReport returned', released]);
    given(processor, mandateGiven(), second, submitted(secondMandate))
      .when(mandateEnded())
      .leadsTo({ authority: { acting: 'reviewing' } }, [released]);
    given(processor, mandateGiven(), submitted(firstMandate), reportApproved())
      .when(mandateEnded())
      .leadsTo({ authority: 'inapplicable' }, ['markReport returned', released]);
  });

  it('closes when every controller is told and every mandate served, and dismisses nothing that it filed', () => {
    given(processor, controllerNotified(), mandateGiven()).when(closed()).isRefused('duty-open');
    given(processor, controllerNotified(), mandateGiven(), ...filedUnder(firstMandate))
      .when(closed())
      .leadsTo({ case: 'closed' }, []);
    given(processor, mandateGiven(), ...filedUnder(firstMandate))
      .when(dismissed())
      .isRefused('already-left');
  });

  it('voids what waits by a change, as a controller does', () => {
    given(processor, mandateGiven(), submitted(firstMandate))
      .when(facts({ voids: 'r1' }))
      .leadsTo({ authority: { acting: 'preparing' } }, ['markReport returned']);
  });
});
