import type { DecisionConfirmed } from './decision-events.ts';
import type { Decision } from './decisions.ts';
import type { Approved } from './events.ts';
import { type ApprovalFault, approvalFault, confirmationFault } from './four-eyes.ts';
import type { ExemptionApproved } from './exemption-events.ts';
import type { Refusal } from './refusal.ts';
import type { IncidentState } from './state.ts';

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
export const approvalRefusal = (event: Approved, authors: readonly (string | null)[]): Refusal => {
  const fault = approvalFault(event, authors);
  return fault
    ? approvalRefusals[fault]
    : {
        code: 'version-changed',
        field: 'hash',
        detail: 'What was read is not what waits for approval: read it again.',
      };
};

/** Why four eyes refuse an exemption from telling the people; undefined where they do not. */
export const exemptionFault = (event: ExemptionApproved): Refusal | undefined => {
  const fault = approvalFault(event, [event.claimedBy]);
  return fault ? approvalRefusals[fault] : undefined;
};

/** Which decisions rest on facts that have changed, in words. */
export const outdatedNames = ({ context }: IncidentState): string =>
  `Facts have changed since: ${Object.keys(context.outdated)
    .map((decision) => decisionNames[decision as Decision])
    .join(', ')}.`;

const decisionNames: Record<Decision, string> = {
  risk: 'the decision on the risk',
  report: 'the notice to the authority',
  notice: 'the notice to the people',
};

/** Why the exception of art. 33(1) was not approved where it waits for it. */
export const exceptionRefusal = (state: IncidentState, event: Approved): Refusal =>
  state.context.outdated.risk === undefined
    ? approvalRefusal(event, [state.context.exceptionAuthor])
    : {
        code: 'decision-outdated',
        detail: `${outdatedNames(state)} It is confirmed or assessed anew before anybody approves it.`,
      };

/** Why a fresh yes was refused. */
export const confirmationRefusal = ({ context }: IncidentState, event: DecisionConfirmed): Refusal => {
  const fault = confirmationFault(context, event);
  return context.outdated[event.decision] === undefined || !fault
    ? {
        code: 'not-outdated',
        field: 'decision',
        detail: `No fact has changed that ${decisionNames[event.decision]} relies on.`,
      }
    : approvalRefusals[fault];
};
