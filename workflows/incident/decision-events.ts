import type { RiskLevel } from '../regimes/regime.ts';
import type { Decision } from './decisions.ts';
import type { Approved, MayVoid, Recorded } from './events.ts';

/** A person has decided the risk to people's rights and freedoms, with reasons. Basis: GDPR art. 33(1), 34(1). */
interface RiskAssessed extends Recorded, MayVoid {
  type: 'risk.assessed';
  level: RiskLevel;
  reasoning: string;
  /** The assessment that it follows from or goes against, where one was made. */
  assessment?: string;
  /** The level that the assessment proposed; a person decides, also against it. */
  proposedLevel?: RiskLevel;
  /** Names what is decided, for whoever approves the exception. */
  hash?: string;
  /**
   * The exception of art. 33(1) is proposed, not taken: another person approves it. Absent from what the charts
   * incident@1 and incident@2 recorded, where such a level ended the duty at once.
   */
  needsApproval?: true;
}

/** Somebody lets the notice fall away: the exception of art. 33(1) is taken. Basis: GDPR art. 33(1), 33(5), 5(2). */
interface ExceptionApproved extends Approved {
  type: 'exception.approved';
}

/** The exception is not approved: the duty stands, and the risk is to be assessed anew. Basis: GDPR art. 33(1). */
interface ExceptionReturned extends Recorded {
  type: 'exception.returned';
  reason: string;
}

/**
 * A decision stands although a fact that it relied on has changed. Where it is the exception of art. 33(1), four eyes
 * count as for its approval. Basis: GDPR art. 5(2), 33(5).
 */
export interface DecisionConfirmed extends Recorded {
  type: 'decision.confirmed';
  decision: Decision;
  reason: string;
  /** As of {@link Approved}. */
  ownApprovalReason?: string | null;
  approvers?: number;
}

export type DecisionEvent = RiskAssessed | ExceptionApproved | ExceptionReturned | DecisionConfirmed;
