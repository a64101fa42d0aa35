import { expect } from 'chai';
import { given, stateAfter } from '../../support/given-when-then.ts';
import {
  ida,
  noticeApproved,
  noticeReturned,
  noticeSubmitted,
  ola,
  opened,
  reportApproved,
  reportReturned,
  reportSubmitted,
  risk,
  varsla,
} from './saying.ts';

const alone = { actor: ida, approvers: 1, ownApprovalReason: 'I am the whole firm' };

describe('an author who has nobody else to ask', () => {
  const report = given(opened(), reportSubmitted());
  const notice = given(opened(), risk('high'), noticeSubmitted());

  it('may let the report leave, with a reason that is kept', () => {
    const { context } = report
      .when(reportApproved(alone))
      .leadsTo({ authority: { owed: 'filing' } }, ['markReport approved']);
    expect(context.reportOwnApproval).to.equal('I am the whole firm');
  });

  it('may let the notice leave, with a reason that is kept', () => {
    const { context } = notice
      .when(noticeApproved(alone))
      .leadsTo({ people: { informing: 'sending' } }, ['markNotice approved', 'tellPeople frozen']);
    expect(context.noticeOwnApproval).to.equal('I am the whole firm');
  });

  it('is asked for the reason', () => {
    const without = { actor: ida, approvers: 1, ownApprovalReason: null };
    report.when(reportApproved(without)).isRefused('own-approval-unexplained', 'ownApprovalReason');
    notice.when(noticeApproved(without)).isRefused('own-approval-unexplained', 'ownApprovalReason');
  });

  it('approves only what was frozen, whatever the reason', () => {
    report.when(reportApproved({ ...alone, hash: 'another' })).isRefused('version-changed', 'hash');
    notice.when(noticeApproved({ ...alone, hash: 'another' })).isRefused('version-changed', 'hash');
  });

  for (const approvers of [0, 2, 50])
    it(`is somebody else's to answer where ${approvers} people have the right`, () => {
      report.when(reportApproved({ ...alone, approvers })).isRefused('author-approves');
      notice.when(noticeApproved({ ...alone, approvers })).isRefused('author-approves');
    });

  it('is believed by nobody where the count is missing, as in old records', () => {
    const { approvers: _, ...uncounted } = alone;
    report.when(reportApproved(uncounted)).isRefused('author-approves');
  });

  it('is never Varsla itself', () => {
    report.when(reportApproved({ ...alone, actor: varsla })).isRefused('author-approves');
  });

  it('is not the one who wrote nothing of it: a reason from them would be untrue', () => {
    const another = { ...alone, actor: ola };
    report.when(reportApproved(another)).isRefused('own-approval-needless', 'ownApprovalReason');
    notice.when(noticeApproved(another)).isRefused('own-approval-needless', 'ownApprovalReason');
  });

  it('gives a new reason for a new text: the old one goes with what it was for', () => {
    const returned = stateAfter(opened(), reportSubmitted(), reportApproved(alone), reportReturned());
    expect(returned.context.reportOwnApproval).to.equal(null);
    const withdrawn = stateAfter(opened(), risk('high'), noticeSubmitted(), noticeReturned());
    expect(withdrawn.context.noticeOwnApproval).to.equal(null);
  });
});

describe('an approval by somebody else', () => {
  it('keeps no reason, and needs no count', () => {
    const { context } = given(opened(), reportSubmitted())
      .when(reportApproved())
      .leadsTo({ authority: { owed: 'filing' } }, ['markReport approved']);
    expect(context.reportOwnApproval).to.equal(null);
  });
});
