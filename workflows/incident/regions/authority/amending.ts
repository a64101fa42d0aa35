import { and, assign } from 'xstate';
import { chartSetup, isAware } from '../../chart-setup.ts';
import {
  approveReport,
  filing,
  markReport,
  resubmitting,
  returningLater,
  voidingLater,
} from '../../report-actions.ts';

/** Sent anew: what waited or was approved is void. */
const resubmitted = { guard: 'isLaterNotice', target: 'reviewing', actions: resubmitting } as const;
/** What the frozen notice says was changed: it is void, and the one before it stands. Basis: GDPR art. 5(2), 33(4). */
const voided = { target: 'notified', actions: voidingLater } as const;

/** A follow-up, a correction, the final notice or a withdrawal is on its way, by the same approval. Basis: GDPR art. 33(4). */
export const amending = chartSetup.createStateConfig({
  initial: 'reviewing',
  exit: assign({ followUpSince: null }),
  on: {
    'report.returned': { guard: 'isOpen', target: 'notified', actions: returningLater },
    'facts.recorded': { guard: 'voidsReport', ...voided },
    'risk.assessed': { guard: and(['voidsReport', isAware]), ...voided },
    'breach.confirmed': { guard: and(['voidsReport', 'awarenessIsReasoned']), ...voided },
    'breach.contained': { guard: 'voidsReport', ...voided },
  },
  states: {
    /** Another person owes the reading; where there is none, the author a reason. */
    reviewing: {
      on: {
        'report.approved': {
          guard: 'reportApprovalHolds',
          target: 'filing',
          actions: [approveReport, markReport('approved')],
        },
        'report.submitted': resubmitted,
      },
    },
    /** Approved; somebody owes the filing. */
    filing: {
      on: {
        'authority.notified': [
          {
            guard: and(['isWhatWasApproved', 'takesBack']),
            target: '#incident.authority.withdrawn',
            actions: filing,
          },
          { guard: 'isWhatWasApproved', target: '#incident.authority.notified', actions: filing },
        ],
        'report.submitted': resubmitted,
      },
    },
  },
});
