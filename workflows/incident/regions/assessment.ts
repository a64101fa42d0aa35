import { and } from 'xstate';
import { chartSetup, exceptionWaits, isAware } from '../chart-setup.ts';
import { confirmDecision, decideRisk, keepGrounds, undecideRisk } from '../decision-actions.ts';

const decide = { guard: isAware, actions: [decideRisk, keepGrounds('risk')] };

/** How great is the risk to people? Basis: GDPR art. 33(1), 34(1); recitals 75, 76, 85. */
export const assessmentRegion = chartSetup.createStateConfig({
  initial: 'assessing',
  on: {
    /** A decision stands although a fact that it relied on has changed. Basis: GDPR art. 33(5), 5(2). */
    'decision.confirmed': [
      { guard: 'riskIsConfirmed', actions: [confirmDecision, keepGrounds('risk')] },
      { guard: 'reportIsConfirmed', actions: [confirmDecision, keepGrounds('report')] },
      { guard: 'noticeIsConfirmed', actions: [confirmDecision, keepGrounds('notice')] },
    ],
  },
  states: {
    /** Somebody owes the decision. The clock does not wait for it. */
    assessing: { on: { 'risk.assessed': { ...decide, target: 'assessed' } } },
    /** Decided with reasons; may be decided anew at each new fact. */
    assessed: {
      on: {
        'risk.assessed': decide,
        /** An approver does not let the notice fall away: the risk is to be assessed anew. */
        'exception.returned': {
          guard: and(['isOpen', exceptionWaits]),
          target: 'assessing',
          actions: undecideRisk,
        },
      },
    },
  },
});
