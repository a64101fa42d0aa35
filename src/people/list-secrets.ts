import type { Db } from '../db/transaction.ts';
import type { IncidentKey } from '../sealing.ts';
import type { RejectedRow } from './files/batch.ts';
import type { PeopleList } from './list-store.ts';
import { readRejects } from './store.ts';

/** What a list says of its people that may itself be personal. */
export interface ListLabels {
  /** Labels of the groups, by their number. */
  groups: string[];
  /** Of the columns that rejected rows are kept with. */
  headings: string[];
}

export const placeOfLabels = (listId: string): string => `people_lists:${listId}`;
export const placeOfRejects = (listId: string, number: number): string =>
  `people_rejects:${listId}:${number}`;

export const openLabels = (key: IncidentKey, list: PeopleList): ListLabels =>
  list.sealed ? (key.open(list.sealed, placeOfLabels(list.id)) as ListLabels) : { groups: [], headings: [] };

/** The rows that are on no list, as they came, a batch at a time. */
export const openRejects = async function* (
  db: Db,
  key: IncidentKey,
  listId: string,
): AsyncGenerator<RejectedRow[]> {
  for (let number = 0; ; number += 1) {
    const sealed = await readRejects(db, listId, number);
    if (!sealed) return;
    yield key.open(sealed, placeOfRejects(listId, number)) as RejectedRow[];
  }
};
