import type { RiskLevel } from '../../../workflows/regimes/regime.ts';
import type { Db } from '../../db/transaction.ts';
import { invalid } from '../../problems.ts';
import type { FactValue } from '../facts/vocabulary.ts';
import type { Incident } from '../incident.ts';
import { type FactsNow, movedFacts } from './outdated.ts';
import { assessedFacts } from './relied-facts.ts';

/** Lent by the assessments. */
export type ReadProposal = (
  db: Db,
  incidentId: string,
  assessmentId: string,
) => Promise<{ risk: RiskLevel; facts: Readonly<Record<string, FactValue>> } | undefined>;

/**
 * What the assessment proposes that a decision names; undefined where it names none. Throws `invalid-input` for one
 * that the incident does not have, or that rests on facts which have changed since.
 */
export const proposedLevel = async (
  tx: Db,
  { id }: Incident,
  body: { type: string; assessment?: string | undefined },
  { facts, read }: { facts: FactsNow; read: ReadProposal },
): Promise<RiskLevel | undefined> => {
  const { assessment } = body;
  if (assessment === undefined) return undefined;
  const proposal = await read(tx, id, assessment);
  if (!proposal) throw invalid('/assessment', 'The incident has no assessment with this id.');
  const grounds = Object.fromEntries(assessedFacts.map((key) => [key, proposal.facts[key] ?? null]));
  const moved = movedFacts(grounds, facts).map(({ key }) => key);
  if (moved.length > 0)
    throw invalid(
      '/assessment',
      `Facts have changed since this assessment was made (${moved.join(', ')}): make a new one.`,
    );
  return proposal.risk;
};
