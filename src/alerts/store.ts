import type { Db } from '../db/transaction.ts';
import type { Language } from '../languages.ts';

/** A member of staff who is alerted. */
export interface StaffContact {
  id: string;
  name: string;
  email: string | null;
  mobile: string | null;
  language: Language;
}

export const listContacts = async (db: Db): Promise<StaffContact[]> => {
  const { rows } = await db.query<StaffContact>({
    name: 'list-contacts',
    text: 'select id, name, email, mobile, language from contacts where removed_at is null order by ordinal, id',
  });
  return rows;
};

/** A contact that is on the list now. */
export const findContact = async (db: Db, id: string): Promise<StaffContact | undefined> =>
  (await listContacts(db)).find((contact) => contact.id === id);

/** Names by id, of those who were taken off the list too: old entries of the journal name them. */
export const contactNames = async (db: Db, ids: readonly string[]): Promise<Map<string, string>> => {
  const { rows } = await db.query<{ id: string; name: string }>(
    'select id, name from contacts where id = any($1::uuid[])',
    [ids],
  );
  return new Map(rows.map(({ id, name }) => [id, name]));
};

/**
 * Puts a list in place. A contact that keeps its id gets what waits for it, by the addresses as they are now; one
 * that is gone stays as removed, since old alerts name it.
 */
export const replaceContacts = async (
  tx: Db,
  contacts: readonly StaffContact[],
  now: Date,
): Promise<void> => {
  await tx.query('update contacts set removed_at = $1 where removed_at is null', [now]);
  for (const [ordinal, { id, name, email, mobile, language }] of contacts.entries())
    await tx.query(
      `insert into contacts (id, ordinal, name, email, mobile, language) values ($1, $2, $3, $4, $5, $6)
       on conflict (id) do update set ordinal = excluded.ordinal, name = excluded.name, email = excluded.email,
         mobile = excluded.mobile, language = excluded.language, removed_at = null`,
      [id, ordinal, name, email, mobile, language],
    );
};
