import type { FactsRecorded } from '../../workflows/incident/events.ts';
import type { Db } from '../db/transaction.ts';
import { outdatedBy } from './decisions/age-decisions.ts';
import { type DoorDeps, passEvent } from './door.ts';
import type { FilledFact } from './facts-from-register.ts';
import type { LockedIncident, Reporter } from './incident.ts';
import * as store from './store.ts';

/**
 * Records facts that nobody said, through the door, in the caller's transaction. What is recorded already stays as it
 * is, so a second call changes nothing. They stand in the name of the person whose deed they follow from.
 */
export const fillFacts = async (
  deps: DoorDeps,
  tx: Db,
  incident: LockedIncident,
  facts: readonly FilledFact[],
  reporter: Reporter,
): Promise<LockedIncident> => {
  if (facts.length === 0) return incident;
  const recorded = await store.readFacts(tx, incident.id);
  const fresh = facts.filter(({ key }) => !recorded.some((fact) => fact.key === key));
  if (fresh.length === 0) return incident;
  const partySaid = (key: 'authorityNotifier' | 'peopleInformer') => {
    const value = recorded.find((fact) => fact.key === key)?.value;
    return value === 'us' || value === 'other' ? value : null;
  };
  const now = deps.clock.now();
  const event: FactsRecorded = {
    type: 'facts.recorded',
    at: now.toISOString(),
    actor: { kind: 'person', id: reporter.personId },
    changes: fresh.map(({ key, value, certainty, source }) => ({
      key,
      from: null,
      to: { value, certainty, source },
    })),
    authorityNotifier: partySaid('authorityNotifier'),
    peopleInformer: partySaid('peopleInformer'),
    ...(await outdatedBy(
      tx,
      incident,
      Object.fromEntries([...recorded, ...fresh].map((fact) => [fact.key, fact])),
    )),
  };
  const passed = await passEvent(deps, tx, incident, event);
  await store.writeFacts(tx, incident.id, fresh, { personId: reporter.personId, at: now });
  return passed;
};
