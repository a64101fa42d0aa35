import type { Decision } from '../../../workflows/incident/decisions.ts';
import type { IncidentEvent } from '../../../workflows/incident/events.ts';
import type { FactKey, FactValue } from '../facts/vocabulary.ts';
import type { Grounds } from './grounds-store.ts';
import { assessedFacts, weighedFacts } from './relied-facts.ts';

/** What the texts of other slices are made from. */
export interface WrittenFrom {
  /** The facts that the notice to the authority prints, those that are unknown too. */
  report: readonly FactKey[];
  /** The facts that the notice to the people is drafted from. */
  notice: readonly FactKey[];
}

/** The values that facts have, of those that somebody has recorded. */
export type Recorded = ReadonlyMap<FactKey, FactValue>;

/** Whether a decision on the risk rests also on what was unknown: it names an assessment, or lets a notice fall away. */
const countsUnknown = (event: IncidentEvent): boolean =>
  event.type === 'risk.assessed' && (event.assessment !== undefined || event.needsApproval === true);

/** The facts that a decision relies on; `all` also where nobody has recorded them. */
const reliedOn = (
  decision: Decision,
  event: IncidentEvent,
  before: Grounds,
  writtenFrom: WrittenFrom,
): { all: readonly FactKey[]; recorded: readonly FactKey[] } => {
  if (decision === 'report') return { all: writtenFrom.report, recorded: [] };
  if (decision === 'notice') return { all: [], recorded: writtenFrom.notice };
  if (event.type === 'decision.confirmed')
    return { all: Object.keys(before) as FactKey[], recorded: [...assessedFacts, ...weighedFacts] };
  return countsUnknown(event)
    ? { all: assessedFacts, recorded: weighedFacts }
    : { all: [], recorded: [...assessedFacts, ...weighedFacts] };
};

/** What a decision rests on from this event. `before`: what it rested on where it is confirmed. */
export const groundsOf = (
  decision: Decision,
  event: IncidentEvent,
  facts: Recorded,
  before: Grounds,
  writtenFrom: WrittenFrom,
): Grounds => {
  const { all, recorded } = reliedOn(decision, event, before, writtenFrom);
  const keys = new Set([...all, ...recorded.filter((key) => facts.has(key))]);
  return Object.fromEntries([...keys].map((key) => [key, facts.get(key) ?? null]));
};
