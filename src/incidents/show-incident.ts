import { namesOf } from '../access/names.ts';
import { may, type RoleName } from '../access/permissions.ts';
import { countApprovers } from '../access/staff.ts';
import type { Db } from '../db/transaction.ts';
import { deadlinesOf } from '../deadlines/deadlines.ts';
import { readDecided } from '../journal/journal.ts';
import { readOfficeHours, readRegister } from '../register/register.ts';
import { describeSystemInBreach, type SystemInBreach } from '../register/system-in-breach.ts';
import { awarenessTypes, decisionsIn } from './awareness.ts';
import { noDecisions, readDecisions } from './decisions/present-decisions.ts';
import { instantIn } from './fact-order.ts';
import { withoutPartyContacts } from './facts/party-contacts.ts';
import type { Incident } from './incident.ts';
import { presentIncident } from './present.ts';
import { noFiling, presentFiling } from './present-filing.ts';
import { type FactRow, readFacts } from './store.ts';

/** What the register says of the incident's system now; null where none was named or it is gone from the register. */
const systemOf = async (
  db: Db,
  { systemKey, state }: Incident,
  facts: readonly FactRow[],
  mayReadContacts: boolean,
): Promise<SystemInBreach | null> => {
  const register = systemKey === null ? undefined : await readRegister(db);
  if (systemKey === null || !register) return null;
  const began = instantIn(Object.fromEntries(facts.map((fact) => [fact.key, fact])), 'breachBegan');
  return (
    describeSystemInBreach(register, systemKey, began ?? state.context.detectedAt, mayReadContacts) ?? null
  );
};

/**
 * An incident as the API answers a role with it: its version as ETag, its clocks, its facts and who recorded them,
 * and what the register says of its system. Whoever only sees where it stands gets neither facts nor register.
 */
export const showIncident = async (db: Db, incident: Incident, role: RoleName, now: Date) => {
  const reads = may(role, 'incidents.read');
  const deadlines = await deadlinesOf(db, [incident.id]);
  const mayReadContacts = may(role, 'contacts.read');
  const recorded = reads ? await readFacts(db, incident.id) : [];
  const facts = mayReadContacts
    ? recorded
    : recorded.map((fact) => ({ ...fact, value: withoutPartyContacts(fact.value) }));
  const fromRegister = reads ? await systemOf(db, incident, facts, mayReadContacts) : null;
  const told = await readDecided(db, incident.id);
  const byKey = Object.fromEntries(facts.map((fact) => [fact.key, fact]));
  const decisions = reads ? await readDecisions(db, incident, byKey, told) : noDecisions;
  const awareness = decisionsIn(told.filter(({ type }) => awarenessTypes.some((one) => one === type)));
  const approvers = await countApprovers(db, now);
  const names = await namesOf(db, [
    ...awareness.flatMap(({ actor }) => (actor.kind === 'person' ? actor.id : [])),
    ...facts.map(({ recordedBy }) => recordedBy),
    ...(incident.ownerId === null ? [] : [incident.ownerId]),
  ]);
  return {
    headers: { ETag: `"${incident.version}"` },
    body: presentIncident(
      incident,
      {
        deadlines,
        facts,
        awareness,
        approvers,
        names,
        fromRegister,
        decisions,
        filing: reads ? presentFiling(incident) : noFiling,
      },
      now,
      await readOfficeHours(db),
    ),
  };
};
