import { and, assign } from 'xstate';
import { chartSetup, isAware } from '../../chart-setup.ts';
import { renew } from '../../decision-actions.ts';
import { rememberExemption } from '../../exemption-actions.ts';
import {
  approveNotice,
  countUntold,
  dropNotice,
  markNotice,
  peopleDutyEnds,
  submittingNotice,
} from '../../notice-actions.ts';

/** People are being told, by duty or by choice. Basis: GDPR art. 34(1): without undue delay. */
export const informing = chartSetup.createStateConfig({
  initial: 'preparing',
  states: {
    /** Somebody owes text and list. Basis: GDPR art. 34(2). */
    preparing: {
      on: {
        'notice.submitted': {
          guard: 'isOpen',
          target: 'reviewing',
          actions: submittingNotice,
        },
        'risk.assessed': {
          guard: and(['riskNoLongerDemandsPeople', isAware]),
          target: '#incident.people.released',
          actions: peopleDutyEnds,
        },
        'facts.recorded': {
          guard: and(['isOpen', 'otherInformsPeople']),
          target: '#incident.people.delegated',
          actions: peopleDutyEnds,
        },
        'exemption.approved': {
          guard: 'exemptionHolds',
          target: '#incident.people.exempt',
          actions: [rememberExemption, peopleDutyEnds],
        },
      },
    },
    /** Another person than the authors owes the reading; where there is none, they owe a reason. Texts and list are frozen. */
    reviewing: {
      on: {
        'notice.approved': {
          guard: 'noticeApprovalHolds',
          target: 'sending',
          actions: [
            approveNotice,
            markNotice('approved'),
            { type: 'tellPeople', params: { list: 'frozen' } },
          ],
        },
        'notice.returned': [
          {
            guard: 'otherShouldInform',
            target: '#incident.people.delegated',
            actions: [dropNotice, renew('notice'), peopleDutyEnds, markNotice('returned')],
          },
          {
            guard: and(['highRiskStands', 'exemptionStands']),
            target: '#incident.people.exempt',
            actions: [dropNotice, renew('notice'), peopleDutyEnds, markNotice('returned')],
          },
          {
            guard: 'highRiskStands',
            target: 'preparing',
            actions: [dropNotice, renew('notice'), markNotice('returned')],
          },
          {
            guard: 'riskIsUndecided',
            target: '#incident.people.deciding',
            actions: [dropNotice, renew('notice'), peopleDutyEnds, markNotice('returned')],
          },
          {
            guard: 'isOpen',
            target: '#incident.people.released',
            actions: [dropNotice, renew('notice'), peopleDutyEnds, markNotice('returned')],
          },
        ],
        'risk.assessed': {
          guard: and(['riskNoLongerDemandsPeople', isAware]),
          target: '#incident.people.released',
          actions: [dropNotice, renew('notice'), peopleDutyEnds, markNotice('returned')],
        },
        'exemption.approved': [
          {
            guard: and(['exemptionHolds', 'noticeIsPutOff']),
            target: '#incident.people.exempt',
            actions: [rememberExemption, dropNotice, renew('notice'), peopleDutyEnds, markNotice('returned')],
          },
          { guard: 'exemptionHolds', actions: rememberExemption },
        ],
      },
    },
    /** On its way: each person once. */
    sending: {
      on: {
        'notice.settled': [
          { guard: 'everyoneIsTold', target: '#incident.people.told', actions: countUntold },
          { guard: 'someoneIsUntold', target: 'resolving', actions: countUntold },
        ],
      },
    },
    /** Somebody owes a decision about those unknown or not reached. */
    resolving: {
      on: {
        'notice.settled': [
          { guard: 'everyoneIsTold', target: '#incident.people.told', actions: countUntold },
          { guard: 'someoneIsUntold', actions: countUntold },
        ],
        'remainder.decided': {
          guard: 'isOpen',
          target: '#incident.people.told',
          actions: assign(({ context }) => ({ untoldAccepted: context.untold })),
        },
      },
    },
  },
});
