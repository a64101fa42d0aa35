import { compareInstants } from '../deadlines.ts';
import { authorityDueAt } from './context.ts';
import { demandedDeadlines } from './demanded-deadlines.ts';
import { openDuty } from './duties.ts';
import type { Approved, LaterEvent } from './events.ts';
import { type ApprovalFault, approvalFault } from './four-eyes.ts';
import type { IncidentState } from './state.ts';

/** Why an event was refused. `field` names the field of the event that would have to be different, if one. */
export interface Refusal {
  code:
    | 'incident-closed'
    | 'incident-dismissed'
    | 'not-confirmed'
    | 'reason-missing'
    | 'delay-reason-missing'
    | 'wrong-kind'
    | ApprovalFault
    | 'unknown-duty'
    | 'decision-missing'
    | 'version-changed'
    | 'duty-open'
    | 'already-left'
    | 'no-such-duty'
    | 'frozen'
    | 'stale-deadline'
    | 'out-of-order';
  detail: string;
  field?: string;
}

const regionOf = (event: LaterEvent): 'authority' | 'people' | 'controllers' | null => {
  if (event.type.startsWith('report.') || event.type === 'authority.notified') return 'authority';
  if (
    event.type.startsWith('notice.') ||
    event.type === 'people.listed' ||
    event.type === 'remainder.decided'
  )
    return 'people';
  return event.type === 'controller.notified' ? 'controllers' : null;
};

const nameOf = (value: unknown): string =>
  typeof value === 'object' && value !== null ? Object.entries(value).flat().join('.') : String(value);

/** Why four eyes, and the exception from them, refuse an approval. */
const approvalRefusals: Record<ApprovalFault, Refusal> = {
  'author-approves': {
    code: 'author-approves',
    detail:
      'Whoever wrote it cannot approve it: another person must. Only where nobody else has the right to approve may the author, with a reason.',
  },
  'own-approval-unexplained': {
    code: 'own-approval-unexplained',
    field: 'ownApprovalReason',
    detail:
      'You wrote it, and nobody else has the right to approve: say why you approve it alone. The reason stands in the report.',
  },
  'own-approval-needless': {
    code: 'own-approval-needless',
    field: 'ownApprovalReason',
    detail: 'You did not write it: approve it without a reason of this kind.',
  },
};

/** Why an approval was refused where something waits for one. */
const approvalRefusal = (event: Approved, authors: readonly (string | null)[]): Refusal => {
  const fault = approvalFault(event, authors);
  return fault
    ? approvalRefusals[fault]
    : {
        code: 'version-changed',
        field: 'hash',
        detail: 'What was read is not what waits for approval: read it again.',
      };
};

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
  if (region && value[region] === 'inapplicable')
    return { code: 'no-such-duty', detail: `In the role ${context.role} there is no duty of this kind.` };
  if (event.type === 'people.listed' || event.type === 'notice.drafted')
    return {
      code: 'frozen',
      detail: 'The notice waits for approval or has left: its list and texts are frozen.',
    };
  if (event.type === 'incident.closed' && value.case === 'aware')
    return { code: 'duty-open', detail: `An open duty keeps the incident open: ${openDuties(state)}.` };
  const reviewing = nameOf(region ? value[region] : '').endsWith('.reviewing');
  if (reviewing && event.type === 'report.approved') return approvalRefusal(event, [context.reportAuthor]);
  if (reviewing && event.type === 'notice.approved') return approvalRefusal(event, context.noticeAuthors);
  if (event.type === 'duty.moved' || event.type === 'duty.fulfilled' || event.type === 'duty.dropped')
    return openDuty(context.duties, event.key)
      ? {
          code: 'decision-missing',
          field: 'decision',
          detail: 'A duty of this kind ends only with the decision that was taken: write it down.',
        }
      : { code: 'unknown-duty', field: 'key', detail: 'There is no open duty with this key.' };
  if (event.type === 'authority.notified' && nameOf(value.authority).endsWith('.filing')) {
    const expected = nameOf(value.authority) === 'owed.filing' ? 'first' : 'follow-up';
    if (event.kind !== expected)
      return {
        code: 'wrong-kind',
        field: 'kind',
        detail: `What is approved is a notice of kind ${expected}.`,
      };
    if (compareInstants(event.notifiedAt, authorityDueAt(context)) > 0)
      return {
        code: 'delay-reason-missing',
        field: 'delayReason',
        detail: `The deadline was ${authorityDueAt(context)}; a later notice gives the reasons for the delay (GDPR art. 33(1)).`,
      };
  }
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
