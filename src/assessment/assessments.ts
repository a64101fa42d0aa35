import type { ReasonCode } from '../../workflows/assessment/reasons.ts';
import type { Severity, SeverityChoice } from '../../workflows/assessment/severity.ts';
import type { RiskLevel } from '../../workflows/regimes/regime.ts';
import type { Db } from '../db/transaction.ts';
import type { FactValue } from '../incidents/facts/vocabulary.ts';
import type { Assessed } from './make-assessment.ts';
import { findAssessment, listAssessments } from './store.ts';

/** A version of the assessment as it was kept: what it proposed, and why each choice is as it is. */
export interface KeptAssessment {
  number: number;
  madeAt: string;
  /** The person's id. */
  madeBy: string;
  /** SHA-256 of what was kept, in hex. */
  hash: string;
  risk: RiskLevel;
  score: number;
  band: Severity['band'];
  reasons: readonly ReasonCode[];
  choices: (SeverityChoice & { reason: string | null })[];
}

/** All of an incident, the oldest first. */
export const keptAssessments = async (db: Db, incidentId: string): Promise<KeptAssessment[]> =>
  (await listAssessments(db, incidentId)).toReversed().map(({ number, madeAt, madeBy, hash, body }) => {
    const { risk, reasons, severity, choiceReasons } = JSON.parse(body) as Assessed;
    return {
      number,
      madeAt: madeAt.toISOString(),
      madeBy,
      hash: hash.toString('hex'),
      risk,
      score: severity.score,
      band: severity.band,
      reasons,
      choices: severity.choices.map((choice) => ({ ...choice, reason: choiceReasons[choice.part] ?? null })),
    };
  });

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
