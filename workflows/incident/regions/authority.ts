import { and, assign } from 'xstate';
import { chartSetup, isAware } from '../chart-setup.ts';
import { giveMandate } from '../mandate-actions.ts';
import { authoritySettles, dropReport, submitting } from '../report-actions.ts';
import { acting } from './authority/acting.ts';
import { amending } from './authority/amending.ts';
import { owed } from './authority/owed.ts';

/** The duty to notify the supervisory authority. Basis: GDPR art. 33(1), 33(4). */
export const authorityRegion = chartSetup.createStateConfig({
  initial: 'arising',
  on: {
    /** A call is recorded, and ends no clock. */
    'authority.phoned': {
      guard: 'isOpen',
      actions: assign(({ event }) => ({ phonedAt: event.phonedAt })),
    },
    'authority.registered': {
      guard: 'isOpen',
      actions: assign(({ event }) => ({
        caseNumber: event.caseNumber,
        documentNumber: event.documentNumber,
      })),
    },
  },
  states: {
    arising: { always: [{ guard: 'isProcessor', target: 'inapplicable' }, { target: 'owed' }] },
    /** A processor has no duty towards the authority; a controller may let it notify. Basis: GDPR art. 33(2), 28(3)(f). */
    inapplicable: {
      on: { 'mandate.given': { guard: 'mandateIsNew', target: 'acting', actions: giveMandate } },
    },
    acting,
    owed,
    /** A risk is unlikely, and another person has approved that: documented, not notified. Basis: GDPR art. 33(1), 33(5). */
    released: {
      on: {
        'risk.assessed': [
          {
            guard: and(['riskDemandsAuthority', isAware, 'otherShouldNotify']),
            target: 'delegated',
            actions: authoritySettles,
          },
          { guard: and(['riskDemandsAuthority', isAware]), target: 'owed' },
          {
            guard: and(['riskProposesException', isAware, 'otherShouldNotify']),
            target: 'delegated',
            actions: authoritySettles,
          },
          /** A new decision takes a new approval, and the clock runs on from its anchor until then. */
          { guard: and(['riskProposesException', isAware]), target: 'owed.excepting' },
        ],
      },
    },
    /** The other joint controller notifies. Basis: GDPR art. 26(1). */
    delegated: {
      on: {
        'facts.recorded': [
          { guard: and(['weNotifyAuthority', 'exceptionIsTaken']), target: 'released' },
          { guard: and(['weNotifyAuthority', 'exceptionIsProposed']), target: 'owed.excepting' },
          { guard: and(['isOpen', 'weNotifyAuthority']), target: 'owed' },
        ],
      },
    },
    /** The authority has the notice. Basis: GDPR art. 33(1). A later one may follow it. */
    notified: {
      on: {
        'report.submitted': {
          guard: 'isLaterNotice',
          target: 'amending',
          actions: [assign(({ event }) => ({ followUpSince: event.at })), ...submitting],
        },
      },
    },
    amending,
    /**
     * The notice was taken back, with a reason that another person approved: it was none to give, or was given twice.
     * A risk that is found later brings the duty back, from awareness as ever. Basis: GDPR art. 33(1), 5(2).
     */
    withdrawn: {
      on: {
        'risk.assessed': [
          {
            guard: and(['riskDemandsAuthority', isAware, 'otherShouldNotify']),
            target: 'delegated',
            actions: [dropReport, authoritySettles],
          },
          { guard: and(['riskDemandsAuthority', isAware]), target: 'owed', actions: dropReport },
        ],
      },
    },
  },
});
