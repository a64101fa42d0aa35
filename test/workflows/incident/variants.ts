import type { IncidentOpened, LaterEvent } from '../../../workflows/incident/events.ts';
import type { Snapshot } from '../../../workflows/incident/state.ts';
import {
  authorityNotified,
  breachConfirmed,
  closed,
  contained,
  controllerNotified,
  decisionConfirmed,
  dismissed,
  dutyDropped,
  dutyFulfilled,
  dutyMoved,
  dutyUndertaken,
  exceptionApproved,
  exceptionReturned,
  exemptionApproved,
  exemptionEnded,
  facts,
  hours,
  ida,
  noticeApproved,
  noticeDrafted,
  noticeReturned,
  noticeSubmitted,
  opened,
  peopleListed,
  remainderDecided,
  reopened,
  reportApproved,
  reportReturned,
  reportSubmitted,
  risk,
  settled,
  unasked,
} from './saying.ts';

/** Every way in which an incident may begin. */
export const openings: readonly IncidentOpened[] = (['controller', 'processor', 'joint'] as const).flatMap(
  (role) => [opened({ role, confirmed: false }), opened({ role, confirmed: true })],
);

/**
 * Each type of event in every variant that a guard tells apart, at one instant, so that the space stays finite. Duties
 * with a date of their own open and end beside everything else: `withDuty` leads to where their events are taken.
 */
export const variants: readonly LaterEvent[] = [
  breachConfirmed(),
  breachConfirmed({ awareAt: hours(5) }),
  breachConfirmed({ awareAt: hours(5), reason: 'why' }),
  dismissed(),
  contained(),
  risk('unlikely'),
  unasked('unlikely'),
  risk('risk'),
  risk('high'),
  facts(),
  facts({ authorityNotifier: 'other' }),
  facts({ peopleInformer: 'other' }),
  facts({ authorityNotifier: 'other', peopleInformer: 'other' }),
  exceptionApproved({ actor: ida }),
  exceptionApproved(),
  exceptionApproved({ actor: ida, approvers: 1, ownApprovalReason: 'why' }),
  exceptionReturned(),
  decisionConfirmed(),
  decisionConfirmed({ decision: 'report' }),
  decisionConfirmed({ decision: 'notice' }),
  reportSubmitted(),
  reportApproved({ actor: ida }),
  reportApproved(),
  reportApproved({ hash: 'another' }),
  reportApproved({ actor: ida, approvers: 1, ownApprovalReason: 'why' }),
  reportReturned(),
  authorityNotified(),
  authorityNotified({ kind: 'follow-up' }),
  authorityNotified({ notifiedAt: hours(100) }),
  authorityNotified({ notifiedAt: hours(100), delayReason: 'why' }),
  controllerNotified({ allTold: false }),
  controllerNotified(),
  peopleListed(),
  noticeDrafted(),
  noticeSubmitted(),
  noticeApproved({ actor: ida }),
  noticeApproved(),
  noticeApproved({ actor: ida, approvers: 1, ownApprovalReason: 'why' }),
  noticeReturned(),
  settled(0),
  settled(2),
  remainderDecided(),
  dutyUndertaken(),
  dutyMoved(),
  dutyFulfilled(),
  dutyFulfilled({ decision: 'secured' }),
  dutyDropped(),
  closed(),
  reopened(),
];

/** The beginning of an incident that has an open duty of its own, one that ends only with a decision. */
export const withDuty = dutyUndertaken({ kind: 'evidence.deletion' });

/** Facts that something rests on have changed, and that nothing does. */
export const moved: readonly LaterEvent[] = [
  facts({ outdated: ['risk', 'report', 'notice'] }),
  facts({ outdated: [] }),
];

const putOff = exemptionApproved({ reviewKey: withDuty.key });
const joint = opened({ role: 'joint' });

/** Pasts in which exemptions from telling the people stand, or may: with a review and without, at every risk. */
export const exemptPasts: readonly (readonly [IncidentOpened, ...LaterEvent[]])[] = [
  [opened(), withDuty, risk('high'), putOff],
  [opened(), withDuty, risk('high'), putOff, exemptionApproved({ exemptionId: 'e2' })],
  [opened(), withDuty, noticeSubmitted(), putOff],
  [opened(), withDuty, risk('risk'), noticeSubmitted(), putOff],
  [opened(), withDuty, putOff],
  [opened(), withDuty, risk('high'), noticeSubmitted()],
  [opened(), risk('high')],
  [opened(), risk('high'), exemptionApproved()],
  [opened(), exemptionApproved()],
  [opened(), risk('risk'), exemptionApproved()],
  [opened(), risk('high'), noticeSubmitted(), exemptionApproved()],
  [joint, facts({ peopleInformer: 'other' }), risk('high'), exemptionApproved()],
  [joint, risk('high'), exemptionApproved()],
];

/** What is said of exemptions, beside the variants. */
export const ofExemptions: readonly LaterEvent[] = [
  exemptionApproved({ exemptionId: 'e3' }),
  exemptionApproved({ exemptionId: 'e3', reviewKey: withDuty.key }),
  exemptionEnded(),
];

/** Where the regions stand, and what else the guards read: two snapshots with the same words take the same events. */
export const whereabouts = ({ value, context }: Snapshot): string =>
  JSON.stringify([
    value,
    context.risk,
    context.authorityNotifier,
    context.peopleInformer,
    context.untoldAccepted,
    context.peopleSince !== null,
    // Elsewhere the state itself says whether an exception waits or is taken.
    value.authority === 'delegated' && context.exception,
  ]);
