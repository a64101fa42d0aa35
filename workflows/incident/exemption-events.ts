import type { ExemptionCode } from '../assessment/exemptions.ts';
import type { Recorded } from './events.ts';

/**
 * Another person than whoever claimed it lets an exemption from telling the people stand. Four eyes, unless nobody else
 * has the right to approve. Basis: GDPR art. 34(3), 5(2); personopplysningsloven § 16.
 */
export interface ExemptionApproved extends Recorded {
  type: 'exemption.approved';
  exemptionId: string;
  code: ExemptionCode;
  claimedBy: string;
  /** The open duty of review that it ends with; null for one that ends by itself never. */
  reviewKey: string | null;
  ownApprovalReason: string | null;
  /** How many people had a working right to approve at that moment. */
  approvers: number;
}

/** An exemption stands no more: where the risk is high, the people are owed the notice from now on. */
export interface ExemptionEnded extends Recorded {
  type: 'exemption.ended';
  exemptionId: string;
  code: ExemptionCode;
  reason: string;
}

export type ExemptionEvent = ExemptionApproved | ExemptionEnded;
