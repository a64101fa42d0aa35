import type { Db } from '../db/transaction.ts';
import type { IncidentKey } from '../sealing.ts';
import { folded, unpackContact } from './contact.ts';
import { placeOfRow } from './people.ts';
import { readUnkeyed, writeKeys } from './store.ts';

/**
 * Gives people from before there were lists the keyed hashes that all have now: their rows were brought over without
 * the key. Without them somebody on such a list would not be found, and would be told again by a second list. A second
 * call finds nothing to do.
 */
export const keyOldRows = async (tx: Db, key: IncidentKey, listIds: readonly string[]): Promise<void> => {
  const rows = await readUnkeyed(tx, listIds);
  const keys = rows.map(({ id, sealed }) => {
    const { name, email, phone } = unpackContact(key.open(sealed, placeOfRow(id)));
    return {
      id,
      emailKey: email === null ? null : key.blindIndex('email', folded(email)),
      phoneKey: phone === null ? null : key.blindIndex('phone', phone),
      nameKey: name === null ? null : key.blindIndex('name', folded(name)),
    };
  });
  if (keys.length > 0) await writeKeys(tx, keys);
};
