import type { Db } from '../db/transaction.ts';
import { findIncidentKey } from '../incidents/incident-keys.ts';
import type { IncidentKey, Sealing } from '../sealing.ts';
import { type Contact, unpackContact } from './contact.ts';
import { hashList, listLists, type PeopleList, setFrozen, setOpen } from './list-store.ts';
import { findPlaces, placesOfPage, readBlobs, type SealedPlace } from './store.ts';

export type { Contact } from './contact.ts';
export type { PeopleList } from './list-store.ts';
export { listLists } from './list-store.ts';
export { findByKey, findPeople, type ListedPerson, readLanguages, readPage } from './store.ts';

/** Where a blob of contacts lies, bound into its seal. */
export const placeOfBlob = (listId: string, number: number): string => `people_blobs:${listId}:${number}`;
/** Where a person's contact lay before there were blobs. */
export const placeOfRow = (personId: string): string => `people:${personId}`;

const openPlaces = async (
  db: Db,
  key: IncidentKey,
  places: readonly SealedPlace[],
): Promise<Map<string, Contact>> => {
  const wanted = new Map(
    places
      .filter(({ sealed }) => sealed === null)
      .map(({ listId, blob }) => [placeOfBlob(listId, blob), { listId, number: blob }]),
  );
  const opened = new Map<string, unknown[]>();
  for (const { listId, number, sealed } of await readBlobs(db, [...wanted.values()])) {
    const place = placeOfBlob(listId, number);
    opened.set(place, key.open(sealed, place) as unknown[]);
  }
  return new Map(
    places.map(({ id, listId, blob, slot, sealed }) => {
      if (sealed) return [id, unpackContact(key.open(sealed, placeOfRow(id)))];
      const packed = opened.get(placeOfBlob(listId, blob))?.[slot];
      if (packed === undefined) throw new Error('a person on a list has no contact in its blob');
      return [id, unpackContact(packed)];
    }),
  );
};

/**
 * Opens the contacts of some people of one incident, for the moment of sending. Missing people are left out. Each blob
 * that holds one of them is opened once: ask for the people of one blob together.
 */
export const openContacts = async (
  db: Db,
  sealing: Sealing,
  incidentId: string,
  personIds: readonly string[],
): Promise<Map<string, Contact>> => {
  const key = await findIncidentKey(db, sealing, incidentId);
  return key ? openPlaces(db, key, await findPlaces(db, personIds)) : new Map();
};

/** Opens the contacts of one blob of a list, by person, in their order; empty behind the last. */
export const openPage = async (
  db: Db,
  key: IncidentKey,
  listId: string,
  blob: number,
): Promise<Map<string, Contact>> => openPlaces(db, key, await placesOfPage(db, listId, blob));

/** The list that may still be replaced; undefined where there is none, or it is frozen. */
export const findOpenList = async (db: Db, incidentId: string): Promise<PeopleList | undefined> =>
  (await listLists(db, incidentId)).find(({ standing }) => standing === 'open');

/** How many are to be told, over all lists of an incident. */
export const countPeople = async (db: Db, incidentId: string): Promise<number> =>
  (await listLists(db, incidentId)).reduce((sum, { counts }) => sum + counts.people, 0);

/**
 * Freezes the open list of an incident, with the hash of what stands there now: from here on nobody changes it.
 * Undefined where no list is open or nobody is on it. Throws when the list is not the one that was put: somebody
 * changed it behind Varsla's back.
 */
export const freezeList = async (
  tx: Db,
  incidentId: string,
  at: Date,
): Promise<{ list: PeopleList; hash: string } | undefined> => {
  const list = await findOpenList(tx, incidentId);
  if (!list || list.counts.people === 0) return undefined;
  const hash = await hashList(tx, list.id);
  if (list.hash !== null && list.hash !== hash)
    throw new Error('the list of people is not the one that was put');
  await setFrozen(tx, list.id, hash, at);
  return { list, hash };
};

/** The newest list may be replaced again: the notice was returned. */
export const reopenList = setOpen;
