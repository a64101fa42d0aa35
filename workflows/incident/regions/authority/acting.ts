import { and } from 'xstate';
import { chartSetup, isAware } from '../../chart-setup.ts';
import { endMandate, giveMandate } from '../../mandate-actions.ts';
import {
  approveReport,
  filing,
  markReport,
  resubmitting,
  returningLater,
  submitting,
  voidingLater,
} from '../../report-actions.ts';

const isAllowed = and(['mandatesAllow', isAware]);
const returned = { guard: 'isOpen', target: 'preparing', actions: returningLater } as const;
/** Sent anew: what waited or was approved is void. */
const resubmitted = { guard: isAllowed, target: 'reviewing', actions: resubmitting } as const;
/** What the frozen notice says was changed: it is void, and its approval with it. Basis: GDPR art. 5(2), 33(3). */
const voided = { target: '.preparing', actions: voidingLater } as const;

/**
 * A processor whom controllers have let notify the authority in their place. Their 72 hours are theirs; each mandate
 * has the date that was agreed on. Basis: GDPR art. 28(3)(f), 33(1), 33(2).
 */
export const acting = chartSetup.createStateConfig({
  initial: 'preparing',
  on: {
    'mandate.given': { guard: 'mandateIsNew', actions: giveMandate },
    'mandate.ended': [
      {
        guard: and(['mandateStands', 'isLastMandate', 'reportNeedsMandate']),
        target: 'inapplicable',
        actions: [endMandate, ...returningLater],
      },
      { guard: and(['mandateStands', 'isLastMandate']), target: 'inapplicable', actions: endMandate },
      /** What was frozen names a controller that no longer lets us: it is void. */
      {
        guard: and(['mandateStands', 'reportNeedsMandate']),
        target: '.preparing',
        actions: [endMandate, ...voidingLater],
      },
      { guard: 'mandateStands', actions: endMandate },
    ],
    'facts.recorded': { guard: 'voidsReport', ...voided },
    'breach.confirmed': { guard: and(['voidsReport', 'awarenessIsReasoned']), ...voided },
    'breach.contained': { guard: 'voidsReport', ...voided },
    'risk.assessed': { guard: and(['voidsReport', isAware]), ...voided },
  },
  states: {
    /** Some notice may be written, and is owed under each mandate until its date. */
    preparing: {
      on: { 'report.submitted': { guard: isAllowed, target: 'reviewing', actions: submitting } },
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
    /** Approved; somebody owes the filing in the controllers' place. */
    filing: {
      on: {
        'authority.notified': { guard: 'isWhatWasApproved', target: 'preparing', actions: filing },
        'report.returned': returned,
        'report.submitted': resubmitted,
      },
    },
  },
});
