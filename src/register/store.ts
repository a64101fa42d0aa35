import type { Db } from '../db/transaction.ts';

type Name = 'organisation' | 'register';

/** A settings document, or undefined when none was ever put. */
export const readDocument = async (db: Db, name: Name): Promise<unknown> => {
  const { rows } = await db.query<{ document: unknown }>('select document from settings where name = $1', [
    name,
  ]);
  return rows[0]?.document;
};

export const writeDocument = async (
  tx: Db,
  name: Name,
  document: unknown,
  by: { personId: string | null; at: Date },
): Promise<void> => {
  await tx.query(
    `insert into settings (name, document, updated_at, updated_by) values ($1, $2::text::jsonb, $3, $4)
     on conflict (name) do update
     set document = excluded.document, updated_at = excluded.updated_at, updated_by = excluded.updated_by`,
    [name, JSON.stringify(document), by.at, by.personId],
  );
};
