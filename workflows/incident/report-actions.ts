import { remember } from './chart-setup.ts';
import { ageDecisions, keepGrounds, renew } from './decision-actions.ts';
import type { UndertakenDuty } from './duties.ts';
import { kindOf } from './filing-guards.ts';

/** Asks the world to give the frozen notice to the authority another standing. */
export const markReport = (standing: 'submitted' | 'approved' | 'returned' | 'filed') =>
  ({ type: 'markReport', params: { standing } }) as const;

/** The notice to the authority is frozen: who wrote it, its hash, what it is. One that waited before it is void. */
const submitReport = remember(({ context, event }) =>
  event.type === 'report.submitted'
    ? {
        reportAuthor: event.actor.kind === 'person' ? event.actor.id : null,
        reportHash: event.hash,
        reportOwnApproval: null,
        reportKind: kindOf(event, context),
        reportCompleteness: event.completeness ?? null,
        reportMandates: event.mandates ?? [],
      }
    : {},
);

/** The one that waits is replaced by the next. */
const voidWaiting = remember(({ context, event }) =>
  event.type === 'report.submitted' && context.reportHash !== null
    ? { reportVoided: { hash: context.reportHash, since: event.at } }
    : {},
);

/** Frozen and sent for approval; it rests on the facts as they are now. */
export const submitting = [
  submitReport,
  renew('report'),
  markReport('submitted'),
  keepGrounds('report'),
] as const;

/** The same in place of one that waits or is approved: that one, and its approval, are void. */
export const resubmitting = [voidWaiting, ...submitting] as const;

/** The notice to the authority is approved; the reason of an author who approved alone is kept. */
export const approveReport = remember(({ event }) =>
  event.type === 'report.approved' ? { reportOwnApproval: event.ownApprovalReason ?? null } : {},
);

/** No frozen notice to the authority any more. */
export const dropReport = remember({
  reportAuthor: null,
  reportHash: null,
  reportOwnApproval: null,
  reportKind: null,
  reportCompleteness: null,
  reportMandates: [],
});

const rememberVoided = remember(({ context, event }) =>
  context.reportHash === null ? {} : { reportVoided: { hash: context.reportHash, since: event.at } },
);

/** Sent back, given up, or fallen away: what was voided before it is of no interest any more. */
const forgetVoided = remember({ reportVoided: null });

/** A first notice goes back. */
export const returning = [dropReport, forgetVoided, renew('report'), markReport('returned')] as const;

/** A later one goes back: the one that was filed before stands again. */
export const returningLater = [dropReport, forgetVoided, ageDecisions, markReport('returned')] as const;

/** What a frozen notice says was changed before it was filed: it and its approval are void. */
export const voiding = [rememberVoided, dropReport, renew('report'), markReport('returned')] as const;

/** The same of a later one: the one that was filed before stands again. */
export const voidingLater = [rememberVoided, dropReport, ageDecisions, markReport('returned')] as const;

/** The clock towards the authority ends: with the notice, or with the word that it is not ours. */
export const authoritySettles = remember(({ event }) => ({
  authoritySettledAt: event.type === 'authority.notified' ? event.notifiedAt : event.at,
}));

/**
 * The authority has the notice. The rest that was owed of the one before has come with it, and so have the controllers
 * had theirs whose mandates it names; an incomplete one opens the duty to give its rest.
 */
const rememberFiled = remember(({ context, event }) => {
  if (event.type !== 'authority.notified') return {};
  const { kind, channel, reference, notifiedAt, supplement, at } = event;
  const isDone = ({ kind: duty, key }: UndertakenDuty): boolean =>
    duty === 'authority.supplement' || (duty === 'authority.mandate' && context.reportMandates.includes(key));
  const duties = context.duties.map((duty) =>
    duty.outcome === null && isDone(duty)
      ? { ...duty, outcome: 'fulfilled' as const, endedAt: notifiedAt }
      : duty,
  );
  const opened: UndertakenDuty[] = supplement
    ? [{ ...supplement, kind: 'authority.supplement', datedAt: at, outcome: null, endedAt: null }]
    : [];
  return {
    filed: {
      kind,
      channel,
      completeness: context.reportCompleteness,
      hash: context.reportHash,
      reference,
      filedAt: notifiedAt,
    },
    reportVoided: null,
    duties: [...duties, ...opened],
  };
});

/** Asks the world to keep what the filed notice rests on, beside the next one. */
const fileGrounds = { type: 'fileGrounds', params: { decision: 'report' } } as const;

/** What follows from every notice that is filed. */
export const filing = [rememberFiled, markReport('filed'), fileGrounds] as const;
