import { createHash } from 'node:crypto';
import type { SeverityChoice } from '../../workflows/assessment/severity.ts';
import type { Db } from '../db/transaction.ts';
import type { DoorDeps } from '../incidents/door.ts';
import { recordHouseEvent } from '../incidents/house-events.ts';
import type { LockedIncident, Reporter } from '../incidents/incident.ts';
import { lockForChange } from '../incidents/report-event.ts';
import { canonicalJson } from '../journal/chain.ts';
import { type FieldFault, Problem } from '../problems.ts';
import { type AssessmentRow, insertAssessment, nextNumber } from './store.ts';
import { type IncidentWeighed, weighIncident } from './weigh-incident.ts';

export type ChoiceReasons = Partial<Record<SeverityChoice['part'], string | undefined>>;

/** An assessment as it is kept: the weighing, with the reason of every choice. */
export interface Assessed extends IncidentWeighed {
  choiceReasons: ChoiceReasons;
}

/**
 * The reason that stands at the kind of data that was chosen, where somebody wrote one with the fact: asked once, it is
 * not asked again.
 */
const reasonInFact = ({ facts }: IncidentWeighed, choice: SeverityChoice): string | undefined => {
  if (choice.part !== 'context') return undefined;
  const kinds = facts.find(({ key }) => key === 'dataKinds')?.value;
  return Array.isArray(kinds)
    ? (kinds as { class?: string; circumstance?: string; reason?: string }[]).find(
        (kind) => `${kind.class}:${kind.circumstance}` === choice.chosen,
      )?.reason
    : undefined;
};

/**
 * The reasons of all choices that somebody made. One that was taken as the worst needs none. Throws `invalid-input`
 * with a fault for every choice without a reason, and for every reason without a choice.
 */
const reasonsFor = (weighed: IncidentWeighed, given: ChoiceReasons): ChoiceReasons => {
  const { choices } = weighed.severity;
  const found: ChoiceReasons = {};
  const errors: FieldFault[] = [];
  for (const choice of choices) {
    const reason = given[choice.part] ?? reasonInFact(weighed, choice);
    if (reason !== undefined) found[choice.part] = reason;
    else if (!choice.assumed)
      errors.push({
        pointer: `/choices/${choice.part}`,
        detail: `Give the reason for ${choice.chosen}, which counts ${choice.value}: a score without reasons proves nothing (GDPR art. 5(2)).`,
      });
  }
  for (const part of Object.keys(given))
    if (!choices.some((choice) => choice.part === part))
      errors.push({
        pointer: `/choices/${part}`,
        detail: 'The facts make no such choice: this is not part of the breach.',
      });
  if (errors[0]) throw new Problem('invalid-input', errors[0].detail, { errors });
  return found;
};

/**
 * Makes a version of the assessment from the facts as they are now, kept to the letter under a hash that the journal
 * names. Every version stays. Throws as `lockForChange`, and `invalid-input` for a choice without a reason.
 */
export const makeAssessment = async (
  deps: DoorDeps,
  tx: Db,
  input: {
    incidentId: string;
    expectedVersion: number | undefined;
    reporter: Reporter;
    choices: ChoiceReasons;
  },
): Promise<{ incident: LockedIncident; row: AssessmentRow }> => {
  const incident = await lockForChange(tx, input.incidentId, input.expectedVersion);
  const weighed = await weighIncident(tx, incident);
  const assessed: Assessed = { ...weighed, choiceReasons: reasonsFor(weighed, input.choices) };
  const body = canonicalJson(assessed);
  const at = deps.clock.now();
  const row: AssessmentRow = {
    id: deps.ids.uuid(),
    number: await nextNumber(tx, incident.id),
    madeAt: at,
    madeBy: input.reporter.personId,
    body,
    hash: createHash('sha256').update(body).digest(),
  };
  await insertAssessment(tx, incident.id, row);
  const recorded = await recordHouseEvent(tx, incident, {
    type: 'assessment.made',
    at: at.toISOString(),
    actor: { kind: 'person', id: input.reporter.personId },
    assessmentId: row.id,
    number: row.number,
    hash: row.hash.toString('hex'),
    risk: assessed.risk,
    score: assessed.severity.score,
  });
  return { incident: recorded, row };
};
