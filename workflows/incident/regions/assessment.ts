import { assign } from 'xstate';
import { chartSetup, isAware } from '../chart-setup.ts';

/** How great is the risk to people? Basis: GDPR art. 33(1), 34(1); recitals 75, 76, 85. */
export const assessmentRegion = chartSetup.createStateConfig({
  initial: 'assessing',
  states: {
    /** Somebody owes the decision. The clock does not wait for it. */
    assessing: {
      on: {
        'risk.assessed': {
          guard: isAware,
          target: 'assessed',
          actions: assign(({ event }) => ({ risk: event.level })),
        },
      },
    },
    /** Decided with reasons; may be decided anew at each new fact. */
    assessed: {
      on: {
        'risk.assessed': { guard: isAware, actions: assign(({ event }) => ({ risk: event.level })) },
      },
    },
  },
});
