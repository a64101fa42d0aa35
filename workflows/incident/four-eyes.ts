import type { IncidentContext } from './context.ts';
import type { DecisionConfirmed } from './decision-events.ts';
import type { Approved } from './events.ts';

/** What is wrong with an approval by whom it comes from; `field` where the event could be mended. */
export type ApprovalFault = 'author-approves' | 'own-approval-unexplained' | 'own-approval-needless';

/**
 * Four eyes: nobody approves what they wrote. Where exactly one person of the house has a working right to approve,
 * that person may, with a reason that stays in the record; from anybody else such a reason is refused, for it would
 * say something untrue. Null: the approval holds.
 */
export const approvalFault = (
  { actor, ownApprovalReason = null, approvers }: Omit<Approved, 'hash'>,
  authors: readonly (string | null)[],
): ApprovalFault | null => {
  if (actor.kind === 'system') return 'author-approves';
  if (!authors.includes(actor.id)) return ownApprovalReason === null ? null : 'own-approval-needless';
  if (approvers !== 1) return 'author-approves';
  return ownApprovalReason === null ? 'own-approval-unexplained' : null;
};

/**
 * The same for a fresh yes. Only an exception that was approved (or taken before approvals were asked for) needs four
 * eyes again; any other decision is confirmed by whoever handles the case.
 */
export const confirmationFault = (
  { exception, exceptionAuthor }: Pick<IncidentContext, 'exception' | 'exceptionAuthor'>,
  event: DecisionConfirmed,
): ApprovalFault | null => {
  const isException = event.decision === 'risk' && exception === 'taken';
  if (isException) return approvalFault(event, [exceptionAuthor]);
  return event.ownApprovalReason ? 'own-approval-needless' : null;
};
