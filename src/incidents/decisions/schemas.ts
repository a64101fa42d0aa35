import { z } from 'zod';
import { decisions } from '../../../workflows/incident/decisions.ts';
import { factKeys, type FactKey } from '../facts/vocabulary.ts';

const riskLevel = z.enum(['unlikely', 'risk', 'high']);

/** A decision that rests on facts which have changed. */
export const staleDecision = z.object({
  decision: z.enum(decisions).meta({
    description:
      'The risk, the notice to the authority (waiting, approved or filed), or the notice to people',
  }),
  since: z.iso.datetime(),
});

const movedFact = z.object({
  key: z.enum(factKeys as [FactKey, ...FactKey[]]),
  from: z.unknown().meta({ description: 'What the decision relied on; null: unknown' }),
  to: z.unknown().meta({ description: 'What it is now; null: unknown' }),
});

/** The same with the facts that moved. */
export const shownStale = staleDecision.extend({ facts: z.array(movedFact) }).meta({ id: 'StaleDecision' });

/** What the authority does not know yet. Basis: GDPR art. 33(4). */
export const shownFollowUp = z
  .object({ since: z.iso.datetime(), differences: z.array(movedFact) })
  .meta({ id: 'ProposedFollowUp' });

/** The decision on the risk that stands. Basis: GDPR art. 33(1), 33(5), 34(1). */
export const shownRiskDecision = z
  .object({
    level: riskLevel,
    reasoning: z.string(),
    decidedBy: z.string(),
    decidedAt: z.iso.datetime(),
    hash: z.string().nullable().meta({ description: 'Names what is decided, for whoever approves it' }),
    assessment: z.uuid().nullable(),
    proposedLevel: riskLevel.nullable().meta({ description: 'What that assessment proposed' }),
    followsProposal: z.boolean().nullable().meta({ description: 'False: decided against it' }),
    exception: z
      .enum(['proposed', 'taken'])
      .nullable()
      .meta({ description: 'Not to notify the authority: waits for an approver, or is taken' }),
    approvedBy: z.string().nullable(),
    approvedAt: z.iso.datetime().nullable(),
    ownApprovalReason: z.string().nullable(),
  })
  .meta({ id: 'RiskDecision' });
export type ShownRiskDecision = z.input<typeof shownRiskDecision>;
