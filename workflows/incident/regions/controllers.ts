import { chartSetup, remember } from '../chart-setup.ts';

const countController = remember(({ context, event }) =>
  event.type === 'controller.notified'
    ? { controllersTold: context.controllersTold + 1, controllersToldAt: event.notifiedAt }
    : {},
);

/** The duty of a processor to tell its controllers. Basis: GDPR art. 33(2). */
export const controllersRegion = chartSetup.createStateConfig({
  initial: 'arising',
  states: {
    arising: { always: [{ guard: 'isProcessor', target: 'telling' }, { target: 'inapplicable' }] },
    /** We decide over the data ourselves. */
    inapplicable: {},
    /** The controllers are owed word, without undue delay and without a test of risk. Basis: GDPR art. 33(2). */
    telling: {
      on: {
        'controller.notified': [
          {
            guard: 'everyControllerTold',
            target: 'told',
            actions: countController,
          },
          { guard: 'isOpen', actions: countController },
        ],
      },
    },
    /** Every controller has been told; further word to one of them is recorded. */
    told: { on: { 'controller.notified': { guard: 'isOpen', actions: countController } } },
  },
});
