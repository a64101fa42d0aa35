import type { Approved } from './events.ts';

/** What is wrong with an approval by whom it comes from; `field` where the event could be mended. */
export type ApprovalFault = 'author-approves' | 'own-approval-unexplained' | 'own-approval-needless';

/**
 * Four eyes: nobody approves what they wrote. Where exactly one person of the house has a working right to approve,
 * that person may, with a reason that stays in the record; from anybody else such a reason is refused, for it would
 * say something untrue. Null: the approval holds.
 */
export const approvalFault = (
  { actor, ownApprovalReason = null, approvers }: Approved,
  authors: readonly (string | null)[],
): ApprovalFault | null => {
  if (actor.kind === 'system') return 'author-approves';
  if (!authors.includes(actor.id)) return ownApprovalReason === null ? null : 'own-approval-needless';
  if (approvers !== 1) return 'author-approves';
  return ownApprovalReason === null ? 'own-approval-unexplained' : null;
};
