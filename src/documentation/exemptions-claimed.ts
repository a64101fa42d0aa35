import type { ExemptionCode } from '../../workflows/assessment/exemptions.ts';
import type { DocumentedExemption } from './documentation-document.ts';
import { type Entry, type NameOf, textOf } from './journal-entries.ts';

/**
 * Exemptions from telling the people with their evidence, as the journal tells. Basis: GDPR art. 34(3), 5(2);
 * personopplysningsloven § 16.
 */
export const exemptionsIn = (entries: readonly Entry[], nameOf: NameOf): DocumentedExemption[] => {
  const found = new Map<string, DocumentedExemption>();
  for (const entry of entries) {
    const signed = { at: entry.at, by: nameOf(entry.actor) };
    const id = textOf(entry, 'exemptionId') ?? '';
    const known = found.get(id);
    if (entry.type === 'exemption.claimed')
      found.set(id, {
        code: textOf(entry, 'code') as ExemptionCode,
        evidence: (entry.event['evidence'] ?? {}) as Record<string, string>,
        claimed: signed,
        approved: null,
        ended: null,
      });
    if (entry.type === 'exemption.approved' && known)
      known.approved = { ...signed, ownApprovalReason: textOf(entry, 'ownApprovalReason') };
    if ((entry.type === 'exemption.ended' || entry.type === 'exemption.withdrawn') && known)
      known.ended = { ...signed, reason: textOf(entry, 'reason') ?? '' };
  }
  return [...found.values()];
};
