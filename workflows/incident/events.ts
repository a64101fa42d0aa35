import type { DeadlineKind, Instant, ReminderStep } from '../deadlines.ts';
import type { DecisionEvent } from './decision-events.ts';
import type { Decision } from './decisions.ts';
import type { DutyEvent } from './duty-events.ts';
import type { ExemptionEvent } from './exemption-events.ts';
import type { FilingEvent } from './filing-events.ts';
import type { MandateEvent } from './mandate-events.ts';

/** Our part in the processing. Basis: GDPR art. 4(7) controller, 4(8) processor, 26 joint controllers. */
export type Role = 'controller' | 'processor' | 'joint';

/** Who did it: a person by id (never by name), or Varsla itself. */
export type Actor = { kind: 'person'; id: string } | { kind: 'system' };

/** Every event carries when it was recorded and by whom: the chart has no clock. */
export interface Recorded {
  at: Instant;
  actor: Actor;
}

/**
 * An event that changes what a notice to the authority says which is frozen and not filed. Absent from what the charts
 * up to incident@3 recorded, where such a notice stayed as it was.
 */
export interface MayVoid {
  /** The hash of the frozen notice that is no longer what the record says: it and its approval are void. */
  voids?: string;
  /** What rests on facts that differ now, once what was filed before stands again. */
  outdated?: readonly Decision[];
}

/** Which controller fulfils a joint duty, by the arrangement. Basis: GDPR art. 26(1). */
export type Party = 'us' | 'other';

/** A suspicion or a breach is entered. The clock runs from `awareAt` at once. Basis: GDPR art. 33(1), 33(5). */
export interface IncidentOpened extends Recorded {
  type: 'incident.opened';
  role: Role;
  detectedAt: Instant;
  /** The detection unless recorded otherwise with a reason. */
  awareAt: Instant;
  awareReason: string | null;
  /** True where whoever opened it was sure of a breach. */
  confirmed: boolean;
}

/**
 * There is reasonable certainty of a breach (EDPB Guidelines 9/2022: "aware"), or awareness is corrected. A changed
 * `awareAt` needs a reason, and is the only thing that moves the 72 hours. Basis: GDPR art. 33(1).
 */
export interface BreachConfirmed extends Recorded, MayVoid {
  type: 'breach.confirmed';
  awareAt: Instant;
  reason: string | null;
}

/** It was no personal data breach (GDPR art. 4(12)). The record and the reason stay (art. 33(5)). */
export interface IncidentDismissed extends Recorded {
  type: 'incident.dismissed';
  reason: string;
}

/** The leak is stopped. Basis: GDPR art. 33(3)(d), measures to mitigate. */
export interface BreachContained extends Recorded, MayVoid {
  type: 'breach.contained';
  containedAt: Instant;
  note: string | null;
}

/** Facts were added or changed; old and new values stay in the journal. Basis: GDPR art. 33(3), 33(5). */
export interface FactsRecorded extends Recorded, MayVoid {
  type: 'facts.recorded';
  changes: readonly { key: string; from: FactChange | null; to: FactChange }[];
  /** Role `joint`: what the facts now say of who fulfils the duty; null when they say nothing. */
  authorityNotifier: Party | null;
  peopleInformer: Party | null;
  /** What rests on facts that differ now, of all that stands; absent where it could not have changed. */
  outdated?: readonly Decision[];
}
export interface FactChange {
  value: unknown;
  certainty: string;
  /** Where it comes from; absent where a person said it. */
  source?: string;
}

/** Lets leave what was frozen. Four eyes: another person than the author, unless nobody else has the right. */
export interface Approved extends Recorded {
  /** Names what was read, when given. */
  hash: string | null;
  /**
   * Why the author approves it alone; taken only where they are the one person with a right to approve. Absent from
   * what chart incident@1 recorded, and so is `approvers`.
   */
  ownApprovalReason?: string | null;
  /** How many people had a working right to approve at that moment. */
  approvers?: number;
}

/** A controller has been told by us, its processor. Basis: GDPR art. 33(2). */
export interface ControllerNotified extends Recorded {
  type: 'controller.notified';
  controller: string;
  notifiedAt: Instant;
  channel: string | null;
  /** False while other controllers are still to be told. */
  allTold: boolean;
}

