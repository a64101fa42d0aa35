import { createHash } from 'node:crypto';
import { copyOut } from '../db/copy.ts';
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

const hashed = {
  people: `select id, ordinal, source_row, language, has_email, has_phone, has_address, is_child, is_vulnerable,
    has_secret_address, group_number, email_key, phone_key, name_key, address_key, merged_into, same_person, sealed
    from people where list_id = `,
  blobs: 'select number, sealed from people_blobs where list_id = ',
};

/**
 * SHA-256 over a list as it stands, hexadecimal: who (by id, keyed hashes and sealed content), in which language, with
 * which marks, merged into whom. It is taken of what PostgreSQL gives for two COPYs in binary format, people in their
 * order and then blobs in theirs, as it streams by: anybody with the database can take it without any key.
 */
export const hashList = async (tx: Db, id: string): Promise<string> => {
  if (!/^[0-9a-f-]{36}$/.test(id)) throw new Error('the id of a list is a UUID');
  const hash = createHash('sha256');
  for (const sql of [`${hashed.people}'${id}' order by ordinal`, `${hashed.blobs}'${id}' order by number`])
    for await (const block of copyOut(tx, `copy (${sql}) to stdout (format binary)`)) hash.update(block);
  return hash.digest('hex');
};

interface Kind {
  language: Language;
  has_email: boolean;
  has_phone: boolean;
  has_address: boolean;
  is_child: boolean;
  is_vulnerable: boolean;
  has_secret_address: boolean;
  group_number: number | null;
  people: number;
}

/** The funnel of a list whose people stand there, merged already. */
export const countList = async (
  db: Db,
  id: string,
): Promise<Omit<ListCounts, 'rows' | 'rejected' | 'empty' | 'warnings'>> => {
  const { rows: merged } = await db.query<{ merged: number; already: number }>(
    `select count(*) filter (where i.list_id = $1) as merged, count(*) filter (where i.list_id <> $1) as already
     from people p join people i on i.id = p.merged_into where p.list_id = $1`,
    [id],
  );
  const { rows: kinds } = await db.query<Kind>(
    `select language, has_email, has_phone, has_address, is_child, is_vulnerable, has_secret_address, group_number,
       count(*) as people
     from people where list_id = $1 and merged_into is null group by 1, 2, 3, 4, 5, 6, 7, 8`,
    [id],
  );
  const sum = (of: (kind: Kind) => boolean): number =>
    kinds.reduce((total, kind) => total + (of(kind) ? kind.people : 0), 0);
  const by = <Key extends string | number>(of: (kind: Kind) => Key | null): Partial<Record<Key, number>> => {
    const counts: Partial<Record<Key, number>> = {};
    for (const kind of kinds) {
      const key = of(kind);
      if (key !== null) counts[key] = (counts[key] ?? 0) + kind.people;
    }
    return counts;
  };
  return {
    people: sum(() => true),
    merged: merged[0]?.merged ?? 0,
    already: merged[0]?.already ?? 0,
    byEmail: sum(({ has_email }) => has_email),
    bySms: sum(({ has_email, has_phone }) => !has_email && has_phone),
    byLetter: sum((kind) => !kind.has_email && !kind.has_phone && kind.has_address),
    noWay: sum((kind) => !kind.has_email && !kind.has_phone && !kind.has_address),
    children: sum(({ is_child }) => is_child),
    vulnerable: sum(({ is_vulnerable }) => is_vulnerable),
    secretAddress: sum(({ has_secret_address }) => has_secret_address),
    byLanguage: by(({ language }) => language),
    byGroup: by(({ group_number }) => group_number) as Record<string, number>,
  };
};
