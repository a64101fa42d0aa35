import { createHash } from 'node:crypto';
import type { Db } from '../db/transaction.ts';
import type { Sealing } from '../sealing.ts';
import { findPeople, readKey, readPeople, type SealedPerson } from './store.ts';

export type { SealedPerson } from './store.ts';

/** What is sealed of a person: how to reach them, and what to call them. */
export interface Contact {
  name: string | null;
  email: string | null;
  /** E.164. */
  phone: string | null;
}

export const placeOf = (personId: string): string => `people:${personId}`;

/** SHA-256 over the list as it stands: who (by id and sealed content), in which language, merged into whom. */
export const hashOfPeople = (people: readonly SealedPerson[]): string => {
  const hash = createHash('sha256');
  for (const { id, language, mergedInto, samePerson, sealed } of people)
    hash
      .update(`${id} ${language} ${mergedInto ?? '-'} ${samePerson} `)
      .update(createHash('sha256').update(sealed).digest());
  return hash.digest('hex');
};

/** The list of an incident, sealed, in its order. */
export const listPeople = readPeople;

/** Opens the contacts of some people of one incident, for the moment of sending. Missing people are left out. */
export const openContacts = async (
  db: Db,
  sealing: Sealing,
  incidentId: string,
  personIds: readonly string[],
): Promise<Map<string, Contact>> => {
  const wrapped = await readKey(db, incidentId);
  if (!wrapped) return new Map();
  const key = sealing.openIncidentKey(wrapped, incidentId);
  const people = await findPeople(db, personIds);
  return new Map(people.map(({ id, sealed }) => [id, key.open(sealed, placeOf(id)) as Contact]));
};
