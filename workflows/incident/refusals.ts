import { demandedDeadlines } from './demanded-deadlines.ts';
import {
  approvalRefusal,
  confirmationRefusal,
  exceptionRefusal,
  exemptionFault,
  outdatedNames,
} from './decision-refusals.ts';
import { dutyRefusal } from './duty-refusals.ts';
import type { LaterEvent } from './events.ts';
import { filingRefusal } from './filing-refusals.ts';
import type { Refusal } from './refusal.ts';
import type { IncidentState } from './state.ts';

const regionOf = (event: LaterEvent): 'authority' | 'people' | 'controllers' | null => {
  if (
    event.type.startsWith('report.') ||
    event.type.startsWith('exception.') ||
    event.type.startsWith('mandate.') ||
    event.type === 'authority.notified'
  )
    return 'authority';
  if (
    event.type.startsWith('notice.') ||
    event.type.startsWith('exemption.') ||
    event.type === 'people.listed' ||
    event.type === 'remainder.decided'
  )
    return 'people';
  return event.type === 'controller.notified' ? 'controllers' : null;
};

const nameOf = (value: unknown): string =>
  typeof value === 'object' && value !== null ? Object.entries(value).flat().join('.') : String(value);

/** What keeps an incident open, in words. */
const openDuties = (state: IncidentState): string => {
  const duties = demandedDeadlines(state).map(({ kind, basis, dueAt }) => `${kind} (${basis}, due ${dueAt})`);
  return duties.length > 0 ? duties.join(', ') : 'the risk is not assessed';
};

/** Says why this state took not this event. Called only for events that were refused. */
export const whyRefused = (state: IncidentState, event: LaterEvent): Refusal => {
  const { value, context } = state;
  if (event.type === 'deadline.neared' || event.type === 'deadline.passed')
    return { code: 'stale-deadline', detail: `no clock ${event.deadline} runs to ${event.dueAt}` };
  if (value.case === 'closed')
    return { code: 'incident-closed', detail: 'The incident is closed; reopen it first.' };
  if (value.case === 'dismissed')
    return { code: 'incident-dismissed', detail: 'The incident is dismissed; reopen it first.' };
  if (event.type === 'breach.confirmed')
    return {
      code: 'reason-missing',
      field: 'reason',
      detail: `Awareness is recorded as ${context.awareAt}; another instant needs a reason.`,
    };
  if (event.type === 'incident.dismissed')
    return {
      code: 'already-left',
      detail: 'Notices have left; what was told cannot be dismissed, only closed.',
    };
  const region = regionOf(event);
  const ofFiling = filingRefusal(state, event);
  if (ofFiling) return ofFiling;
  if (region && value[region] === 'inapplicable')
    return { code: 'no-such-duty', detail: `In the role ${context.role} there is no duty of this kind.` };
  if (event.type === 'people.listed' || event.type === 'notice.drafted')
    return {
      code: 'frozen',
      detail: 'The notice waits for approval or has left: its list and texts are frozen.',
    };
  if (event.type === 'decision.confirmed') return confirmationRefusal(state, event);
  if (event.type === 'exemption.approved') {
    const fault = exemptionFault(event);
    if (fault) return fault;
  }
  if (event.type === 'notice.submitted' && context.exemptions.some(({ reviewKey }) => reviewKey !== null))
    return {
      code: 'people-held',
      detail: 'Something must be kept secret until a review: end that exemption before people are told.',
    };
  const closing = event.type === 'incident.closed' && value.case === 'aware';
  if (closing && demandedDeadlines(state).every(({ kind }) => kind === 'decision.review') && context.risk)
    return { code: 'decision-outdated', detail: `${outdatedNames(state)} Confirm it, or decide anew.` };
  if (closing)
    return { code: 'duty-open', detail: `An open duty keeps the incident open: ${openDuties(state)}.` };
  const reviewing = nameOf(region ? value[region] : '').endsWith('.reviewing');
  if (
    value.case === 'aware' &&
    nameOf(value.authority) === 'owed.excepting' &&
    event.type === 'exception.approved'
  )
    return exceptionRefusal(state, event);
  if (reviewing && event.type === 'notice.approved') return approvalRefusal(event, context.noticeAuthors);
  const ofDuty = dutyRefusal(state, event);
  if (ofDuty) return ofDuty;
  if (value.case === 'suspected' && event.type !== 'incident.reopened')
    return {
      code: 'not-confirmed',
      detail: 'It is still a suspicion: confirm the breach or dismiss it first.',
    };
  const now = region
    ? `${region} is ${nameOf(value[region])}`
    : `the case is ${nameOf(value.case)}, the assessment ${nameOf(value.assessment)}`;
  return { code: 'out-of-order', detail: `${event.type} is not possible now: ${now}.` };
};
