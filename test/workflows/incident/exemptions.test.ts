import { given } from '../../support/given-when-then.ts';
import {
  dutyDropped,
  dutyFulfilled,
  dutyUndertaken,
  exemptionApproved,
  exemptionEnded,
  hours,
  ida,
  noticeApproved,
  noticeReturned,
  noticeSubmitted,
  opened,
  risk,
} from './saying.ts';

const clock = (at: number) => `armDeadline people.notice ${hours(at + 24)}`;
const released = `settleDeadline people.notice released ${hours(1)}`;
const hold = dutyUndertaken({ kind: 'police.hold', dueAt: hours(100) });
const putOff = exemptionApproved({ code: 'criminal-investigation', reviewKey: hold.key });

describe('exemptions from telling the people', () => {
  it('release from telling, and stop the clock that ran for it', () => {
    given(opened(), risk('high')).when(exemptionApproved()).leadsTo({ people: 'exempt' }, [released]);
  });

  it('need four eyes, or the reason of the one who has nobody to ask', () => {
    const high = [opened(), risk('high')] as const;
    given(...high)
      .when(exemptionApproved({ actor: ida }))
      .isRefused('author-approves');
    given(...high)
      .when(exemptionApproved({ actor: ida, approvers: 1 }))
      .isRefused('own-approval-unexplained', 'ownApprovalReason');
    given(...high)
      .when(exemptionApproved({ ownApprovalReason: 'why' }))
      .isRefused('own-approval-needless', 'ownApprovalReason');
    given(...high)
      .when(exemptionApproved({ actor: ida, approvers: 1, ownApprovalReason: 'alone' }))
      .leadsTo({ people: 'exempt' }, [released]);
  });

  it('are nothing for a processor', () => {
    given(opened({ role: 'processor' }))
      .when(exemptionApproved())
      .isRefused('no-such-duty');
  });

  it('leave the people owed the notice from their end on', () => {
    given(opened(), risk('high'), exemptionApproved())
      .when(exemptionEnded({ at: hours(5) }))
      .leadsTo({ people: { informing: 'preparing' } }, [clock(5)]);
    given(opened(), risk('high'), exemptionApproved(), exemptionApproved({ exemptionId: 'e2' }))
      .when(exemptionEnded({ at: hours(5) }))
      .leadsTo({ people: 'exempt' }, []);
  });

  it('stand for a risk that is found high later, and fall away with a lower one', () => {
    given(opened(), exemptionApproved())
      .when(risk('high'))
      .leadsTo({ people: 'exempt' }, ['keepGrounds risk']);
    given(opened(), risk('risk'), exemptionApproved())
      .when(risk('high'))
      .leadsTo({ people: 'exempt' }, ['keepGrounds risk']);
    given(opened(), risk('high'), exemptionApproved())
      .when(risk('risk'))
      .leadsTo({ people: 'released' }, ['keepGrounds risk']);
  });

  it('of § 16 end with their review, and hold back a notice that waits for approval', () => {
    given(opened(), hold, risk('high'), putOff)
      .when(dutyFulfilled({ key: hold.key, at: hours(5), decision: 'the police agree' }))
      .leadsTo({ people: { informing: 'preparing' } }, [
        `settleDeadline police.hold ${hold.key} met ${hours(5)}`,
        clock(5),
      ]);
    given(opened(), hold, risk('high'), putOff)
      .when(dutyDropped({ key: hold.key, at: hours(5) }))
      .leadsTo({ people: { informing: 'preparing' } }, [
        `settleDeadline police.hold ${hold.key} released ${hours(5)}`,
        clock(5),
      ]);
    given(opened(), hold, risk('high'), noticeSubmitted())
      .when(putOff)
      .leadsTo({ people: 'exempt' }, [released, 'markNotice returned']);
    given(opened(), hold, risk('high'), putOff).when(noticeSubmitted()).isRefused('people-held');
    given(opened(), hold, putOff).when(noticeSubmitted()).isRefused('people-held');
    given(opened(), risk('high')).when(putOff).isRefused('out-of-order');
  });

  it('of art. 34(3) keep nobody from telling all the same', () => {
    given(opened(), risk('high'), exemptionApproved())
      .when(noticeSubmitted())
      .leadsTo({ people: { informing: 'reviewing' } }, [
        clock(1),
        'markNotice submitted',
        'keepGrounds notice',
      ]);
    given(opened(), risk('high'), noticeSubmitted(), exemptionApproved())
      .when(noticeApproved())
      .leadsTo({ people: { informing: 'sending' } }, ['markNotice approved', 'tellPeople frozen']);
    given(opened(), risk('high'), noticeSubmitted(), exemptionApproved())
      .when(noticeReturned())
      .leadsTo({ people: 'exempt' }, [released, 'markNotice returned']);
  });
});
