import type { IncidentOpened, LaterEvent } from '../../../workflows/incident/events.ts';
import {
  authorityNotified,
  breachConfirmed,
  closed,
  controllerNotified,
  decisionConfirmed,
  dismissed,
  dutyDropped,
  dutyFulfilled,
  dutyUndertaken,
  exceptionApproved,
  excepted,
  exemptionApproved,
  exemptionEnded,
  facts,
  filed,
  firstMandate,
  hours,
  ida,
  mandateGiven,
  noticeApproved,
  noticeSubmitted,
  opened,
  remainderDecided,
  reopened,
  reportApproved,
  reportSubmitted,
  risk,
  secondDuty,
  sending,
  settled,
  supplement,
} from '../incident/saying.ts';

interface Position {
  past: readonly [IncidentOpened, ...LaterEvent[]];
  next: LaterEvent;
}

/** Different places on the chart, each with the past that leads there and the event that comes next. */
export const positions: Record<string, Position> = {
  suspected: { past: [opened({ confirmed: false })], next: breachConfirmed() },
  'report-reviewing': { past: [opened(), reportSubmitted()], next: reportApproved() },
  'report-filing-late': {
    past: [opened({ awareAt: hours(-80), awareReason: 'why' }), reportSubmitted(), reportApproved()],
    next: authorityNotified({ delayReason: 'why' }),
  },
  'follow-up-reviewing': {
    past: [opened(), risk('risk'), ...filed, reportSubmitted({ hash: 'r2' })],
    next: reportApproved({ hash: 'r2' }),
  },
  'authority-released': { past: [opened(), ...excepted], next: risk('high') },
  'exception-waiting': { past: [opened(), risk('unlikely')], next: exceptionApproved() },
  'decision-outdated': {
    past: [opened(), risk('risk'), ...filed, facts({ outdated: ['risk', 'report'] })],
    next: decisionConfirmed({ decision: 'report' }),
  },
  'notice-reviewing': { past: [opened(), risk('high'), noticeSubmitted()], next: noticeApproved() },
  'people-exempt': {
    past: [opened(), risk('high'), exemptionApproved()],
    next: exemptionEnded({ at: hours(5) }),
  },
  'notice-resolving': { past: [opened(), risk('high'), ...sending, settled(7)], next: remainderDecided() },
  closed: {
    past: [opened(), risk('high'), ...filed, ...sending, settled(0), closed()],
    next: settled(1),
  },
  'notice-withdrawn': {
    past: [
      opened(),
      risk('risk'),
      ...filed,
      reportSubmitted({ kind: 'withdrawal', hash: 'r2' }),
      reportApproved({ hash: 'r2' }),
      authorityNotified({ kind: 'withdrawal', reference: 'AR1235' }),
    ],
    next: risk('high'),
  },
  'rest-owed': {
    past: [
      opened(),
      risk('risk'),
      reportSubmitted({ kind: 'first', completeness: 'incomplete' }),
      reportApproved(),
      authorityNotified({ supplement }),
    ],
    next: dutyDropped({ key: supplement.key }),
  },
  'report-voided': {
    past: [opened(), risk('risk'), reportSubmitted({ kind: 'first' }), facts({ voids: 'r1' })],
    next: reportSubmitted({ kind: 'first', hash: 'r2' }),
  },
  'processor-acting': {
    past: [
      opened({ role: 'processor' }),
      mandateGiven(),
      reportSubmitted({ kind: 'first', completeness: 'incomplete', mandates: [firstMandate] }),
      reportApproved(),
    ],
    next: authorityNotified({ supplement }),
  },
  dismissed: { past: [opened(), dismissed()], next: reopened() },
  'processor-telling': {
    past: [opened({ role: 'processor' }), controllerNotified({ allTold: false })],
    next: controllerNotified(),
  },
  'joint-delegated': {
    past: [opened({ role: 'joint' }), facts({ authorityNotifier: 'other', peopleInformer: 'other' })],
    next: facts({ authorityNotifier: 'us', peopleInformer: 'us' }),
  },
  'duties-open': {
    past: [
      opened(),
      dutyUndertaken(),
      dutyUndertaken({ key: secondDuty, kind: 'evidence.deletion', dueAt: hours(30) }),
      dutyFulfilled(),
    ],
    next: dutyFulfilled({ key: secondDuty, decision: 'a copy is kept' }),
  },
  'report-approved-alone': {
    past: [
      opened(),
      reportSubmitted(),
      reportApproved({ actor: ida, approvers: 1, ownApprovalReason: 'alone' }),
    ],
    next: authorityNotified(),
  },
};
