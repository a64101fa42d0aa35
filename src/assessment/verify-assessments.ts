import { createHash } from 'node:crypto';
import type { AssessmentMade } from '../incidents/house-events.ts';
import type { Db } from '../db/transaction.ts';
import { listAssessments } from './store.ts';

/**
 * The numbers of the assessments of an incident that are not, to the letter, the ones that its journal names: changed,
 * gone, or never made.
 */
export const alteredAssessments = async (
  db: Db,
  incidentId: string,
  journal: Iterable<{ body: string }>,
): Promise<number[]> => {
  const made = [...journal].flatMap(({ body }) => {
    const { event } = JSON.parse(body) as { event: AssessmentMade | { type: 'other' } };
    return event.type === 'assessment.made' ? [[event.number, event.hash] as const] : [];
  });
  const named = new Map(made);
  const stored = new Map(
    (await listAssessments(db, incidentId)).map(({ number, body }) => [
      number,
      createHash('sha256').update(body).digest('hex'),
    ]),
  );
  return [...new Set([...named.keys(), ...stored.keys()])]
    .filter((number) => named.get(number) !== stored.get(number))
    .sort((a, b) => a - b);
};
