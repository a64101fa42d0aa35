import type { FactsRecorded } from '../../workflows/incident/events.ts';
import type { Db } from '../db/transaction.ts';
import { invalid } from '../problems.ts';
import { type DoorDeps, passEvent } from './door.ts';
import { refuseDisorder } from './fact-order.ts';
import { type Fact, type FactKey, factKeys } from './facts-vocabulary.ts';
import type { Incident, Reporter } from './incident.ts';
import { lockForChange } from './report-event.ts';
import type { FactsBody } from './schemas.ts';
import * as store from './store.ts';

type Facts = Partial<Record<FactKey, Fact>>;

/** Facts are checked together, as they would stand: each may be right alone and the set wrong. */
const refuseContradictions = (facts: Facts, incident: Incident, now: Date): void => {
  refuseDisorder(facts, incident.state.context.awareAt, now);
  for (const key of ['authorityNotifier', 'peopleInformer'] as const)
    if (facts[key]?.value === 'other' && incident.role !== 'joint')
      throw invalid(`/${key}/value`, 'Only joint controllers can leave this duty to another.');
};

const party = (facts: Facts, key: 'authorityNotifier' | 'peopleInformer') => {
  const value = facts[key]?.value;
  return value === 'us' || value === 'other' ? value : null;
};

/**
 * Records facts through the door: the new values in their rows, old and new in the journal. Facts that are the same
 * as before are no change; a patch without any change leaves no trace.
 */
export const recordFacts = async (
  deps: DoorDeps,
  tx: Db,
  input: { incidentId: string; expectedVersion: number | undefined; reporter: Reporter; body: FactsBody },
): Promise<Incident> => {
  const incident = await lockForChange(tx, input.incidentId, input.expectedVersion);
  const now = deps.clock.now();
  const before: Facts = {};
  for (const { key, value, certainty } of await store.readFacts(tx, incident.id))
    before[key] = { value, certainty };
  const patch = factKeys.flatMap((key) => {
    const fact = input.body[key];
    return fact ? [{ key, value: fact.value ?? null, certainty: fact.certainty }] : [];
  });
  const after: Facts = { ...before };
  for (const { key, value, certainty } of patch) after[key] = { value, certainty };
  refuseContradictions(after, incident, now);
  const same = (a: Fact | undefined, b: Fact): boolean =>
    a?.certainty === b.certainty && JSON.stringify(a.value) === JSON.stringify(b.value);
  const changed = patch.filter(({ key, ...fact }) => !same(before[key], fact));
  if (changed.length === 0) return incident;
  const event: FactsRecorded = {
    type: 'facts.recorded',
    at: now.toISOString(),
    actor: { kind: 'person', id: input.reporter.personId },
    changes: changed.map(({ key, value, certainty }) => ({
      key,
      from: before[key] ?? null,
      to: { value, certainty },
    })),
    authorityNotifier: party(after, 'authorityNotifier'),
    peopleInformer: party(after, 'peopleInformer'),
  };
  const passed = await passEvent(deps, tx, incident, event);
  await store.writeFacts(tx, incident.id, changed, { personId: input.reporter.personId, at: now });
  return passed;
};
