import type { Language } from '../languages.ts';
import type { Db } from '../db/transaction.ts';

/** Rows = people + merged + already + rejected + empty. The rest counts the people alone. */
export interface ListCounts {
  rows: number;
  /** Who gets a notice of their own. */
  people: number;
  merged: number;
  /** On an earlier list of the same incident. */
  already: number;
  rejected: number;
  empty: number;
  /** By the first way that reaches them. */
  byEmail: number;
  bySms: number;
  byLetter: number;
  noWay: number;
  children: number;
  vulnerable: number;
  secretAddress: number;
  byLanguage: Partial<Record<Language, number>>;
  /** By the place of the group among the list's labels. */
  byGroup: Record<string, number>;
  /** How many rows each warning was given for, by its code. */
  warnings: Record<string, number>;
}

/** What a list was read from. Nothing of it names anybody. */
export interface ListSource {
  kind: 'csv' | 'xlsx' | 'json' | 'before-lists';
  /** SHA-256 of the file, hexadecimal. */
  hash?: string;
  bytes?: number;
}

export interface PeopleList {
  id: string;
  incidentId: string;
  number: number | null;
  standing: 'importing' | 'open' | 'frozen';
  source: ListSource;
  mapping: unknown;
  fields: string[];
  counts: ListCounts;
  hash: string | null;
  sealed: Buffer | null;
  createdBy: string | null;
  createdAt: Date;
  frozenAt: Date | null;
}

const columns = `id, incident_id as "incidentId", number, standing, source, mapping, fields, counts, hash, sealed,
  created_by as "createdBy", created_at as "createdAt", frozen_at as "frozenAt"`;

/** Counts of a list that has nobody yet. Lists from before there were lists hold fewer figures than now. */
export const noCounts: ListCounts = {
  rows: 0,
  people: 0,
  merged: 0,
  already: 0,
  rejected: 0,
  empty: 0,
  byEmail: 0,
  bySms: 0,
  byLetter: 0,
  noWay: 0,
  children: 0,
  vulnerable: 0,
  secretAddress: 0,
  byLanguage: {},
  byGroup: {},
  warnings: {},
};

const toList = (row: PeopleList): PeopleList => ({ ...row, counts: { ...noCounts, ...row.counts } });

/** A list that is being read in: it counts for nothing until it is opened, in the same transaction. */
export const insertList = async (
  tx: Db,
  list: Pick<PeopleList, 'id' | 'incidentId' | 'source' | 'createdBy' | 'createdAt'>,
): Promise<void> => {
  await tx.query(
    `insert into people_lists (id, incident_id, standing, source, counts, created_by, created_at)
     values ($1, $2, 'importing', $3::text::jsonb, '{}', $4, $5)`,
    [list.id, list.incidentId, JSON.stringify(list.source), list.createdBy, list.createdAt],
  );
};

export const findList = async (db: Db, id: string): Promise<PeopleList | undefined> => {
  const { rows } = await db.query<PeopleList>(`select ${columns} from people_lists where id = $1`, [id]);
  return rows[0] && toList(rows[0]);
};

/** Open and frozen ones, by number. */
export const listLists = async (db: Db, incidentId: string): Promise<PeopleList[]> => {
  const { rows } = await db.query<PeopleList>(
    `select ${columns} from people_lists where incident_id = $1 and number is not null order by number`,
    [incidentId],
  );
  return rows.map(toList);
};

/** The lists that stand before one with this number, or before a new one. */
export const frozenLists = async (db: Db, incidentId: string): Promise<PeopleList[]> =>
  (await listLists(db, incidentId)).filter(({ standing }) => standing === 'frozen');

export const deleteList = async (tx: Db, id: string): Promise<void> => {
  await tx.query('delete from people where list_id = $1', [id]);
  await tx.query('delete from people_lists where id = $1', [id]);
};

