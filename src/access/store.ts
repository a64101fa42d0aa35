import type { Db } from '../db/transaction.ts';
import type { RoleName } from './permissions.ts';

export interface TokenRow {
  id: string;
  person_id: string;
  name: string;
  role: RoleName;
  scope: TokenScope;
  incident_id: string | null;
  last_used_at: Date | null;
}

/** `read`: whatever the role may change, the token may not. */
export type TokenScope = 'all' | 'read';

/** Two spellings of one name are one person: case, width, spaces and characters that nobody sees do not count. */
const nameKey = (name: string): string =>
  name
    .normalize('NFKC')
    .replaceAll(/\p{Cf}/gu, '')
    .trim()
    .replaceAll(/\s+/g, ' ')
    .toLowerCase();

/** The token of that hash, if it works now. */
export const findToken = async (db: Db, hash: Buffer, now: Date): Promise<TokenRow | undefined> => {
  const { rows } = await db.query<TokenRow>({
    name: 'find-token',
    text: `select t.id, t.person_id, p.name, t.role, t.scope, t.incident_id, t.last_used_at from tokens t join persons p on p.id = t.person_id
           where t.hash = $1 and t.revoked_at is null and (t.expires_at is null or t.expires_at > $2)`,
    values: [hash, now],
  });
  return rows[0];
};

export const markUsed = async (db: Db, id: string, now: Date): Promise<void> => {
  await db.query('update tokens set last_used_at = $2 where id = $1', [id, now]);
};

/** The person of that name, made when new. */
export const ensurePerson = async (db: Db, id: string, name: string, now: Date): Promise<string> => {
  const { rows } = await db.query<{ id: string }>(
    `insert into persons (id, name, name_key, created_at) values ($1, $2, $3, $4)
     on conflict (name_key) do update set name = persons.name returning id`,
    [id, name.trim(), nameKey(name), now],
  );
  return rows[0]?.id ?? id;
};

export const insertToken = async (
  db: Db,
  token: {
    id: string;
    personId: string;
    role: RoleName;
    hash: Buffer;
    now: Date;
    scope: TokenScope;
    expiresAt?: Date | undefined;
    incidentId?: string | undefined;
  },
): Promise<void> => {
  await db.query(
    `insert into tokens (id, person_id, role, hash, created_at, expires_at, scope, incident_id)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [
      token.id,
      token.personId,
      token.role,
      token.hash,
      token.now,
      token.expiresAt,
      token.scope,
      token.incidentId,
    ],
  );
};

export const hasAdministrator = async (db: Db, now: Date): Promise<boolean> => {
  const { rows } = await db.query(
    `select 1 from tokens where role = 'administrator' and scope = 'all' and revoked_at is null
       and (expires_at is null or expires_at > $1) limit 1`,
    [now],
  );
  return rows.length > 0;
};

/** How many administrators' tokens can make another beside this one, those aside that will end by themselves. */
export const otherAdministrators = async (db: Db, id: string): Promise<number> => {
  const { rows } = await db.query<{ count: number }>(
    `select count(*) as count from tokens
     where role = 'administrator' and scope = 'all' and revoked_at is null and expires_at is null and id <> $1`,
    [id],
  );
  return rows[0]?.count ?? 0;
};

/** Locks the token; undefined when there is none that works. */
export const lockToken = async (
  db: Db,
  id: string,
): Promise<{ person_id: string; role: RoleName } | undefined> => {
  const { rows } = await db.query<{ person_id: string; role: RoleName }>(
    'select person_id, role from tokens where id = $1 and revoked_at is null for update',
    [id],
  );
  return rows[0];
};

export const revoke = async (db: Db, id: string, now: Date): Promise<void> => {
  await db.query('update tokens set revoked_at = $2 where id = $1', [id, now]);
};

export const listTokens = async (db: Db, now: Date) => {
  const { rows } = await db.query<{
    id: string;
    name: string;
    role: RoleName;
    scope: TokenScope;
    created_at: Date;
    expires_at: Date | null;
    last_used_at: Date | null;
    incident_id: string | null;
  }>(
    `select t.id, p.name, t.role, t.scope, t.created_at, t.expires_at, t.last_used_at, t.incident_id
     from tokens t join persons p on p.id = t.person_id
     where t.revoked_at is null and (t.expires_at is null or t.expires_at > $1) order by t.created_at, t.id`,
    [now],
  );
  return rows;
};

/** Names of people by id, for presentation. */
export const namesOf = async (db: Db, ids: readonly string[]): Promise<Map<string, string>> => {
  if (ids.length === 0) return new Map();
  const { rows } = await db.query<{ id: string; name: string }>(
    'select id, name from persons where id = any($1::uuid[])',
    [[...new Set(ids)]],
  );
  return new Map(rows.map(({ id, name }) => [id, name]));
};
