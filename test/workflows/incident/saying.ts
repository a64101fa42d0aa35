import { addHours, type Instant } from '../../../workflows/deadlines.ts';
import type { Actor, IncidentEvent, IncidentOpened, LaterEvent } from '../../../workflows/incident/events.ts';

/** Hours after the detection; negative: before it. A Thursday before a weekend with a clock shift (29 March 2026). */
export const hours = (count: number): Instant => addHours('2026-03-26T14:20:00.000Z', count);

/** Three people of the staff, and Varsla. */
export const ida: Actor = { kind: 'person', id: 'aaaaaaaa-0000-4000-8000-000000000001' };
export const ola: Actor = { kind: 'person', id: 'bbbbbbbb-0000-4000-8000-000000000002' };
export const kari: Actor = { kind: 'person', id: 'cccccccc-0000-4000-8000-000000000003' };
export const varsla: Actor = { kind: 'system' };

type Body<Event extends IncidentEvent> = Omit<Event, 'type'>;
type Saying<Type extends IncidentEvent['type']> = (
  body?: Partial<Body<Extract<IncidentEvent, { type: Type }>>>,
) => Extract<IncidentEvent, { type: Type }>;

const said = { at: hours(1), actor: ida };

/** Events with a body that fits the main path; a test names what it is about. */
export const opened: Saying<'incident.opened'> = (body = {}): IncidentOpened => ({
  type: 'incident.opened',
  at: hours(0),
  actor: ida,
  role: 'controller',
  detectedAt: hours(0),
  awareAt: hours(0),
  awareReason: null,
  confirmed: true,
  ...body,
});
export const breachConfirmed: Saying<'breach.confirmed'> = (body = {}) => ({
  type: 'breach.confirmed',
  ...said,
  awareAt: hours(0),
  reason: null,
  ...body,
});
export const dismissed: Saying<'incident.dismissed'> = (body = {}) => ({
  type: 'incident.dismissed',
  ...said,
  reason: 'test data only',
  ...body,
});
export const contained: Saying<'breach.contained'> = (body = {}) => ({
  type: 'breach.contained',
  ...said,
  containedAt: hours(1),
  note: null,
  ...body,
});
export const risk = (
  level: 'unlikely' | 'risk' | 'high',
  at: Instant = said.at,
): Extract<LaterEvent, { type: 'risk.assessed' }> => ({
  type: 'risk.assessed',
  at,
  actor: ida,
  level,
  reasoning: 'as written in the assessment',
  ...(level === 'unlikely' && { needsApproval: true as const, hash: 'x1' }),
});
/** As incident@1 and incident@2 recorded it: the duty ended at once. */
export const unasked = (level: 'unlikely'): Extract<LaterEvent, { type: 'risk.assessed' }> => ({
  type: 'risk.assessed',
  ...said,
  level,
  reasoning: 'as written in the assessment',
});
export const exceptionApproved: Saying<'exception.approved'> = (body = {}) => ({
  type: 'exception.approved',
  ...said,
  actor: ola,
  hash: 'x1',
  ...body,
});
export const exceptionReturned: Saying<'exception.returned'> = (body = {}) => ({
  type: 'exception.returned',
  ...said,
  actor: ola,
  reason: 'the key may be known',
  ...body,
});
export const decisionConfirmed: Saying<'decision.confirmed'> = (body = {}) => ({
  type: 'decision.confirmed',
  ...said,
  at: hours(6),
  decision: 'risk',
  reason: 'the new figure changes nothing',
  ...body,
});
export const exemptionApproved: Saying<'exemption.approved'> = (body = {}) => ({
  type: 'exemption.approved',
  ...said,
  actor: ola,
  exemptionId: 'e1',
  code: 'risk-removed',
  claimedBy: 'aaaaaaaa-0000-4000-8000-000000000001',
  reviewKey: null,
  ownApprovalReason: null,
  approvers: 2,
  ...body,
});
export const exemptionEnded: Saying<'exemption.ended'> = (body = {}) => ({
  type: 'exemption.ended',
  ...said,
  exemptionId: 'e1',
  code: 'risk-removed',
  reason: 'an account was used',
  ...body,
});
export const facts: Saying<'facts.recorded'> = (body = {}) => ({
  type: 'facts.recorded',
  ...said,
  changes: [],
  authorityNotifier: null,
  peopleInformer: null,
  ...body,
});
export const reportSubmitted: Saying<'report.submitted'> = (body = {}) => ({
  type: 'report.submitted',
  ...said,
  hash: 'r1',
  ...body,
});
export const reportApproved: Saying<'report.approved'> = (body = {}) => ({
  type: 'report.approved',
  ...said,
  actor: ola,
  hash: 'r1',
  ...body,
});
export const reportReturned: Saying<'report.returned'> = (body = {}) => ({
  type: 'report.returned',
  ...said,
  actor: ola,
  reason: 'numbers are missing',
  ...body,
});
export const authorityNotified: Saying<'authority.notified'> = (body = {}) => ({
  type: 'authority.notified',
  ...said,
  notifiedAt: hours(2),
  channel: 'altinn',
  kind: 'first',
  reference: 'AR1234',
  delayReason: null,
  ...body,
});
/** The rest of an incomplete notice, as it is undertaken with its filing. */
export const supplement = { key: 's0000000-0000-4000-8000-000000000001', dueAt: hours(338), what: 'AR1234' };
export const authorityPhoned: Saying<'authority.phoned'> = (body = {}) => ({
  type: 'authority.phoned',
  ...said,
  phonedAt: hours(1),
  note: 'they know that the notice comes',
  filedBy: 'aaaaaaaa-0000-4000-8000-000000000001',
  ...body,
});
export const authorityRegistered: Saying<'authority.registered'> = (body = {}) => ({
  type: 'authority.registered',
  ...said,
  caseNumber: '26/01234',
  documentNumber: null,
  ...body,
});
/** Keys of mandates, and of what is owed under them. */
export const firstMandate = 'm0000000-0000-4000-8000-000000000001';
export const secondMandate = 'm0000000-0000-4000-8000-000000000002';
export const mandateGiven: Saying<'mandate.given'> = (body = {}) => ({
  type: 'mandate.given',
  ...said,
  key: firstMandate,
  controller: 'controller-1',
  scope: 'full',
  givenAt: hours(1),
  dueAt: hours(60),
  proof: null,
  ...body,
});
export const mandateEnded: Saying<'mandate.ended'> = (body = {}) => ({
  type: 'mandate.ended',
  ...said,
  key: firstMandate,
  reason: 'the controller files itself',
  ...body,
});
export const controllerNotified: Saying<'controller.notified'> = (body = {}) => ({
  type: 'controller.notified',
  ...said,
  controller: 'controller-1',
  notifiedAt: hours(3),
  channel: 'e-mail',
  allTold: true,
  ...body,
});
export const peopleListed: Saying<'people.listed'> = (body = {}) => ({
  type: 'people.listed',
  ...said,
  people: 100,
  merged: 0,
  hash: 'p1',
  ...body,
});
export const noticeDrafted: Saying<'notice.drafted'> = (body = {}) => ({
  type: 'notice.drafted',
  ...said,
  hash: 'd1',
  ...body,
});
export const noticeSubmitted: Saying<'notice.submitted'> = (body = {}) => ({
  type: 'notice.submitted',
  ...said,
  hash: 'n1',
  people: 100,
  authors: ['aaaaaaaa-0000-4000-8000-000000000001'],
  ...body,
});
export const noticeApproved: Saying<'notice.approved'> = (body = {}) => ({
  type: 'notice.approved',
  ...said,
  actor: ola,
  hash: 'n1',
  ...body,
});
export const noticeReturned: Saying<'notice.returned'> = (body = {}) => ({
  type: 'notice.returned',
  ...said,
  actor: ola,
  reason: 'too many words',
  ...body,
});
export const settled = (
  untold: number,
  at: Instant = hours(5),
): Extract<LaterEvent, { type: 'notice.settled' }> => ({
  type: 'notice.settled',
  at,
  actor: varsla,
  people: 100,
  told: 100 - untold,
  unknown: 0,
  notTold: untold,
});
export const remainderDecided: Saying<'remainder.decided'> = (body = {}) => ({
  type: 'remainder.decided',
  ...said,
  at: hours(6),
  reason: 'a notice on the web site',
  ...body,
});
/** Keys of duties with a date of their own. */
export const firstDuty = 'd0000000-0000-4000-8000-000000000001';
export const secondDuty = 'd0000000-0000-4000-8000-000000000002';
export const dutyUndertaken: Saying<'duty.undertaken'> = (body = {}) => ({
  type: 'duty.undertaken',
  ...said,
  key: firstDuty,
  kind: 'authority.promise',
  dueAt: hours(240),
  what: 'the forensic report',
  ...body,
});
export const dutyMoved: Saying<'duty.moved'> = (body = {}) => ({
  type: 'duty.moved',
  ...said,
  at: hours(4),
  key: firstDuty,
  dueAt: hours(300),
  reason: 'the firm needs longer',
  ...body,
});
export const dutyFulfilled: Saying<'duty.fulfilled'> = (body = {}) => ({
  type: 'duty.fulfilled',
  ...said,
  at: hours(5),
  key: firstDuty,
  decision: null,
  ...body,
});
export const dutyDropped: Saying<'duty.dropped'> = (body = {}) => ({
  type: 'duty.dropped',
  ...said,
  at: hours(5),
  key: firstDuty,
  reason: 'the authority no longer asks for it',
  ...body,
});
export const neared: Saying<'deadline.neared'> = (body = {}) => ({
  type: 'deadline.neared',
  at: hours(24),
  actor: varsla,
  deadline: 'authority.notice',
  dueAt: hours(72),
  step: 'remaining',
  ...body,
});
export const passed: Saying<'deadline.passed'> = (body = {}) => ({
  type: 'deadline.passed',
  at: hours(72),
  actor: varsla,
  deadline: 'authority.notice',
  dueAt: hours(72),
  step: 'passed',
  ...body,
});
export const closed: Saying<'incident.closed'> = (body = {}) => ({
  type: 'incident.closed',
  ...said,
  at: hours(8),
  summary: null,
  ...body,
});
export const reopened: Saying<'incident.reopened'> = (body = {}) => ({
  type: 'incident.reopened',
  ...said,
  at: hours(30),
  reason: 'more people are affected',
  ...body,
});

/** Up to: the authority has the notice. */
export const filed = [reportSubmitted(), reportApproved(), authorityNotified()] as const;
/** Up to: the notice to the people is on its way. */
export const sending = [noticeSubmitted(), noticeApproved()] as const;
/** Up to: somebody has decided that the authority need not be told, and another has approved it. */
export const excepted = [risk('unlikely'), exceptionApproved()] as const;
