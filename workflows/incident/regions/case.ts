import { and, assign, not, or, stateIn } from 'xstate';
import { chartSetup, remember } from '../chart-setup.ts';
import { ageDecisions } from '../decision-actions.ts';
import { changeDuty, undertake } from '../duty-actions.ts';

const confirmAwareness = remember(({ context, event }) =>
  event.type === 'breach.confirmed'
    ? { confirmed: true, awareAt: event.awareAt, awareReason: event.reason ?? context.awareReason }
    : {},
);

/** No duty is open: the only moment in which an incident may be closed. */
const noDutyIsOpen = and([
  'isOpen',
  or([
    stateIn({ authority: 'inapplicable' }),
    stateIn({ authority: 'released' }),
    stateIn({ authority: 'delegated' }),
    stateIn({ authority: 'notified' }),
    stateIn({ authority: 'withdrawn' }),
    stateIn({ authority: { acting: 'preparing' } }),
  ]),
  or([
    stateIn({ people: 'inapplicable' }),
    stateIn({ people: 'released' }),
    stateIn({ people: 'delegated' }),
    stateIn({ people: 'exempt' }),
    stateIn({ people: 'told' }),
  ]),
  or([stateIn({ controllers: 'inapplicable' }), stateIn({ controllers: 'told' })]),
  or([stateIn({ assessment: 'assessed' }), 'isProcessor']),
  'everyDutyEnded',
  'nothingIsOutdated',
]);

/** Nothing that has left the house stands: the only moment in which a breach may still turn out to be none. */
const nothingStandsOutside = and([
  'isOpen',
  'nothingIsFiled',
  not(stateIn({ people: { informing: 'sending' } })),
  not(stateIn({ people: { informing: 'resolving' } })),
  not(stateIn({ people: 'told' })),
  not(stateIn({ controllers: 'told' })),
]);

/** The case as a whole. Basis: GDPR art. 33(5): every breach is documented, also one that proves to be none. */
export const caseRegion = chartSetup.createStateConfig({
  initial: 'entering',
  on: {
    /** Facts come in pieces, at any time while the case is open. Basis: GDPR art. 33(4). */
    'facts.recorded': {
      guard: 'isOpen',
      actions: [
        assign(({ event }) => ({
          authorityNotifier: event.authorityNotifier,
          peopleInformer: event.peopleInformer,
        })),
        ageDecisions,
      ],
    },
    /** A promise, a review, evidence that will be gone: a clock to a date, open until somebody says what came of it. */
    'duty.undertaken': { guard: 'dutyIsNew', actions: undertake },
    'duty.moved': { guard: 'dutyIsOpen', actions: changeDuty },
    'duty.fulfilled': { guard: 'dutyIsAnswered', actions: changeDuty },
    'duty.dropped': { guard: 'dutyMayDrop', actions: changeDuty },
  },
  states: {
    entering: { always: [{ guard: 'isConfirmed', target: 'aware' }, { target: 'suspected' }] },
    /** Somebody owes the answer whether it is a breach. The clock runs already, from the detection: the safe reading of art. 33(1). */
    suspected: {
      exit: assign({ suspectedAt: null }),
      on: {
        'breach.confirmed': { guard: 'awarenessIsReasoned', target: 'aware', actions: confirmAwareness },
        'incident.dismissed': { guard: nothingStandsOutside, target: 'dismissed' },
      },
    },
    /** There is reasonable certainty of a breach. Basis: GDPR art. 33(1); EDPB Guidelines 9/2022. */
    aware: {
      on: {
        'breach.confirmed': { guard: 'awarenessIsReasoned', actions: confirmAwareness },
        'incident.dismissed': { guard: nothingStandsOutside, target: 'dismissed' },
        'incident.closed': { guard: noDutyIsOpen, target: 'closed' },
      },
    },
    /** Every duty was fulfilled or fell away. Reopened by a person, or by word that somebody was not reached after all. */
    closed: {
      entry: assign(({ event }) => ({ closedAt: event.at })),
      exit: assign({ closedAt: null }),
      on: {
        'incident.reopened': { target: 'aware' },
        'notice.settled': {
          guard: and(['someoneIsUntold', stateIn({ people: 'told' })]),
          target: 'aware',
        },
      },
    },
    /** It was no breach of personal data; the reason is in the record. Basis: GDPR art. 4(12), 33(5). */
    dismissed: {
      entry: assign(({ event }) => ({ dismissedAt: event.at })),
      exit: assign({ dismissedAt: null }),
      on: {
        'incident.reopened': {
          target: 'suspected',
          actions: assign(({ event }) => ({ suspectedAt: event.at })),
        },
      },
    },
  },
});
