import { compareInstants } from '../deadlines.ts';
import { regimeById } from '../regimes/no-gdpr.ts';
import { reaches, type RiskLevel } from '../regimes/regime.ts';
import type { IncidentContext } from './context.ts';
import { type Decision, outdatedSince } from './decisions.ts';
import { openDuty } from './duties.ts';
import type { IncidentEvent } from './events.ts';
import { endedExemption } from './exemptions.ts';
import { filingGuards } from './filing-guards.ts';
import { approvalFault, confirmationFault } from './four-eyes.ts';

interface Args {
  context: IncidentContext;
  event: IncidentEvent;
}

const thresholds = (context: IncidentContext) => regimeById(context.regime).thresholds;

/** Must the authority be told at this risk? Basis: GDPR art. 33(1). */
export const mustNotifyAuthority = (context: IncidentContext, level: RiskLevel): boolean =>
  reaches(level, thresholds(context).authority);

/** Must the people be told at this risk? Basis: GDPR art. 34(1). */
export const mustTellPeople = (context: IncidentContext, level: RiskLevel | null): boolean =>
  level !== null && reaches(level, thresholds(context).people);

const assessed = (event: IncidentEvent): RiskLevel | null =>
  event.type === 'risk.assessed' ? event.level : null;
const isApproval = (
  event: IncidentEvent,
  authors: readonly (string | null)[],
  hash: string | null,
): boolean =>
  (event.type === 'report.approved' ||
    event.type === 'notice.approved' ||
    event.type === 'exception.approved') &&
  approvalFault(event, authors) === null &&
  (event.hash === null || event.hash === hash);

/** Does it propose that the authority is not notified? Basis: GDPR art. 33(1). */
export const proposesException = (context: IncidentContext, event: IncidentEvent): boolean =>
  context.role !== 'processor' &&
  event.type === 'risk.assessed' &&
  event.needsApproval === true &&
  !mustNotifyAuthority(context, event.level);

/** Is the case alive? A closed or dismissed incident takes nothing but its reopening. */
const isOpen = (context: IncidentContext): boolean =>
  context.closedAt === null && context.dismissedAt === null;

/** Done, and decided in writing where the kind asks for it. */
const isAnswered = (context: IncidentContext, event: IncidentEvent): boolean => {
  if (event.type !== 'duty.fulfilled' || !isOpen(context)) return false;
  const duty = openDuty(context.duties, event.key);
  if (!duty) return false;
  const { needsDecision, endsByFiling } = regimeById(context.regime).dated[duty.kind];
  return !endsByFiling && (event.decision !== null || !needsDecision);
};

const isConfirmed = (context: IncidentContext, event: IncidentEvent, decision: Decision): boolean =>
  isOpen(context) &&
  event.type === 'decision.confirmed' &&
  event.decision === decision &&
  context.outdated[decision] !== undefined &&
  confirmationFault(context, event) === null;

