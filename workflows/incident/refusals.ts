import { compareInstants } from '../deadlines.ts';
import { authorityDueAt } from './context.ts';
import { demandedDeadlines } from './demanded-deadlines.ts';
import type { LaterEvent } from './events.ts';
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
    | 'author-approves'
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

const authorsOf = (state: IncidentState, event: LaterEvent): readonly (string | null)[] | null => {
  if (event.type === 'report.approved') return [state.context.reportAuthor];
  return event.type === 'notice.approved' ? state.context.noticeAuthors : null;
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
  const authors = authorsOf(state, event);
  if (authors && reviewing && (event.actor.kind === 'system' || authors.includes(event.actor.id)))
    return { code: 'author-approves', detail: 'Whoever wrote it cannot approve it: another person must.' };
  if (authors && reviewing)
    return {
      code: 'version-changed',
      field: 'hash',
      detail: 'What was read is not what waits for approval: read it again.',
    };
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
