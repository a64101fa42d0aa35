import type { Language } from '../languages.ts';
import type { Db } from '../db/transaction.ts';

/** A person on an incident's list, sealed. */
export interface SealedPerson {
  id: string;
  ordinal: number;
  language: Language;
  hasEmail: boolean;
  hasPhone: boolean;
  mergedInto: string | null;
  /** The same person twice on the list, as far as name and number tell: never told apart from the first. */
  samePerson: boolean;
  sealed: Buffer;
}

/** The incident's wrapped key, stored the first time. */
export const ensureKey = async (tx: Db, incidentId: string, wrapped: () => Buffer): Promise<Buffer> => {
  const { rows } = await tx.query<{ wrapped: Buffer }>(
    'select wrapped from incident_keys where incident_id = $1',
    [incidentId],
  );
  if (rows[0]) return rows[0].wrapped;
  const made = wrapped();
  await tx.query('insert into incident_keys (incident_id, wrapped) values ($1, $2)', [incidentId, made]);
  return made;
};

export const readKey = async (db: Db, incidentId: string): Promise<Buffer | undefined> => {
  const { rows } = await db.query<{ wrapped: Buffer }>(
    'select wrapped from incident_keys where incident_id = $1',
    [incidentId],
  );
  return rows[0]?.wrapped;
};

/** Puts a list in place of the one before. Only while nothing was planned from it. */
export const replacePeople = async (
  tx: Db,
  incidentId: string,
  people: readonly SealedPerson[],
): Promise<void> => {
  await tx.query('delete from people where incident_id = $1', [incidentId]);
  await tx.query(
    `insert into people (id, incident_id, ordinal, language, has_email, has_phone, merged_into, same_person, sealed)
     select id, $1, ordinal, language, has_email, has_phone, merged_into, same_person, sealed
     from unnest($2::uuid[], $3::int[], $4::text[], $5::boolean[], $6::boolean[], $7::uuid[], $8::boolean[], $9::bytea[])
       as p (id, ordinal, language, has_email, has_phone, merged_into, same_person, sealed)`,
    [
      incidentId,
      people.map(({ id }) => id),
      people.map(({ ordinal }) => ordinal),
      people.map(({ language }) => language),
      people.map(({ hasEmail }) => hasEmail),
      people.map(({ hasPhone }) => hasPhone),
      people.map(({ mergedInto }) => mergedInto),
      people.map(({ samePerson }) => samePerson),
      people.map(({ sealed }) => sealed),
    ],
  );
};

interface Row {
  id: string;
  ordinal: number;
  language: Language;
  has_email: boolean;
  has_phone: boolean;
  merged_into: string | null;
  same_person: boolean;
  sealed: Buffer;
}

const columns = 'id, ordinal, language, has_email, has_phone, merged_into, same_person, sealed';

const toPerson = (row: Row): SealedPerson => ({
  id: row.id,
  ordinal: row.ordinal,
  language: row.language,
  hasEmail: row.has_email,
  hasPhone: row.has_phone,
  mergedInto: row.merged_into,
  samePerson: row.same_person,
  sealed: row.sealed,
});

export const readPeople = async (db: Db, incidentId: string): Promise<SealedPerson[]> => {
  const { rows } = await db.query<Row>(
    `select ${columns} from people where incident_id = $1 order by ordinal`,
    [incidentId],
  );
  return rows.map(toPerson);
};

export const findPeople = async (db: Db, ids: readonly string[]): Promise<SealedPerson[]> => {
  const { rows } = await db.query<Row>(`select ${columns} from people where id = any($1::uuid[])`, [ids]);
  return rows.map(toPerson);
};
