import type { Db } from '../db/transaction.ts';
import type { Language } from '../languages.ts';
import type { RoleName } from './permissions.ts';

/** A person who signs in with a browser. */
export interface MemberRow {
  person_id: string;
  user_id: string;
  name: string;
  email: string;
  role: RoleName;
  language: Language;
  second_factor: boolean;
  /** Whether they have a password, or an identity at a provider. False: invited, and not come yet. */
  has_come: boolean;
  disabled_at: Date | null;
  /** A guest's end and incident. */
  ends_at: Date | null;
  incident_id: string | null;
}

/** Whether a member may come in now: not shut out, and as a guest not past the end. */
export const isLetIn = ({ disabled_at, ends_at }: MemberRow, now: Date): boolean =>
  disabled_at === null && (ends_at === null || ends_at > now);

const member = `select m.person_id, m.user_id, p.name, u.email, m.role, m.language,
    u.two_factor_enabled as second_factor, m.disabled_at, m.ends_at, m.incident_id,
    exists (select 1 from account_credentials c where c.user_id = m.user_id) as has_come
  from members m join persons p on p.id = m.person_id join account_users u on u.id = m.user_id`;

const one = async (db: Db, name: string, where: string, value: string): Promise<MemberRow | undefined> => {
  const { rows } = await db.query<MemberRow>({ name, text: `${member} where ${where}`, values: [value] });
  return rows[0];
};

export const memberOfUser = async (db: Db, userId: string) =>
  one(db, 'member-of-user', 'm.user_id = $1', userId);

export const memberOfPerson = async (db: Db, personId: string) =>
  one(db, 'member-of-person', 'm.person_id = $1', personId);

export const memberOfEmail = async (db: Db, email: string) =>
  one(db, 'member-of-email', 'u.email = $1', email);

export const listMembers = async (db: Db): Promise<MemberRow[]> => {
  const { rows } = await db.query<MemberRow>(`${member} order by m.disabled_at nulls first, p.name_key`);
  return rows;
};

/** One at a time changes who administers: the last administrator is counted under this lock. */
export const lockMembers = async (tx: Db): Promise<void> => {
  await tx.query(`select pg_advisory_xact_lock(hashtext('members'))`);
};

/** Administrators who can sign in, without one person. */
export const administratorsBeside = async (db: Db, personId: string | undefined): Promise<number> => {
  const { rows } = await db.query<{ count: number }>(
    `select count(*) as count from members m
     where role = 'administrator' and disabled_at is null and person_id is distinct from $1
       and exists (select 1 from account_credentials c where c.user_id = m.user_id)`,
    [personId],
  );
  return rows[0]?.count ?? 0;
};

export const insertMember = async (
  tx: Db,
  row: {
    personId: string;
    userId: string;
    name: string;
    email: string;
    role: RoleName;
    endsAt?: Date | undefined;
    incidentId?: string | undefined;
    now: Date;
  },
): Promise<void> => {
  await tx.query(
    'insert into account_users (id, name, email, created_at, updated_at) values ($1, $2, $3, $4, $4)',
    [row.userId, row.name, row.email, row.now],
  );
  await tx.query(
    `insert into members (person_id, user_id, role, added_at, ends_at, incident_id)
     values ($1, $2, $3, $4, $5, $6)`,
    [row.personId, row.userId, row.role, row.now, row.endsAt, row.incidentId],
  );
};

/** Sets the password, whether there was one or not. */
export const putPassword = async (
  tx: Db,
  row: { id: string; userId: string; hash: string; now: Date },
): Promise<void> => {
  await tx.query(
    `insert into account_credentials (id, user_id, account_id, provider_id, password, created_at, updated_at)
     values ($1, $2, $2::uuid::text, 'credential', $3, $4, $4)
     on conflict (provider_id, account_id) do update set password = excluded.password, updated_at = excluded.updated_at`,
    [row.id, row.userId, row.hash, row.now],
  );
};

/** Another role than a guest's; who was a guest has no end and no incident any more. */
export const updateRole = async (tx: Db, personId: string, role: RoleName): Promise<void> => {
  await tx.query('update members set role = $2, ends_at = null, incident_id = null where person_id = $1', [
    personId,
    role,
  ]);
};

export const updateLanguage = async (db: Db, personId: string, language: Language): Promise<void> => {
  await db.query('update members set language = $2 where person_id = $1', [personId, language]);
};

/** Nothing of the person works any more: no session, no link, no token. */
export const disableMember = async (tx: Db, row: MemberRow, now: Date): Promise<void> => {
  await tx.query('update members set disabled_at = $2 where person_id = $1', [row.person_id, now]);
  await tx.query('delete from account_sessions where user_id = $1', [row.user_id]);
  await tx.query('delete from one_time_links where user_id = $1', [row.user_id]);
  await tx.query('update tokens set revoked_at = $2 where person_id = $1 and revoked_at is null', [
    row.person_id,
    now,
  ]);
};

export const deleteSessions = async (db: Db, userId: string): Promise<number> => {
  const { rowCount } = await db.query('delete from account_sessions where user_id = $1', [userId]);
  return rowCount ?? 0;
};

/** Sessions end by themselves; their rows go when the next person signs in. */
export const deleteEndedSessions = async (db: Db): Promise<void> => {
  await db.query('delete from account_sessions where expires_at <= now()');
};

export const deleteSessionByToken = async (db: Db, token: string): Promise<void> => {
  await db.query('delete from account_sessions where token = $1', [token]);
};

export const listSessions = async (db: Db, userId: string) => {
  const { rows } = await db.query<{
    id: string;
    created_at: Date;
    expires_at: Date;
    user_agent: string | null;
  }>(
    `select id, created_at, expires_at, nullif(user_agent, '') as user_agent from account_sessions
     where user_id = $1 and expires_at > now() order by created_at desc, id`,
    [userId],
  );
  return rows;
};

/** Marks a code of the second factor as used; false when it was before, within the time that it could fit. */
export const useCode = async (db: Db, userId: string, hash: Buffer, now: Date): Promise<boolean> => {
  await db.query(`delete from second_factor_uses where used_at < $1::timestamptz - interval '5 minutes'`, [
    now,
  ]);
  const { rowCount } = await db.query(
    'insert into second_factor_uses (user_id, hash, used_at) values ($1, $2, $3) on conflict do nothing',
    [userId, hash, now],
  );
  return rowCount === 1;
};
