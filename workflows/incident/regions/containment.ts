import { assign } from 'xstate';
import { chartSetup } from '../chart-setup.ts';

/** Is the leak stopped? Basis: GDPR art. 33(3)(d). No duty with a clock: data once published cannot be called back. */
export const containmentRegion = chartSetup.createStateConfig({
  initial: 'containing',
  states: {
    /** Somebody owes the stop. */
    containing: {
      on: {
        'breach.contained': {
          guard: 'isOpen',
          target: 'contained',
          actions: assign(({ event }) => ({ containedAt: event.containedAt })),
        },
      },
    },
    /** The leak is stopped; a later correction of the time is taken. */
    contained: {
      on: {
        'breach.contained': {
          guard: 'isOpen',
          actions: assign(({ event }) => ({ containedAt: event.containedAt })),
        },
      },
    },
  },
});
