import type { IncidentOpened, LaterEvent } from '../../../workflows/incident/events.ts';
import { isNotified } from '../../../workflows/incident/filings.ts';
import type { Snapshot } from '../../../workflows/incident/state.ts';
import {
  authorityNotified,
  authorityPhoned,
  authorityRegistered,
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
  filed,
  firstMandate,
  hours,
  ida,
  mandateEnded,
  mandateGiven,
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
  secondMandate,
  settled,
  supplement,
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
  reportSubmitted({ kind: 'withdrawal' }),
  reportSubmitted({ mandates: [firstMandate] }),
  reportSubmitted({ mandates: [secondMandate] }),
  reportApproved({ actor: ida }),
  reportApproved(),
  reportApproved({ hash: 'another' }),
  reportApproved({ actor: ida, approvers: 1, ownApprovalReason: 'why' }),
  reportReturned(),
  authorityNotified(),
  authorityNotified({ kind: 'follow-up' }),
  authorityNotified({ kind: 'withdrawal' }),
  authorityNotified({ notifiedAt: hours(100) }),
  authorityNotified({ notifiedAt: hours(100), delayReason: 'why' }),
  authorityPhoned(),
  authorityRegistered(),
  mandateGiven(),
  mandateGiven({ key: secondMandate, scope: 'first' }),
  mandateEnded(),
  mandateEnded({ key: secondMandate }),
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
  dutyMoved({ key: firstMandate }),
  dutyMoved({ key: secondMandate }),
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

/**
 * What one opening is walked with: joint controllers have so many places that they take no notice back, and no other
 * role has mandates.
 */
export const variantsFor = ({ role }: IncidentOpened): readonly LaterEvent[] =>
  role === 'joint' ? variants.filter((event) => !('kind' in event) || event.kind !== 'withdrawal') : variants;

const incomplete = reportSubmitted({ completeness: 'incomplete' });
const withdrawing = reportSubmitted({ kind: 'withdrawal' });
const withdrawn = authorityNotified({ kind: 'withdrawal' });
const processor = opened({ role: 'processor' });
const acting = [mandateGiven(), reportSubmitted({ mandates: [firstMandate] })] as const;

/** Pasts in which a notice waits or is approved, of whatever kind, and those in which one was taken back. */
export const filingPasts: readonly (readonly [IncidentOpened, ...LaterEvent[]])[] = [
  [opened(), reportSubmitted()],
  [opened(), incomplete, reportApproved()],
  [opened(), ...filed, withdrawing],
  [opened(), ...filed, withdrawing, reportApproved()],
  [opened(), ...filed, withdrawing, reportApproved(), withdrawn],
  [joint, ...filed, withdrawing, reportApproved(), withdrawn, facts({ authorityNotifier: 'other' })],
  [processor, mandateGiven()],
  [processor, mandateGiven(), mandateGiven({ key: secondMandate, scope: 'first' })],
  [processor, ...acting],
  [processor, ...acting, mandateGiven({ key: secondMandate })],
  [processor, ...acting, reportApproved()],
];

/** What is said of notices that wait and are taken back, beside the variants. */
export const ofFilings: readonly LaterEvent[] = [
  facts({ voids: 'r1' }),
  breachConfirmed({ voids: 'r1' }),
  contained({ voids: 'r1' }),
  { ...risk('risk'), voids: 'r1' },
  authorityNotified({ supplement }),
  mandateEnded({ key: secondMandate }),
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
    context.role === 'joint' && [context.authorityNotifier, context.peopleInformer],
    context.untoldAccepted,
    context.peopleSince !== null,
    typeof value.authority === 'object' && context.reportKind,
    context.role === 'processor' && [
      context.mandates.map(({ endedAt }) => endedAt !== null),
      context.duties.some(({ kind, outcome }) => kind === 'authority.mandate' && outcome === null),
      isNotified(context.filed),
    ],
    // Elsewhere the state itself says whether an exception waits or is taken.
    value.authority === 'delegated' && context.exception,
  ]);
