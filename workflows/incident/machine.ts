import { and, assign, not, or, setup, stateIn } from 'xstate';
import type { IncidentContext } from './context.ts';
import { openingContext } from './context.ts';
import { effects } from './effects.ts';
import type { IncidentEvent, IncidentOpened, NoticeSubmitted } from './events.ts';
import { guards } from './guards.ts';

/** The chart's name and version, stored with every state. A change that old states cannot enter makes a new version. */
export const chart = 'incident@1';

const chartSetup = setup({
  types: {
    context: {} as IncidentContext,
    events: {} as IncidentEvent,
    input: {} as IncidentOpened,
  },
  actions: effects,
  guards,
});

const remember = chartSetup.assign.bind(chartSetup);

const confirmAwareness = remember(({ context, event }) =>
  event.type === 'breach.confirmed'
    ? { confirmed: true, awareAt: event.awareAt, awareReason: event.reason ?? context.awareReason }
    : {},
);
const submitReport = remember(({ event }) =>
  event.type === 'report.submitted'
    ? { reportAuthor: event.actor.kind === 'person' ? event.actor.id : null, reportHash: event.hash }
    : {},
);
const dropReport = remember({ reportAuthor: null, reportHash: null });
/** Everybody who wrote on the notice, and whoever froze it. */
const authorsOf = ({ authors, actor }: NoticeSubmitted): string[] =>
  actor.kind === 'person' ? [...new Set([...authors, actor.id])] : [...authors];
const submitNotice = remember(({ context, event }) =>
  event.type === 'notice.submitted'
    ? {
        noticeAuthors: authorsOf(event),
        noticeHash: event.hash,
        peopleSince: context.peopleSince ?? event.at,
      }
    : {},
);
const dropNotice = remember({ noticeAuthors: [], noticeHash: null });
const peopleDutyArises = remember(({ context, event }) => ({ peopleSince: context.peopleSince ?? event.at }));
const peopleDutyEnds = remember({ peopleSince: null });
const authoritySettles = remember(({ event }) => ({
  authoritySettledAt: event.type === 'authority.notified' ? event.notifiedAt : event.at,
}));
const countController = remember(({ context, event }) =>
  event.type === 'controller.notified'
    ? { controllersTold: context.controllersTold + 1, controllersToldAt: event.notifiedAt }
    : {},
);
const countUntold = remember(({ event }) =>
  event.type === 'notice.settled' ? { untold: event.unknown + event.notTold } : {},
);

const markReport = (standing: 'submitted' | 'approved' | 'returned' | 'filed') =>
  ({ type: 'markReport', params: { standing } }) as const;
const markNotice = (standing: 'submitted' | 'approved' | 'returned') =>
  ({ type: 'markNotice', params: { standing } }) as const;

/** A risk is decided only of what is held to be a breach. */
const isAware = stateIn({ case: 'aware' });

/** No duty is open: the only moment in which an incident may be closed. */
const noDutyIsOpen = and([
  'isOpen',
  or([
    stateIn({ authority: 'inapplicable' }),
    stateIn({ authority: 'released' }),
    stateIn({ authority: 'delegated' }),
    stateIn({ authority: 'notified' }),
  ]),
  or([
    stateIn({ people: 'inapplicable' }),
    stateIn({ people: 'released' }),
    stateIn({ people: 'delegated' }),
    stateIn({ people: 'told' }),
  ]),
  or([stateIn({ controllers: 'inapplicable' }), stateIn({ controllers: 'told' })]),
  or([stateIn({ assessment: 'assessed' }), 'isProcessor']),
]);

/** The notice to the people is not sent for approval, not approved and not sent. */
const noticeIsOpen = and([
  'isOpen',
  not(stateIn({ people: 'inapplicable' })),
  not(stateIn({ people: { informing: 'reviewing' } })),
  not(stateIn({ people: { informing: 'sending' } })),
  not(stateIn({ people: { informing: 'resolving' } })),
  not(stateIn({ people: 'told' })),
]);

/** Nothing has left the house in this case: the only moment in which a breach may still turn out to be none. */
const nothingHasLeft = and([
  'isOpen',
  not(stateIn({ authority: 'notified' })),
  not(stateIn({ authority: 'amending' })),
  not(stateIn({ people: { informing: 'sending' } })),
  not(stateIn({ people: { informing: 'resolving' } })),
  not(stateIn({ people: 'told' })),
  not(stateIn({ controllers: 'told' })),
]);

/**
 * One personal data breach under GDPR art. 33 and 34, six regions side by side. A state in -ing means that somebody
 * owes work, a past participle that it is over. No clocks, no invocations: a deadline is a row, and comes back as an
 * event.
 */
