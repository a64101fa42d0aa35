import { z } from 'zod';
import type { Db } from '../db/transaction.ts';
import { emailAddress, language, line, mobileNumber } from '../http/fields.ts';
import { type DoorDeps, passEvent } from '../incidents/door.ts';
import type { Incident, Reporter } from '../incidents/incident.ts';
import { lockForChange } from '../incidents/report-event.ts';
import type { Sealing } from '../sealing.ts';
import { hashOfPeople, placeOf } from './people.ts';
import { ensureKey, replacePeople, type SealedPerson } from './store.ts';

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

/** Who is told through whom, by place in the list: the same mailbox, or, without one, the same number, gets one notice. */
export const mergeInto = (body: PeopleBody): Map<number, number> => {
  const first = new Map<string, number>();
  const merged = new Map<number, number>();
  for (const [index, { email, phone }] of body.people.entries()) {
    const address = email?.toLowerCase() ?? phone;
    if (!address) continue;
    const earlier = first.get(address);
    if (earlier === undefined) first.set(address, index);
    else merged.set(index, earlier);
  }
  return merged;
};

const sameName = (a: string | null, b: string | null): boolean =>
  a !== null && b !== null && a.toLowerCase() === b.toLowerCase();

/**
 * Who of the merged is the same person as one before them with the same mailbox: same number, or same name and no
 * other number. The others only share a mailbox: should that fail, they are told in their own way or shown as not told.
 */
const samePeople = ({ people }: PeopleBody, merged: ReadonlyMap<number, number>): Set<number> => {
  const same = new Set<number>();
  for (const [index, into] of merged) {
    const person = people[index];
    const earlier = people.filter((_, at) => at === into || (at < index && merged.get(at) === into));
    const found = earlier.some(
      ({ name, phone }) =>
        (phone !== null && phone === person?.phone) ||
        (sameName(name, person?.name ?? null) && (person?.phone ?? phone) === phone),
    );
    if (found) same.add(index);
  }
  return same;
};

/**
 * Puts the list of an incident's people in place, sealed under the incident's key; the journal gets count and hash.
 * Refused (409) once the notice was sent for approval. People who share a mailbox are told once, and the answer says
 * who was merged into whom, by place in the list.
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
  const wrapped = await ensureKey(tx, incident.id, () => deps.sealing.newIncidentKey(incident.id));
  const key = deps.sealing.openIncidentKey(wrapped, incident.id);
  const merged = mergeInto(input.body);
  const same = samePeople(input.body, merged);
  const ids = input.body.people.map(() => deps.ids.uuid());
  const people = input.body.people.map(({ language, ...contact }, index): SealedPerson => {
    const id = ids[index] as string;
    return {
      id,
      ordinal: index,
      language,
      hasEmail: contact.email !== null,
      hasPhone: contact.phone !== null,
      mergedInto: ids[merged.get(index) ?? -1] ?? null,
      samePerson: same.has(index),
      sealed: key.seal(contact, placeOf(id)),
    };
  });
  const passed = await passEvent(deps, tx, incident, {
    type: 'people.listed',
    at: deps.clock.now().toISOString(),
    actor: { kind: 'person', id: input.reporter.personId },
    people: people.length - merged.size,
    merged: merged.size,
    hash: hashOfPeople(people),
  });
  await replacePeople(tx, incident.id, people);
  return {
    incident: passed,
    people: people.length - merged.size,
    merged: [...merged].map(([index, into]) => ({ index, into })),
    withoutContact: people.filter(({ hasEmail, hasPhone }) => !hasEmail && !hasPhone).length,
  };
};
