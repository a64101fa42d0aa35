import { createHash } from 'node:crypto';
import { mustNotifyAuthority } from '../../../workflows/incident/guards.ts';
import type { Actor, LaterEvent } from '../../../workflows/incident/events.ts';
import type { RiskLevel } from '../../../workflows/regimes/regime.ts';
import { canonicalJson } from '../../journal/chain.ts';
import type { Incident } from '../incident.ts';

/** What a person decides of the risk. */
export interface RiskBody {
  type: 'risk.assessed';
  level: RiskLevel;
  reasoning: string;
  assessment?: string | undefined;
}

/**
 * The decision on the risk as an event, with its hash: what an approver reads and names. A level at which the authority
 * need not be told is proposed, and waits for that approver. Basis: GDPR art. 33(1), 5(2).
 */
export const riskDecision = (
  { level, reasoning, assessment }: RiskBody,
  { id, state, role }: Incident,
  recorded: { at: string; actor: Actor },
  proposedLevel: RiskLevel | undefined,
): Extract<LaterEvent, { type: 'risk.assessed' }> => {
  const decided = {
    level,
    reasoning,
    ...(assessment !== undefined && { assessment }),
    ...(proposedLevel !== undefined && { proposedLevel }),
  };
  const hash = createHash('sha256')
    .update(canonicalJson({ ...decided, ...recorded, incident: id }))
    .digest('hex');
  const needsApproval = role !== 'processor' && !mustNotifyAuthority(state.context, level);
  return { ...recorded, type: 'risk.assessed', ...decided, hash, ...(needsApproval && { needsApproval }) };
};
