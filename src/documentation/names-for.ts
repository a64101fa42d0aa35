import { namesOf } from '../access/names.ts';
import { contactNames } from '../alerts/contacts.ts';
import type { Db } from '../db/transaction.ts';

/** Staff by name; who acknowledged an alert by what was sent to them is known as a contact. An unknown id stays. */
export const namesFor = async (db: Db, ids: readonly string[]): Promise<(id: string) => string> => {
  const unique = [...new Set(ids)];
  const names = new Map([...(await contactNames(db, unique)), ...(await namesOf(db, unique))]);
  return (id) => names.get(id) ?? id;
};
