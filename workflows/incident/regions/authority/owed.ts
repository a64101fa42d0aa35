import { and } from 'xstate';
import { chartSetup, isAware } from '../../chart-setup.ts';
import { dropException, fileGrounds, keepGrounds, renew, takeException } from '../../decision-actions.ts';
import {
  approveReport,
  authoritySettles,
  dropReport,
  markReport,
  submitReport,
} from '../../report-actions.ts';

const submitting = [submitReport, renew('report'), markReport('submitted'), keepGrounds('report')] as const;

/** The clock runs: without undue delay, at the latest 72 hours after awareness. Basis: GDPR art. 33(1). */
export const owed = chartSetup.createStateConfig({
  initial: 'preparing',
  on: {
    'risk.assessed': [
      {
        guard: and(['riskProposesException', isAware]),
        target: '.excepting',
        actions: [dropReport, renew('report'), markReport('returned')],
      },
      /** As incident@2 and older recorded it, without an approval. */
      {
        guard: and(['riskSparesAuthority', isAware]),
        target: 'released',
        actions: [dropReport, renew('report'), markReport('returned')],
      },
    ],
    'facts.recorded': {
      guard: and(['isOpen', 'otherNotifiesAuthority']),
      target: 'delegated',
      actions: [dropReport, renew('report'), authoritySettles, markReport('returned')],
    },
  },
  states: {
    /** Somebody owes the text. Basis: GDPR art. 33(3). */
    preparing: {
      on: {
        'report.submitted': {
          guard: isAware,
          target: 'reviewing',
          actions: submitting,
        },
      },
    },
    /**
     * Not to notify is the exception: somebody proposes it, another person owes the approval, and the clock runs on.
     * Basis: GDPR art. 33(1), 5(2).
     */
    excepting: {
      on: {
        'exception.approved': {
          guard: and(['exceptionApprovalHolds', isAware]),
          target: '#incident.authority.released',
          actions: takeException,
        },
        'exception.returned': { guard: 'isOpen', target: 'preparing' },
        /** Assessed anew as a risk: the proposal is withdrawn, and the notice owed. */
        'risk.assessed': [
          { guard: and(['riskDemandsAuthority', isAware]), target: 'preparing' },
          { guard: and(['riskProposesException', isAware]) },
        ],
        /** To notify is the rule, and needs no waiting for an answer. */
        'report.submitted': { guard: isAware, target: 'reviewing', actions: [dropException, ...submitting] },
      },
    },
    /** Another person owes the reading; where there is none, the author a reason. */
    reviewing: {
      on: {
        'report.approved': {
          guard: 'reportApprovalHolds',
          target: 'filing',
          actions: [approveReport, markReport('approved')],
        },
        'report.returned': {
          guard: 'isOpen',
          target: 'preparing',
          actions: [dropReport, renew('report'), markReport('returned')],
        },
      },
    },
    /** Approved; somebody owes the filing with the authority, and the word that it is done. */
    filing: {
      on: {
        'authority.notified': {
          guard: 'firstNoticeIsInTimeOrReasoned',
          target: '#incident.authority.notified',
          actions: [authoritySettles, markReport('filed'), fileGrounds],
        },
        'report.returned': {
          guard: 'isOpen',
          target: 'preparing',
          actions: [dropReport, renew('report'), markReport('returned')],
        },
      },
    },
  },
});
