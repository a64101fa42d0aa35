import { and, assign } from 'xstate';
import { chartSetup, isAware } from '../chart-setup.ts';
import { ageDecisions, fileGrounds, keepGrounds, renew } from '../decision-actions.ts';
import { approveReport, authoritySettles, dropReport, markReport, submitReport } from '../report-actions.ts';
import { owed } from './authority/owed.ts';

/** The duty to notify the supervisory authority. Basis: GDPR art. 33(1), 33(4). */
export const authorityRegion = chartSetup.createStateConfig({
  initial: 'arising',
  states: {
    arising: { always: [{ guard: 'isProcessor', target: 'inapplicable' }, { target: 'owed' }] },
    /** A processor has no duty towards the authority. Basis: GDPR art. 33(2). */
    inapplicable: {},
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
    /** The authority has the notice. Basis: GDPR art. 33(1). A supplement may follow. */
    notified: {
      on: {
        'report.submitted': {
          guard: 'isOpen',
          target: 'amending',
          actions: [
            submitReport,
            renew('report'),
            assign(({ event }) => ({ followUpSince: event.at })),
            markReport('submitted'),
            keepGrounds('report'),
          ],
        },
      },
    },
    /** A follow-up is on its way, by the same approval. Basis: GDPR art. 33(4). */
    amending: {
      initial: 'reviewing',
      exit: assign({ followUpSince: null }),
      on: {
        'report.returned': {
          guard: 'isOpen',
          target: 'notified',
          actions: [dropReport, ageDecisions, markReport('returned')],
        },
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
          },
        },
        /** Approved; somebody owes the filing. */
        filing: {
          on: {
            'authority.notified': {
              guard: 'isFollowUp',
              target: '#incident.authority.notified',
              actions: [markReport('filed'), fileGrounds],
            },
          },
        },
      },
    },
  },
});
