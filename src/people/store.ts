import { copyIn } from '../db/copy.ts';
import type { Db } from '../db/transaction.ts';
import type { Language } from '../languages.ts';

/** People a blob. The generated column `blob` counts by the same number. */
export const blobSize = 1000;

/** A person on a list, without how to reach them. */
export interface ListedPerson {
  id: string;
  listId: string;
  /** Place on the list, from 0; `blob` and `slot` follow from it. */
  ordinal: number;
  /** The row of the file, from 1. */
  sourceRow: number;
  blob: number;
  slot: number;
  language: Language;
  hasEmail: boolean;
  /** A number that SMS reaches. */
  hasPhone: boolean;
  hasAddress: boolean;
  isChild: boolean;
  isVulnerable: boolean;
  hasSecretAddress: boolean;
  /** Place among the list's groups. */
  groupNumber: number | null;
  /** Told through this person: the same person, mailbox or number; may stand on an earlier list. */
  mergedInto: string | null;
  /** The same person twice, as far as name and number tell: never told apart from the other. */
  samePerson: boolean;
}

/** Adds people to a list that is being read in: rows as `encodePeople` writes them. */
export const copyPeople = async (tx: Db, rows: Buffer): Promise<void> => {
  await copyIn(
    tx,
    `copy people (id, incident_id, list_id, ordinal, source_row, language, has_email, has_phone, has_address,
       is_child, is_vulnerable, has_secret_address, group_number, email_key, phone_key, name_key, address_key)
     from stdin (format binary)`,
    (async function* () {
      yield rows;
    })(),
  );
};

/** Adds sealed blobs to `people_blobs`, or rejected rows to `people_rejects`. */
export const writeBlobs = async (
  tx: Db,
  table: 'people_blobs' | 'people_rejects',
  listId: string,
  blobs: readonly { number: number; sealed: Buffer }[],
): Promise<void> => {
  await tx.query(
    `insert into ${table} (list_id, number, sealed) select $1, number, sealed from unnest($2::int[], $3::bytea[]) as b (number, sealed)`,
    [listId, blobs.map(({ number }) => number), blobs.map(({ sealed }) => sealed)],
  );
};

interface PersonRow {
  id: string;
  list_id: string;
  ordinal: number;
  source_row: number;
  blob: number;
  slot: number;
  language: Language;
  has_email: boolean;
  has_phone: boolean;
  has_address: boolean;
  is_child: boolean;
  is_vulnerable: boolean;
  has_secret_address: boolean;
  group_number: number | null;
  merged_into: string | null;
  same_person: boolean;
}

const personColumns = `id, list_id, ordinal, source_row, blob, slot, language, has_email, has_phone, has_address, is_child,
  is_vulnerable, has_secret_address, group_number, merged_into, same_person`;

const toPerson = (row: PersonRow): ListedPerson => ({
  id: row.id,
  listId: row.list_id,
  ordinal: row.ordinal,
  sourceRow: row.source_row,
  blob: row.blob,
  slot: row.slot,
  language: row.language,
  hasEmail: row.has_email,
  hasPhone: row.has_phone,
  hasAddress: row.has_address,
  isChild: row.is_child,
  isVulnerable: row.is_vulnerable,
  hasSecretAddress: row.has_secret_address,
  groupNumber: row.group_number,
  mergedInto: row.merged_into,
  samePerson: row.same_person,
});

/** The people of one blob, in their order; empty behind the last. */
export const readPage = async (db: Db, listId: string, blob: number): Promise<ListedPerson[]> => {
  const { rows } = await db.query<PersonRow>(
    `select ${personColumns} from people where list_id = $1 and ordinal >= $2 and ordinal < $3 order by ordinal`,
    [listId, blob * blobSize, (blob + 1) * blobSize],
  );
  return rows.map(toPerson);
};

export const findPeople = async (db: Db, ids: readonly string[]): Promise<ListedPerson[]> => {
  const { rows } = await db.query<PersonRow>(
    `select ${personColumns} from people where id = any($1::uuid[]) order by list_id, ordinal`,
    [ids],
  );
  return rows.map(toPerson);
};

/** Where the contact of each person lies: in a blob of their list, or, from before there were blobs, in their row. */
export interface SealedPlace {
  id: string;
  listId: string;
  blob: number;
  slot: number;
  sealed: Buffer | null;
}