/** The guards of the chart, each a question. */
export const guards = {
  ...filingGuards,
  isProcessor: ({ context }: Args) => context.role === 'processor',
  isConfirmed: ({ context }: Args) => context.confirmed,
  isOpen: ({ context }: Args) => isOpen(context),

  /** Awareness stays, or moves with a reason. Basis: GDPR art. 33(1). */
  awarenessIsReasoned: ({ context, event }: Args) =>
    event.type === 'breach.confirmed' &&
    (compareInstants(event.awareAt, context.awareAt) === 0 || event.reason !== null),

  /** The assessment makes the duty towards the authority arise, or fall away. Basis: GDPR art. 33(1). */
  riskDemandsAuthority: ({ context, event }: Args) =>
    isOpen(context) && event.type === 'risk.assessed' && mustNotifyAuthority(context, event.level),
  riskSparesAuthority: ({ context, event }: Args) =>
    isOpen(context) && event.type === 'risk.assessed' && !mustNotifyAuthority(context, event.level),
  /** The same, as a proposal that waits for an approver. Basis: GDPR art. 33(1), 5(2). */
  riskProposesException: ({ context, event }: Args) => isOpen(context) && proposesException(context, event),
  exceptionIsTaken: ({ context }: Args) => isOpen(context) && context.exception === 'taken',
  exceptionIsProposed: ({ context }: Args) => isOpen(context) && context.exception === 'proposed',
  /** Four eyes on what was decided, and it rests on the facts as they are. */
  exceptionApprovalHolds: ({ context, event }: Args) =>
    isOpen(context) &&
    context.outdated.risk === undefined &&
    isApproval(event, [context.exceptionAuthor], context.exceptionHash),

  /** A fresh yes to what is out of date; to an exception that was taken, by the eyes that it takes. */
  riskIsConfirmed: ({ context, event }: Args) => isConfirmed(context, event, 'risk'),
  reportIsConfirmed: ({ context, event }: Args) => isConfirmed(context, event, 'report'),
  noticeIsConfirmed: ({ context, event }: Args) => isConfirmed(context, event, 'notice'),
  nothingIsOutdated: ({ context }: Args) => outdatedSince(context.outdated) === null,

  /** The same towards the people. Basis: GDPR art. 34(1). */
  riskDemandsPeople: ({ context, event }: Args) =>
    isOpen(context) && mustTellPeople(context, assessed(event)),
  riskSparesPeople: ({ context, event }: Args) =>
    isOpen(context) && event.type === 'risk.assessed' && !mustTellPeople(context, event.level),
  /** A notice that the law demanded is no longer demanded; a voluntary one goes on. */
  riskNoLongerDemandsPeople: ({ context, event }: Args) =>
    isOpen(context) &&
    event.type === 'risk.assessed' &&
    mustTellPeople(context, context.risk) &&
    !mustTellPeople(context, event.level),
  highRiskStands: ({ context }: Args) => isOpen(context) && mustTellPeople(context, context.risk),
  riskIsUndecided: ({ context }: Args) => isOpen(context) && context.risk === null,

  /** Four eyes, or the reason of the one who has nobody to ask; and only what was frozen. */
  reportApprovalHolds: ({ context, event }: Args) =>
    isOpen(context) && isApproval(event, [context.reportAuthor], context.reportHash),
  noticeApprovalHolds: ({ context, event }: Args) =>
    isOpen(context) && isApproval(event, context.noticeAuthors, context.noticeHash),

  /** Joint controllers: the arrangement says who. Basis: GDPR art. 26(1). */
  otherNotifiesAuthority: ({ context, event }: Args) =>
    context.role === 'joint' && event.type === 'facts.recorded' && event.authorityNotifier === 'other',
  weNotifyAuthority: ({ event }: Args) =>
    event.type === 'facts.recorded' && event.authorityNotifier !== 'other',
  otherInformsPeople: ({ context, event }: Args) =>
    context.role === 'joint' && event.type === 'facts.recorded' && event.peopleInformer === 'other',
  /** What the facts last said of the arrangement, for moves that no new fact sets off. */
  otherShouldNotify: ({ context }: Args) => context.role === 'joint' && context.authorityNotifier === 'other',
  otherShouldInform: ({ context }: Args) =>
    isOpen(context) && context.role === 'joint' && context.peopleInformer === 'other',
  weInformPeople: ({ event }: Args) => event.type === 'facts.recorded' && event.peopleInformer !== 'other',

  /** Four eyes on an exemption from telling the people; one that has a review has it open. Basis: GDPR art. 34(3). */
  exemptionHolds: ({ context, event }: Args) =>
    isOpen(context) &&
    event.type === 'exemption.approved' &&
    approvalFault(event, [event.claimedBy]) === null &&
    context.exemptions.every(({ id }) => id !== event.exemptionId) &&
    (event.reviewKey === null || openDuty(context.duties, event.reviewKey) !== undefined),
  exemptionStands: ({ context }: Args) => isOpen(context) && context.exemptions.length > 0,
  /** It puts the notice off: what waits for approval must not leave. Basis: personopplysningsloven § 16. */
  noticeIsPutOff: ({ event }: Args) => event.type === 'exemption.approved' && event.reviewKey !== null,
  nothingIsSecret: ({ context }: Args) => context.exemptions.every(({ reviewKey }) => reviewKey === null),
  exemptionEnds: ({ context, event }: Args) =>
    isOpen(context) && endedExemption(context.exemptions, event) !== undefined,
  reviewIsAnswered: ({ context, event }: Args) =>
    isAnswered(context, event) && endedExemption(context.exemptions, event) !== undefined,
  noExemptionStays: ({ context }: Args) => context.exemptions.length === 1,

  everyControllerTold: ({ context, event }: Args) =>
    isOpen(context) && event.type === 'controller.notified' && event.allTold,

  /** Everyone reached, or the rest already decided about. */
  everyoneIsTold: ({ context, event }: Args) =>
    event.type === 'notice.settled' && event.unknown + event.notTold <= context.untoldAccepted,
  someoneIsUntold: ({ context, event }: Args) =>
    event.type === 'notice.settled' && event.unknown + event.notTold > context.untoldAccepted,

  /** Duties with a date of their own. */
  dutyIsNew: ({ context, event }: Args) =>
    isOpen(context) &&
    event.type === 'duty.undertaken' &&
    !regimeById(context.regime).dated[event.kind].endsByFiling &&
    context.duties.every(({ key }) => key !== event.key),
  dutyIsOpen: ({ context, event }: Args) =>
    isOpen(context) && 'key' in event && event.key !== undefined && !!openDuty(context.duties, event.key),
  /** A mandate ends by its own word. */
  dutyMayDrop: ({ context, event }: Args) =>
    isOpen(context) &&
    event.type === 'duty.dropped' &&
    (openDuty(context.duties, event.key)?.kind ?? 'authority.mandate') !== 'authority.mandate',
  dutyIsAnswered: ({ context, event }: Args) => isAnswered(context, event),
  everyDutyEnded: ({ context }: Args) => context.duties.every(({ outcome }) => outcome !== null),
};
