import type { RiskLevel } from '../../workflows/regimes/regime.ts';
import type { Db } from '../db/transaction.ts';
import type { FactValue } from '../incidents/facts/vocabulary.ts';
import type { Assessed } from './make-assessment.ts';
import { findAssessment } from './store.ts';

/** What an assessment of an incident proposes, and on which facts; undefined where the incident has none of that id. */
export const readProposal = async (
  db: Db,
  incidentId: string,
  assessmentId: string,
): Promise<{ risk: RiskLevel; facts: Readonly<Record<string, FactValue>> } | undefined> => {
  const row = await findAssessment(db, incidentId, assessmentId);
  if (!row) return undefined;
  const { risk, facts } = JSON.parse(row.body) as Assessed;
  return { risk, facts: Object.fromEntries(facts.map(({ key, value }) => [key, value])) };
};