/** The list of people to be told was put in place, whole. Count and hash; the people stand elsewhere, sealed. */
export interface PeopleListed extends Recorded {
  type: 'people.listed';
  people: number;
  merged: number;
  hash: string;
}

/** The texts of the notice to the people were written. Basis: GDPR art. 34(2). */
export interface NoticeDrafted extends Recorded {
  type: 'notice.drafted';
  hash: string;
}

/** The notice to the people is frozen, texts and list, and sent for approval. Basis: GDPR art. 34(2). */
export interface NoticeSubmitted extends Recorded {
  type: 'notice.submitted';
  hash: string;
  people: number;
  /** Everybody who wrote on it: none of them may approve. */
  authors: readonly string[];
}

/** Somebody lets the notice to the people leave: from here each person is told once. Basis: GDPR art. 34(1). */
export interface NoticeApproved extends Approved {
  type: 'notice.approved';
}

/** The notice goes back to its author before anything has left. */
export interface NoticeReturned extends Recorded {
  type: 'notice.returned';
  reason: string;
}

/** Nothing more of the notice is on its way out; `untold` counts those unknown or not reached. Basis: GDPR art. 34(1). */
export interface NoticeSettled extends Recorded {
  type: 'notice.settled';
  people: number;
  told: number;
  unknown: number;
  notTold: number;
}

/** A person has decided what becomes of those not reached. Basis: GDPR art. 34(1), 34(3)(c). */
export interface RemainderDecided extends Recorded {
  type: 'remainder.decided';
  reason: string;
}

/** A reminder of a running clock fell due. Changes no state, makes an alert. */
export interface DeadlineNeared extends Recorded {
  type: 'deadline.neared';
  deadline: DeadlineKind;
  /** Which duty, where a kind may have several. */
  key?: string;
  dueAt: Instant;
  step: Extract<ReminderStep, 'arisen' | 'remaining'>;
}

/** A clock has run out and its duty is still open. Basis: the deadline's own. */
export interface DeadlinePassed extends Recorded {
  type: 'deadline.passed';
  deadline: DeadlineKind;
  /** Which duty, where a kind may have several. */
  key?: string;
  dueAt: Instant;
  step: Extract<ReminderStep, 'passed' | 'overdue'>;
}

/** Every duty is fulfilled or has fallen away. Basis: GDPR art. 33(5). */
export interface IncidentClosed extends Recorded {
  type: 'incident.closed';
  summary: string | null;
}

/** New knowledge: the case lives again, and so do its clocks, from where they counted. */
export interface IncidentReopened extends Recorded {
  type: 'incident.reopened';
  reason: string;
}

export type IncidentEvent =
  | IncidentOpened
  | BreachConfirmed
  | IncidentDismissed
  | BreachContained
  | DecisionEvent
  | FactsRecorded
  | FilingEvent
  | MandateEvent
  | ControllerNotified
  | PeopleListed
  | NoticeDrafted
  | NoticeSubmitted
  | NoticeApproved
  | NoticeReturned
  | NoticeSettled
  | RemainderDecided
  | DutyEvent
  | ExemptionEvent
  | DeadlineNeared
  | DeadlinePassed
  | IncidentClosed
  | IncidentReopened;

/** What may happen to an incident that exists. */
export type LaterEvent = Exclude<IncidentEvent, IncidentOpened>;

/** What a person may say through the events of the API, in the order of the main path. */
export const personEventTypes = [
  'breach.confirmed',
  'incident.dismissed',
  'breach.contained',
  'risk.assessed',
  'exception.approved',
  'exception.returned',
  'decision.confirmed',
  'report.submitted',
  'report.approved',
  'report.returned',
  'authority.notified',
  'authority.phoned',
  'authority.registered',
  'mandate.given',
  'mandate.ended',
  'controller.notified',
  'notice.submitted',
  'notice.approved',
  'notice.returned',
  'remainder.decided',
  'duty.undertaken',
  'duty.moved',
  'duty.fulfilled',
  'duty.dropped',
  'incident.closed',
  'incident.reopened',
] as const satisfies readonly LaterEvent['type'][];
export type PersonEventType = (typeof personEventTypes)[number];
