import { isDeepStrictEqual } from 'node:util';
import type { RegisterDocument } from '../../register/register-document.ts';

/** The lists of a register, in the order in which people read them. */
export const registerLists = [
  'systems',
  'processors',
  'dataCategories',
  'peopleGroups',
  'retention',
  'promises',
] as const;
export type RegisterList = (typeof registerLists)[number];

/** What becomes of one list, in entries. An entry is the same when its key is. */
export interface ListChange {
  list: RegisterList;
  before: number;
  after: number;
  added: number;
  changed: number;
  gone: number;
}

/** What another register would change in the present one, or in none. */
export const registerChange = (
  present: RegisterDocument | undefined,
  next: RegisterDocument,
): { isSame: boolean; lists: ListChange[]; goneSystems: string[] } => {
  const lists = registerLists.map((list): ListChange => {
    const before = new Map((present?.[list] ?? []).map((entry) => [entry.key, entry]));
    const after = new Map(next[list].map((entry) => [entry.key, entry]));
    const keys = [...after.keys()];
    return {
      list,
      before: before.size,
      after: after.size,
      added: keys.filter((key) => !before.has(key)).length,
      changed: keys.filter((key) => before.has(key) && !isDeepStrictEqual(before.get(key), after.get(key)))
        .length,
      gone: [...before.keys()].filter((key) => !after.has(key)).length,
    };
  });
  const kept = new Set(next.systems.map(({ key }) => key));
  return {
    isSame: present !== undefined && isDeepStrictEqual(present, next),
    lists,
    goneSystems: (present?.systems ?? []).filter(({ key }) => !kept.has(key)).map(({ name }) => name),
  };
};