export const findPlaces = async (db: Db, ids: readonly string[]): Promise<SealedPlace[]> => {
  const { rows } = await db.query<SealedPlace>(
    'select id, list_id as "listId", blob, slot, sealed from people where id = any($1::uuid[])',
    [ids],
  );
  return rows;
};

export const placesOfPage = async (db: Db, listId: string, blob: number): Promise<SealedPlace[]> => {
  const { rows } = await db.query<SealedPlace>(
    `select id, list_id as "listId", blob, slot, sealed from people
     where list_id = $1 and ordinal >= $2 and ordinal < $3 order by ordinal`,
    [listId, blob * blobSize, (blob + 1) * blobSize],
  );
  return rows;
};

export const readBlobs = async (
  db: Db,
  blobs: readonly { listId: string; number: number }[],
): Promise<{ listId: string; number: number; sealed: Buffer }[]> => {
  const { rows } = await db.query<{ listId: string; number: number; sealed: Buffer }>(
    `select b.list_id as "listId", b.number, b.sealed from unnest($1::uuid[], $2::int[]) as wanted (list_id, number)
     join people_blobs b using (list_id, number)`,
    [blobs.map(({ listId }) => listId), blobs.map(({ number }) => number)],
  );
  return rows;
};

/** Languages that the people of an incident are told in. */
export const readLanguages = async (db: Db, incidentId: string): Promise<Language[]> => {
  const { rows } = await db.query<{ language: Language }>(
    `select distinct language from people where incident_id = $1
       and list_id in (select id from people_lists where incident_id = $1 and standing <> 'importing')`,
    [incidentId],
  );
  return rows.map(({ language }) => language);
};

/** Who is merged into whom, by place; those merged into somebody on an earlier list are left out. */
export const mergedPlaces = async (db: Db, listId: string): Promise<{ index: number; into: number }[]> => {
  const { rows } = await db.query<{ index: number; into: number }>(
    `select p.ordinal as index, i.ordinal as into from people p join people i on i.id = p.merged_into
     where p.list_id = $1 and i.list_id = $1 order by p.ordinal`,
    [listId],
  );
  return rows;
};

export const readRejects = async (db: Db, listId: string, number: number): Promise<Buffer | undefined> => {
  const { rows } = await db.query<{ sealed: Buffer }>(
    'select sealed from people_rejects where list_id = $1 and number = $2',
    [listId, number],
  );
  return rows[0]?.sealed;
};

/** People from before there were lists: at most as many as fitted into one request. */
export const readUnkeyed = async (
  tx: Db,
  listIds: readonly string[],
): Promise<{ id: string; sealed: Buffer }[]> => {
  const { rows } = await tx.query<{ id: string; sealed: Buffer }>(
    `select id, sealed from people where list_id = any($1::uuid[]) and sealed is not null
       and email_key is null and phone_key is null and name_key is null`,
    [listIds],
  );
  return rows;
};

export const writeKeys = async (
  tx: Db,
  keys: readonly {
    id: string;
    emailKey: string | null;
    phoneKey: string | null;
    nameKey: string | null;
  }[],
): Promise<void> => {
  await tx.query(
    `update people p set email_key = decode(k.email, 'hex'), phone_key = decode(k.phone, 'hex'), name_key = decode(k.name, 'hex')
     from unnest($1::uuid[], $2::text[], $3::text[], $4::text[]) as k (id, email, phone, name) where p.id = k.id`,
    [
      keys.map(({ id }) => id),
      keys.map(({ emailKey }) => emailKey),
      keys.map(({ phoneKey }) => phoneKey),
      keys.map(({ nameKey }) => nameKey),
    ],
  );
};

/** Those with this mailbox or number, by their lists and places. The rows of a list lie together: a million are gone through in well under a second. */
export const findByKey = async (
  db: Db,
  listIds: readonly string[],
  { kind, key }: { kind: 'email' | 'phone'; key: string },
  limit: number,
): Promise<ListedPerson[]> => {
  const { rows } = await db.query<PersonRow>(
    `select ${personColumns} from people
     where list_id = any($1::uuid[]) and ${kind === 'email' ? 'email_key' : 'phone_key'} = decode($2, 'hex')
     order by list_id, ordinal limit $3`,
    [listIds, key, limit],
  );
  return rows.map(toPerson);
};