export const incidentMachine = chartSetup.createMachine({
  id: 'incident',
  type: 'parallel',
  context: ({ input }) => openingContext(input),
  on: {
    /** A reminder fell due: an alert, no change of state. */
    'deadline.neared': {
      actions: {
        type: 'alertStaff',
        params: ({ event }) => ({ deadline: event.deadline, dueAt: event.dueAt, step: event.step }),
      },
    },
    /** A deadline passed with its duty open: an alert, and again until the duty is done. */
    'deadline.passed': {
      actions: {
        type: 'alertStaff',
        params: ({ event }) => ({ deadline: event.deadline, dueAt: event.dueAt, step: event.step }),
      },
    },
  },
  states: {
    /** The case as a whole. Basis: GDPR art. 33(5): every breach is documented, also one that proves to be none. */
    case: {
      initial: 'entering',
      on: {
        /** Facts come in pieces, at any time while the case is open. Basis: GDPR art. 33(4). */
        'facts.recorded': {
          guard: 'isOpen',
          actions: assign(({ event }) => ({
            authorityNotifier: event.authorityNotifier,
            peopleInformer: event.peopleInformer,
          })),
        },
      },
      states: {
        entering: { always: [{ guard: 'isConfirmed', target: 'aware' }, { target: 'suspected' }] },
        /** Somebody owes the answer whether it is a breach. The clock runs already, from the detection: the safe reading of art. 33(1). */
        suspected: {
          on: {
            'breach.confirmed': { guard: 'awarenessIsReasoned', target: 'aware', actions: confirmAwareness },
            'incident.dismissed': { guard: nothingHasLeft, target: 'dismissed' },
          },
        },
        /** There is reasonable certainty of a breach. Basis: GDPR art. 33(1); EDPB Guidelines 9/2022. */
        aware: {
          on: {
            'breach.confirmed': { guard: 'awarenessIsReasoned', actions: confirmAwareness },
            'incident.dismissed': { guard: nothingHasLeft, target: 'dismissed' },
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
          on: { 'incident.reopened': { target: 'suspected' } },
        },
      },
    },

    /** Is the leak stopped? Basis: GDPR art. 33(3)(d). No duty with a clock: data once published cannot be called back. */
    containment: {
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
    },

    /** How great is the risk to people? Basis: GDPR art. 33(1), 34(1); recitals 75, 76, 85. */
    assessment: {
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
    },

    /** The duty to notify the supervisory authority. Basis: GDPR art. 33(1), 33(4). */
    authority: {
      initial: 'arising',
      states: {
        arising: { always: [{ guard: 'isProcessor', target: 'inapplicable' }, { target: 'owed' }] },
        /** A processor has no duty towards the authority. Basis: GDPR art. 33(2). */
        inapplicable: {},
        /** The clock runs: without undue delay, at the latest 72 hours after awareness. Basis: GDPR art. 33(1). */
        owed: {
          initial: 'preparing',
          on: {
            'risk.assessed': {
              guard: and(['riskSparesAuthority', isAware]),
              target: 'released',
              actions: [dropReport, markReport('returned')],
            },
            'facts.recorded': {
              guard: and(['isOpen', 'otherNotifiesAuthority']),
              target: 'delegated',
              actions: [dropReport, authoritySettles, markReport('returned')],
            },
          },
          states: {
            /** Somebody owes the text. Basis: GDPR art. 33(3). */
            preparing: {
              on: {
                'report.submitted': {
                  guard: isAware,
                  target: 'reviewing',
                  actions: [submitReport, markReport('submitted')],
                },
              },
            },
            /** Another person owes the reading. */
            reviewing: {
              on: {
                'report.approved': {
                  guard: 'reportIsReadByAnother',
                  target: 'filing',
                  actions: markReport('approved'),
                },
                'report.returned': {
                  guard: 'isOpen',
                  target: 'preparing',
                  actions: [dropReport, markReport('returned')],
                },
              },
            },
            /** Approved; somebody owes the filing with the authority, and the word that it is done. */
            filing: {
              on: {
                'authority.notified': {
                  guard: 'firstNoticeIsInTimeOrReasoned',
                  target: '#incident.authority.notified',
                  actions: [authoritySettles, markReport('filed')],
                },
                'report.returned': {
                  guard: 'isOpen',
                  target: 'preparing',
                  actions: [dropReport, markReport('returned')],
                },
              },
            },
          },
        },
        /** A risk is unlikely: documented, not notified. Basis: GDPR art. 33(1), 33(5). */
        released: {
          on: {
            'risk.assessed': [
              {
                guard: and(['riskDemandsAuthority', isAware, 'otherShouldNotify']),
                target: 'delegated',
                actions: authoritySettles,
              },
              { guard: and(['riskDemandsAuthority', isAware]), target: 'owed' },
            ],
          },
        },
        /** The other joint controller notifies. Basis: GDPR art. 26(1). */
        delegated: {
          on: {
            'facts.recorded': [
              { guard: and(['weNotifyAuthority', 'riskStandsBelowAuthority']), target: 'released' },
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
                assign(({ event }) => ({ followUpSince: event.at })),
                markReport('submitted'),
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
              actions: [dropReport, markReport('returned')],
            },
          },
          states: {
            /** Another person owes the reading. */
            reviewing: {
              on: {
                'report.approved': {
                  guard: 'reportIsReadByAnother',
                  target: 'filing',
                  actions: markReport('approved'),
                },
              },
            },
            /** Approved; somebody owes the filing. */
            filing: {
              on: {
                'authority.notified': {
                  guard: 'isFollowUp',
                  target: '#incident.authority.notified',
                  actions: markReport('filed'),
                },
              },
            },
          },
        },
      },
    },

    /** The duty to tell the people affected. Basis: GDPR art. 34. */
    people: {
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
      },
      states: {
        arising: { always: [{ guard: 'isProcessor', target: 'inapplicable' }, { target: 'deciding' }] },
        /** A processor tells its controllers, and they the people. Basis: GDPR art. 33(2), 34(1). */
        inapplicable: {},
        /** Whether people must be told hangs on the assessment. Basis: GDPR art. 34(1). */
        deciding: {
          on: {
            'risk.assessed': [
              {
                guard: and(['riskDemandsPeople', isAware]),
                target: 'informing',
                actions: peopleDutyArises,
              },
              { guard: and(['riskSparesPeople', isAware]), target: 'released' },
            ],
            'notice.submitted': {
              guard: isAware,
              target: 'informing.reviewing',
              actions: [submitNotice, markNotice('submitted')],
            },
            'facts.recorded': { guard: and(['isOpen', 'otherInformsPeople']), target: 'delegated' },
          },
        },
        /** No high risk: people need not be told, and may be, voluntarily. Basis: GDPR art. 34(1). */
        released: {
          on: {
            'risk.assessed': [
              { guard: and(['riskDemandsPeople', isAware, 'otherShouldInform']), target: 'delegated' },
              {
                guard: and(['riskDemandsPeople', isAware]),
                target: 'informing',
                actions: peopleDutyArises,
              },
            ],
            'notice.submitted': {
              guard: 'isOpen',
              target: 'informing.reviewing',
              actions: [submitNotice, markNotice('submitted')],
            },
            'facts.recorded': { guard: and(['isOpen', 'otherInformsPeople']), target: 'delegated' },
          },
        },
        /** The other joint controller tells the people. Basis: GDPR art. 26(1). */
        delegated: {
          on: {
            'facts.recorded': [
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
        /** People are being told, by duty or by choice. Basis: GDPR art. 34(1): without undue delay. */
        informing: {
          initial: 'preparing',
          states: {
            /** Somebody owes text and list. Basis: GDPR art. 34(2). */
            preparing: {
              on: {
                'notice.submitted': {
                  guard: 'isOpen',
                  target: 'reviewing',
                  actions: [submitNotice, markNotice('submitted')],
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
              },
            },
            /** Another person than the authors owes the reading. Texts and list are frozen. */
            reviewing: {
              on: {
                'notice.approved': {
                  guard: 'noticeIsReadByAnother',
                  target: 'sending',
                  actions: [markNotice('approved'), { type: 'tellPeople', params: { list: 'frozen' } }],
                },
                'notice.returned': [
                  {
                    guard: 'otherShouldInform',
                    target: '#incident.people.delegated',
                    actions: [dropNotice, peopleDutyEnds, markNotice('returned')],
                  },
                  {
                    guard: 'highRiskStands',
                    target: 'preparing',
                    actions: [dropNotice, markNotice('returned')],
                  },
                  {
                    guard: 'riskIsUndecided',
                    target: '#incident.people.deciding',
                    actions: [dropNotice, peopleDutyEnds, markNotice('returned')],
                  },
                  {
                    guard: 'isOpen',
                    target: '#incident.people.released',
                    actions: [dropNotice, peopleDutyEnds, markNotice('returned')],
                  },
                ],
                'risk.assessed': {
                  guard: and(['riskNoLongerDemandsPeople', isAware]),
                  target: '#incident.people.released',
                  actions: [dropNotice, peopleDutyEnds, markNotice('returned')],
                },
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
        },
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
    },

    /** The duty of a processor to tell its controllers. Basis: GDPR art. 33(2). */
    controllers: {
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
    },
  },
});
