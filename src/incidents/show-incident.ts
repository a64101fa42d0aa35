import { namesOf } from '../access/names.ts';
import { countApprovers } from '../access/staff.ts';
import { deadlinesOf } from '../deadlines/deadlines.ts';
import { readOfficeHours } from '../register/register.ts';
import type { Db } from '../db/transaction.ts';
import { readTypes } from '../journal/journal.ts';
import { awarenessTypes, decisionsIn } from './awareness.ts';
import type { Incident } from './incident.ts';
import { presentIncident } from './present.ts';
import { readFacts } from './store.ts';

/** An incident as the API answers with it: its version as ETag, its clocks, its facts and who recorded them. */
export const showIncident = async (db: Db, incident: Incident, now: Date) => {
  const deadlines = await deadlinesOf(db, [incident.id]);
  const facts = await readFacts(db, incident.id);
  const awareness = decisionsIn(await readTypes(db, incident.id, awarenessTypes));
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
      { deadlines, facts, awareness, approvers, names },
      now,
      await readOfficeHours(db),
    ),
  };
};