/** Puts a list that was read in place of the open one, under its number, or the next after the frozen ones. */
export const openList = async (
  tx: Db,
  list: Pick<PeopleList, 'id' | 'incidentId' | 'mapping' | 'fields' | 'counts' | 'sealed'> & { hash: string },
): Promise<number> => {
  const standing = await listLists(tx, list.incidentId);
  for (const one of standing) if (one.standing === 'open') await deleteList(tx, one.id);
  const number = standing.filter((one) => one.standing === 'frozen').length + 1;
  await tx.query(
    `update people_lists set number = $2, standing = 'open', mapping = $3::text::jsonb, fields = $4, counts = $5::text::jsonb,
       hash = $6, sealed = $7 where id = $1`,
    [
      list.id,
      number,
      list.mapping === null ? null : JSON.stringify(list.mapping),
      list.fields,
      JSON.stringify(list.counts),
      list.hash,
      list.sealed,
    ],
  );
  return number;
};

export const setFrozen = async (tx: Db, id: string, hash: string, at: Date): Promise<void> => {
  await tx.query(`update people_lists set standing = 'frozen', hash = $2, frozen_at = $3 where id = $1`, [
    id,
    hash,
    at,
  ]);
};

/** The newest list may be changed again. */
export const setOpen = async (tx: Db, incidentId: string): Promise<void> => {
  await tx.query(
    `update people_lists set standing = 'open', frozen_at = null where incident_id = $1 and number =
       (select max(number) from people_lists where incident_id = $1 and standing <> 'importing')`,
    [incidentId],
  );
};

/**
 * SHA-256 over a list as it stands, hexadecimal: who (by id, keyed hashes and sealed content), in which language, with
 * which marks, merged into whom. Taken by PostgreSQL, a thousand people at a time, so that no process holds a million.
 */
export const hashList = async (db: Db, id: string): Promise<string> => {
  const { rows } = await db.query<{ hash: string }>(
    `with pages as (
       select blob, sha256(string_agg(convert_to(concat_ws('|', id, ordinal, source_row, language, has_email, has_phone,
           has_address, is_child, is_vulnerable, has_secret_address, coalesce(group_number, -1), coalesce(email_key, ''),
           coalesce(phone_key, ''), coalesce(name_key, ''), coalesce(address_key, ''), coalesce(merged_into::text, ''),
           same_person, coalesce(sha256(sealed), '')), 'UTF8'), '\\x0a' order by ordinal)) as digest
       from people where list_id = $1 group by blob),
     blobs as (select number, sha256(sealed) as digest from people_blobs where list_id = $1)
     select encode(sha256(convert_to('varsla-people@1', 'UTF8') ||
         coalesce((select string_agg(digest, '' order by blob) from pages), '') || '\\x00' ||
         coalesce((select string_agg(digest, '' order by number) from blobs), '')), 'hex') as hash`,
    [id],
  );
  return rows[0]?.hash ?? '';
};

/** The funnel of a list whose people stand there, merged already. */
export const countList = async (
  db: Db,
  id: string,
): Promise<Omit<ListCounts, 'rows' | 'rejected' | 'empty' | 'warnings'>> => {
  const { rows } = await db.query<Omit<ListCounts, 'rows' | 'rejected' | 'empty' | 'warnings'>>(
    `with own as (
       select p.*, (p.merged_into is null) as is_told,
         p.merged_into is not null and not exists (
           select from people into_one where into_one.id = p.merged_into and into_one.list_id = $1) as is_already
       from people p where p.list_id = $1)
     select count(*) filter (where is_told) as people,
       count(*) filter (where not is_told and not is_already) as merged,
       count(*) filter (where is_already) as already,
       count(*) filter (where is_told and has_email) as "byEmail",
       count(*) filter (where is_told and not has_email and has_phone) as "bySms",
       count(*) filter (where is_told and not has_email and not has_phone and has_address) as "byLetter",
       count(*) filter (where is_told and not has_email and not has_phone and not has_address) as "noWay",
       count(*) filter (where is_told and is_child) as children,
       count(*) filter (where is_told and is_vulnerable) as vulnerable,
       count(*) filter (where is_told and has_secret_address) as "secretAddress",
       jsonb_strip_nulls(jsonb_build_object(
         'nb', nullif(count(*) filter (where is_told and language = 'nb'), 0),
         'nn', nullif(count(*) filter (where is_told and language = 'nn'), 0),
         'en', nullif(count(*) filter (where is_told and language = 'en'), 0))) as "byLanguage",
       coalesce((select jsonb_object_agg(group_number, people) from (
         select group_number, count(*) as people from own where is_told and group_number is not null
         group by group_number) g), '{}') as "byGroup"
     from own`,
    [id],
  );
  return rows[0] ?? noCounts;
};
