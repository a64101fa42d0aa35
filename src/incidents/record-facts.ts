import type { FactChange, FactsRecorded } from '../../workflows/incident/events.ts';
import { may } from '../access/permissions.ts';
import type { Db } from '../db/transaction.ts';
import { readRegister } from '../register/register.ts';
import { evidenceAtRisk } from '../register/retention-bites.ts';
import { outdatedBy } from './decisions/age-decisions.ts';
import { type DoorDeps, passEvent } from './door.ts';
import { refuseContradictions } from './facts/check-facts.ts';
import type { FactsBody } from './facts/fact-schemas.ts';
import { aboutOf, isSameFact } from './facts/standing.ts';
import { keepContacts, withoutPartyContacts } from './facts/party-contacts.ts';
import { type Fact, type FactKey, factKeys } from './facts/vocabulary.ts';
import type { Incident, Reporter } from './incident.ts';
import { preserveSooner } from './preserve-evidence.ts';
import { lockForChange } from './report-event.ts';
import * as store from './store.ts';

type Facts = Partial<Record<FactKey, Fact>>;

const party = (facts: Facts, key: 'authorityNotifier' | 'peopleInformer') => {
  const value = facts[key]?.value;
  return value === 'us' || value === 'other' ? value : null;
};

/** As the journal keeps it: without contacts, and a source only where there is one. */
const journalled = ({ value, certainty, source }: Fact): FactChange => ({
  value: withoutPartyContacts(value),
  certainty,
  ...(source !== null && { source }),
});

/**
 * Records facts through the door: the new values in their rows, old and new in the journal. Facts that are the same
 * as before are no change, and keep their source; a patch without any change leaves no trace. Facts are checked
 * together, as they would stand: throws `invalid-input` with all faults, and nothing is recorded.
 */
export const recordFacts = async (
  deps: DoorDeps,
  tx: Db,
  input: { incidentId: string; expectedVersion: number | undefined; reporter: Reporter; body: FactsBody },
): Promise<Incident> => {
  const incident = await lockForChange(tx, input.incidentId, input.expectedVersion);
  const now = deps.clock.now();
  const before: Facts = {};
  for (const { key, value, certainty, source } of await store.readFacts(tx, incident.id))
    before[key] = { value, certainty, source };
  const mayReadContacts = may(input.reporter.role, 'contacts.read');
  const patch = factKeys.flatMap((key) => {
    const fact = input.body[key];
    if (!fact) return [];
    const value = fact.value ?? null;
    return [
      {
        key,
        value: mayReadContacts ? value : keepContacts(value, before[key]?.value ?? null),
        certainty: fact.certainty,
        source: fact.source ?? null,
      },
    ];
  });
  const changed = patch.filter(({ key, ...fact }) => !isSameFact(before[key], fact));
  const after: Facts = { ...before };
  for (const { key, ...fact } of changed) after[key] = fact;
  refuseContradictions(after, new Set(changed.map(({ key }) => key)), aboutOf(incident, now));
  if (changed.length === 0) return incident;
  const event: FactsRecorded = {
    type: 'facts.recorded',
    at: now.toISOString(),
    actor: { kind: 'person', id: input.reporter.personId },
    changes: changed.map(({ key, ...fact }) => {
      const earlier = before[key];
      return { key, from: earlier ? journalled(earlier) : null, to: journalled(fact) };
    }),
    authorityNotifier: party(after, 'authorityNotifier'),
    peopleInformer: party(after, 'peopleInformer'),
    ...(await outdatedBy(tx, incident, after)),
  };
  const passed = await passEvent(deps, tx, incident, event);
  await store.writeFacts(tx, incident.id, changed, { personId: input.reporter.personId, at: now });
  const began = changed.some(({ key }) => key === 'breachBegan') && after.breachBegan?.value;
  if (typeof began !== 'string' || incident.systemKey === null) return passed;
  const register = await readRegister(tx);
  const evidence = register ? evidenceAtRisk(register, incident.systemKey, began) : [];
  return preserveSooner(deps, tx, passed, evidence, input.reporter);
};
