import { and } from 'xstate';
import { chartSetup, isAware } from '../../chart-setup.ts';
import { dropException, takeException } from '../../decision-actions.ts';
import {
  approveReport,
  authoritySettles,
  filing,
  markReport,
  resubmitting,
  returning,
  submitting,
  voiding,
} from '../../report-actions.ts';

const isFirst = and(['isFirstNotice', isAware]);
const returned = { guard: 'isOpen', target: 'preparing', actions: returning } as const;
/** Sent anew: what waited or was approved is void. */
const resubmitted = { guard: isFirst, target: 'reviewing', actions: resubmitting } as const;
/** What the frozen notice says was changed: it is void, and its approval with it. Basis: GDPR art. 5(2), 33(3). */
const voided = { target: '.preparing', actions: voiding } as const;

/** The clock runs: without undue delay, at the latest 72 hours after awareness. Basis: GDPR art. 33(1). */
export const owed = chartSetup.createStateConfig({
  initial: 'preparing',
  on: {
    'risk.assessed': [
      { guard: and(['riskProposesException', isAware]), target: '.excepting', actions: returning },
      /** As incident@2 and older recorded it, without an approval. */
      { guard: and(['riskSparesAuthority', isAware]), target: 'released', actions: returning },
      { guard: and(['voidsReport', isAware]), ...voided },
    ],
    'facts.recorded': [
      {
        guard: and(['isOpen', 'otherNotifiesAuthority']),
        target: 'delegated',
        actions: [...returning, authoritySettles],
      },
      { guard: 'voidsReport', ...voided },
    ],
    'breach.confirmed': { guard: and(['voidsReport', 'awarenessIsReasoned']), ...voided },
    'breach.contained': { guard: 'voidsReport', ...voided },
  },
  states: {
    /** Somebody owes the text. Basis: GDPR art. 33(3). */
    preparing: {
      on: { 'report.submitted': { guard: isFirst, target: 'reviewing', actions: submitting } },
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
        'report.submitted': { guard: isFirst, target: 'reviewing', actions: [dropException, ...submitting] },
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
        'report.returned': returned,
        'report.submitted': resubmitted,
      },
    },
    /** Approved; somebody owes the filing with the authority, and the word that it is done. */
    filing: {
      on: {
        'authority.notified': {
          guard: and(['isWhatWasApproved', 'isInTimeOrReasoned']),
          target: '#incident.authority.notified',
          actions: [authoritySettles, ...filing],
        },
        'report.returned': returned,
        'report.submitted': resubmitted,
      },
    },
  },
});
