import { z } from 'zod';
import type { Db } from '../db/transaction.ts';
import { emailAddress, language, line, mobileNumber } from '../http/fields.ts';
import type { DoorDeps } from '../incidents/door.ts';
import { ensureIncidentKey } from '../incidents/incident-keys.ts';
import type { Incident, Reporter } from '../incidents/incident.ts';
import { lockForChange } from '../incidents/report-event.ts';
import type { Sealing } from '../sealing.ts';
import { insertList } from './list-store.ts';
import { nobodyPrepared, prepare } from './new-person.ts';
import { publishList, settleList } from './publish-list.ts';
import { mergedPlaces } from './store.ts';
import { createListWriter } from './write-list.ts';

/** People affected. Somebody without e-mail and phone stays on the list: they must be told in another way. */
export const peopleBody = z
  .strictObject({
    people: z
      .array(
        z.strictObject({
          name: line.nullable().default(null),
          email: emailAddress.nullable().default(null),
          phone: mobileNumber.nullable().default(null),
          language: language.default('nb'),
        }),
      )
      .min(1)
      .max(20_000),
  })
  .meta({ id: 'People' });
export type PeopleBody = z.output<typeof peopleBody>;

export interface PutPeopleDeps extends DoorDeps {
  sealing: Sealing;
}

/** A person of the body as a row of a list. */
export const listed = ({ name, email, phone, language }: PeopleBody['people'][number]) => ({
  contact: { name, email, phone, landline: null, address: null, fields: {}, unusable: [] },
  language,
  isChild: false,
  isVulnerable: false,
  hasSecretAddress: false,
  groupNumber: null,
});

/**
 * Puts a small list of an incident's people in place, sealed under the incident's key; the journal gets counts and
 * hash. Refused (409) once the notice was sent for approval. People who share a mailbox or a number are told once, and
 * the answer says who was merged into whom, by place in the list.
 */
export const putPeople = async (
  deps: PutPeopleDeps,
  tx: Db,
  input: { incidentId: string; expectedVersion: number | undefined; reporter: Reporter; body: PeopleBody },
): Promise<{
  incident: Incident;
  people: number;
  merged: { index: number; into: number }[];
  withoutContact: number;
}> => {
  const incident = await lockForChange(tx, input.incidentId, input.expectedVersion);
  const { people } = input.body;
  const list = { id: deps.ids.uuid(), incidentId: incident.id };
  const by = input.reporter.personId;
  await insertList(tx, { ...list, source: { kind: 'json' }, createdBy: by, createdAt: deps.clock.now() });
  const key = await ensureIncidentKey(tx, deps.sealing, incident.id);
  const writer = createListWriter(deps.ids, key, tx, list);
  const prepared = nobodyPrepared();
  for (const [index, person] of people.entries()) prepare(prepared, { row: index + 1, ...listed(person) });
  await writer.add(prepared);
  await writer.end();
  const read = { rows: people.length, rejected: 0, empty: 0, warnings: {} };
  const settled = await settleList(tx, key, list, read);
  const passed = await publishList(deps, tx, incident, {
    ...settled,
    id: list.id,
    mapping: null,
    fields: [],
    sealed: null,
    by,
  });
  return {
    incident: passed,
    people: settled.counts.people,
    merged: await mergedPlaces(tx, list.id),
    withoutContact: people.filter(({ email, phone }) => email === null && phone === null).length,
  };
};
