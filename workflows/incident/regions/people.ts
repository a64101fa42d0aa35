import { and, assign, not, stateIn } from 'xstate';
import { chartSetup, exceptionWaits, isAware } from '../chart-setup.ts';
import { forgetExemption, rememberExemption } from '../exemption-actions.ts';
import { countUntold, peopleDutyArises, submittingNotice } from '../notice-actions.ts';
import { exempt } from './people/exempt.ts';
import { informing } from './people/informing.ts';

/** The notice to the people is not sent for approval, not approved and not sent. */
const noticeIsOpen = and([
  'isOpen',
  not(stateIn({ people: 'inapplicable' })),
  not(stateIn({ people: { informing: 'reviewing' } })),
  not(stateIn({ people: { informing: 'sending' } })),
  not(stateIn({ people: { informing: 'resolving' } })),
  not(stateIn({ people: 'told' })),
]);

/** The duty to tell the people affected. Basis: GDPR art. 34. */
export const peopleRegion = chartSetup.createStateConfig({
  initial: 'arising',
  on: {
    /** List and texts may change until they are sent for approval; from there they are frozen. */
    'people.listed': {
      guard: noticeIsOpen,
      actions: assign(({ event }) => ({ peopleListed: event.people })),
    },
    'notice.drafted': {
      guard: noticeIsOpen,
      actions: assign(({ event }) => ({ noticeDraft: event.hash })),
    },
    /** Approved before anything is owed, or after all were told: it stands for what may come. */
    'exemption.approved': {
      guard: and(['exemptionHolds', not(stateIn({ people: 'inapplicable' }))]),
      actions: rememberExemption,
    },
    'exemption.ended': { guard: 'exemptionEnds', actions: forgetExemption },
    'duty.fulfilled': { guard: 'reviewIsAnswered', actions: forgetExemption },
    'duty.dropped': { guard: 'exemptionEnds', actions: forgetExemption },
  },
  states: {
    arising: { always: [{ guard: 'isProcessor', target: 'inapplicable' }, { target: 'deciding' }] },
    /** A processor tells its controllers, and they the people. Basis: GDPR art. 33(2), 34(1). */
    inapplicable: {},
    /** Whether people must be told hangs on the assessment. Basis: GDPR art. 34(1). */
    deciding: {
      on: {
        'risk.assessed': [
          { guard: and(['riskDemandsPeople', isAware, 'exemptionStands']), target: 'exempt' },
          {
            guard: and(['riskDemandsPeople', isAware]),
            target: 'informing',
            actions: peopleDutyArises,
          },
          { guard: and(['riskSparesPeople', isAware]), target: 'released' },
        ],
        'notice.submitted': {
          guard: and([isAware, 'nothingIsSecret']),
          target: 'informing.reviewing',
          actions: submittingNotice,
        },
        'facts.recorded': { guard: and(['isOpen', 'otherInformsPeople']), target: 'delegated' },
      },
    },
    /** No high risk: people need not be told, and may be, voluntarily. Basis: GDPR art. 34(1). */
    released: {
      on: {
        /** The risk is undecided again, and with it what the people are owed. */
        'exception.returned': { guard: and(['isOpen', exceptionWaits]), target: 'deciding' },
        'risk.assessed': [
          { guard: and(['riskDemandsPeople', isAware, 'otherShouldInform']), target: 'delegated' },
          { guard: and(['riskDemandsPeople', isAware, 'exemptionStands']), target: 'exempt' },
          {
            guard: and(['riskDemandsPeople', isAware]),
            target: 'informing',
            actions: peopleDutyArises,
          },
        ],
        'notice.submitted': {
          guard: and(['isOpen', 'nothingIsSecret']),
          target: 'informing.reviewing',
          actions: submittingNotice,
        },
        'facts.recorded': { guard: and(['isOpen', 'otherInformsPeople']), target: 'delegated' },
      },
    },
    /** The other joint controller tells the people. Basis: GDPR art. 26(1). */
    delegated: {
      on: {
        'facts.recorded': [
          { guard: and(['weInformPeople', 'highRiskStands', 'exemptionStands']), target: 'exempt' },
          {
            guard: and(['weInformPeople', 'highRiskStands']),
            target: 'informing',
            actions: peopleDutyArises,
          },
          { guard: and(['weInformPeople', 'riskIsUndecided']), target: 'deciding' },
          { guard: and(['weInformPeople', 'isOpen']), target: 'released' },
        ],
      },
    },
    exempt,
    informing,
    /** Everyone was told, or a person decided what becomes of the rest. Word of a bounce opens it again. */
    told: {
      on: {
        'notice.settled': [
          { guard: 'someoneIsUntold', target: 'informing.resolving', actions: countUntold },
          { guard: 'everyoneIsTold', actions: countUntold },
        ],
      },
    },
  },
});
