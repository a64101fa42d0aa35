import { and } from 'xstate';
import { chartSetup, isAware } from '../../chart-setup.ts';
import {
  approveReport,
  authoritySettles,
  dropReport,
  markReport,
  submitReport,
} from '../../report-actions.ts';

/** The clock runs: without undue delay, at the latest 72 hours after awareness. Basis: GDPR art. 33(1). */
export const owed = chartSetup.createStateConfig({
  initial: 'preparing',
  on: {
    'risk.assessed': {
      guard: and(['riskSparesAuthority', isAware]),
      target: 'released',
      actions: [dropReport, markReport('returned')],
    },
    'facts.recorded': {
      guard: and(['isOpen', 'otherNotifiesAuthority']),
      target: 'delegated',
      actions: [dropReport, authoritySettles, markReport('returned')],
    },
  },
  states: {
    /** Somebody owes the text. Basis: GDPR art. 33(3). */
    preparing: {
      on: {
        'report.submitted': {
          guard: isAware,
          target: 'reviewing',
          actions: [submitReport, markReport('submitted')],
        },
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
          actions: [dropReport, markReport('returned')],
        },
      },
    },
    /** Approved; somebody owes the filing with the authority, and the word that it is done. */
    filing: {
      on: {
        'authority.notified': {
          guard: 'firstNoticeIsInTimeOrReasoned',
          target: '#incident.authority.notified',
          actions: [authoritySettles, markReport('filed')],
        },
        'report.returned': {
          guard: 'isOpen',
          target: 'preparing',
          actions: [dropReport, markReport('returned')],
        },
      },
    },
  },
});
