import { authorityDueAt } from './context.ts';
import { approvalRefusal } from './decision-refusals.ts';
import type { LaterEvent } from './events.ts';
import type { AuthorityNotified, ReportApproved, ReportSubmitted } from './filing-events.ts';
import { kindOf, mandatesFor, owesSupplement } from './filing-guards.ts';
import { isNotified } from './filings.ts';
import { standingMandate, standingMandates } from './mandates.ts';
import type { Refusal } from './refusal.ts';
import type { IncidentState, IncidentValue } from './state.ts';

/** The innermost state of the region. */
const stepOf = (authority: IncidentValue['authority']): string =>
  typeof authority === 'string' ? authority : (Object.values(authority)[0] ?? '');

const mandateMissing: Refusal = {
  code: 'mandate-missing',
  detail:
    'A processor notifies the authority only in the place of controllers, and needs a mandate of each: report mandate.given first.',
};

/** Why a processor's mandates do not reach so far. */
const mandateRefusal = ({ context }: IncidentState, event: ReportSubmitted): Refusal | undefined => {
  const kind = kindOf(event, context);
  const standing = standingMandates(context.mandates);
  if (standing.length === 0) return mandateMissing;
  const unknown = (event.mandates ?? []).find((key) => !standing.some((one) => one.key === key));
  if (unknown !== undefined)
    return { code: 'mandate-unknown', field: 'mandates', detail: 'No mandate with this key stands.' };
  const named = standing.filter(({ key }) => event.mandates?.includes(key));
  if (kind !== 'first' && (named.length === 0 ? standing : named).some(({ scope }) => scope === 'first'))
    return {
      code: 'mandate-first-only',
      field: 'kind',
      detail: `A mandate for the first message alone does not reach to a notice of kind ${kind}: the controller sends it, or gives a full mandate.`,
    };
  if (mandatesFor(context, kind).length === 0)
    return {
      code: 'wrong-kind',
      field: 'kind',
      detail: 'The first notice has been filed under every mandate: what follows is of another kind.',
    };
  return named.length === 0
    ? { ...mandateMissing, field: 'mandates' }
    : {
        code: 'wrong-kind',
        field: 'mandates',
        detail: 'The first notice has been filed under one of these mandates.',
      };
};

const submittedRefusal = (state: IncidentState, event: ReportSubmitted): Refusal | undefined => {
  const { value, context } = state;
  const kind = kindOf(event, context);
  if (context.role === 'processor' && standingMandates(context.mandates).length === 0) return mandateMissing;
  if (value.case !== 'aware') return undefined;
  if (kind === 'withdrawal' && !isNotified(context.filed))
    return {
      code: 'new-cannot-be-withdrawn',
      field: 'kind',
      detail: 'Nothing was filed that could be withdrawn: a new notice is complete or incomplete.',
    };
  if (kind !== 'first' && !isNotified(context.filed))
    return {
      code: 'follow-up-without-earlier',
      field: 'kind',
      detail: `A notice of kind ${kind} refers to an earlier one, and none was filed.`,
    };
  if (kind === 'final' && event.completeness === 'incomplete')
    return {
      code: 'final-incomplete',
      field: 'completeness',
      detail: 'The final notice leaves nothing to be determined: send a follow-up until then.',
    };
  if (context.role === 'processor') return mandateRefusal(state, event);
  return kind === 'first' && isNotified(context.filed)
    ? {
        code: 'wrong-kind',
        field: 'kind',
        detail:
          'The first notice has been filed: what follows is a follow-up, a correction, the final notice or a withdrawal.',
      }
    : undefined;
};

const notifiedRefusal = (
  { value, context }: IncidentState,
  event: AuthorityNotified,
): Refusal | undefined => {
  if (value.authority === 'inapplicable') return mandateMissing;
  if (stepOf(value.authority) !== 'filing') return undefined;
  if (event.kind !== context.reportKind)
    return {
      code: 'wrong-kind',
      field: 'kind',
      detail: `What is approved is a notice of kind ${context.reportKind}.`,
    };
  if (owesSupplement(context) !== (event.supplement !== undefined))
    return {
      code: 'supplement-missing',
      field: 'followUpDueAt',
      detail:
        'An incomplete notice, and no other, names the day on which its rest is given (GDPR art. 33(4)).',
    };
  return {
    code: 'delay-reason-missing',
    field: 'delayReason',
    detail: `The deadline was ${authorityDueAt(context)}; a later notice gives the reasons for the delay (GDPR art. 33(1)).`,
  };
};

const approvedRefusal = ({ value, context }: IncidentState, event: ReportApproved): Refusal | undefined => {
  const { reportVoided, reportAuthor, reportHash } = context;
  if (event.hash !== null && event.hash !== reportHash && event.hash === reportVoided?.hash)
    return {
      code: 'report-changed',
      field: 'hash',
      detail: `What was read has been changed since (${reportVoided.since}), and its approval would be void: read the new version.`,
    };
  return stepOf(value.authority) === 'reviewing' ? approvalRefusal(event, [reportAuthor]) : undefined;
};

/** Why an event about a notice to the authority, or a mandate to file one, was refused; undefined where its turn had not come. */
export const filingRefusal = (state: IncidentState, event: LaterEvent): Refusal | undefined => {
  if (event.type === 'report.submitted') return submittedRefusal(state, event);
  if (event.type === 'report.approved') return approvedRefusal(state, event);
  if (event.type === 'authority.notified') return notifiedRefusal(state, event);
  if (event.type === 'mandate.given' && state.context.role !== 'processor')
    return {
      code: 'no-such-duty',
      detail: 'Only a processor files in the place of controllers; a controller needs no mandate.',
    };
  if (event.type === 'mandate.ended')
    return standingMandate(state.context.mandates, event.key)
      ? undefined
      : { code: 'mandate-unknown', field: 'key', detail: 'No mandate with this key stands.' };
  return undefined;
};
