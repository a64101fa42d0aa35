import type { IncidentOpened, LaterEvent } from '../../../workflows/incident/events.ts';
import type { Snapshot } from '../../../workflows/incident/state.ts';
import {
  authorityNotified,
  breachConfirmed,
  closed,
  contained,
  controllerNotified,
  dismissed,
  dutyDropped,
  dutyFulfilled,
  dutyMoved,
  dutyUndertaken,
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
  risk('risk'),
  risk('high'),
  facts(),
  facts({ authorityNotifier: 'other' }),
  facts({ peopleInformer: 'other' }),
  facts({ authorityNotifier: 'other', peopleInformer: 'other' }),
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

/** Where the regions stand, and what else the guards read: two snapshots with the same words take the same events. */
export const whereabouts = ({ value, context }: Snapshot): string =>
  JSON.stringify([
    value,
    context.risk,
    context.authorityNotifier,
    context.peopleInformer,
    context.untoldAccepted,
    context.peopleSince !== null,
  ]);
