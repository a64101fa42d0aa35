import { createHash, randomBytes } from 'node:crypto';
import type { Db } from '../db/transaction.ts';

/** What a link is for, and for how many hours. */
const hours = { 'first-administrator': 24, invitation: 7 * 24, reset: 1 } as const;
export type LinkPurpose = keyof typeof hours;

const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest();

/** A new link's token: 256 random bits in base64url. Only its hash is kept. */
export const makeLink = async (
  db: Db,
  purpose: LinkPurpose,
  userId: string | undefined,
  now: Date,
): Promise<string> => {
  const token = randomBytes(32).toString('base64url');
  await db.query('delete from one_time_links where expires_at <= $1', [now]);
  await db.query(
    `insert into one_time_links (hash, purpose, user_id, expires_at)
     values ($1, $2, $3, $4::timestamptz + make_interval(hours => $5))`,
    [hashOf(token), purpose, userId, now, hours[purpose]],
  );
  return token;
};

/** Voids the links of one kind that a user has. */
export const voidLinks = async (db: Db, purpose: LinkPurpose, userId: string): Promise<void> => {
  await db.query('delete from one_time_links where purpose = $1 and user_id = $2', [purpose, userId]);
};

/** Whether a link could be used now. Asked before a password is hashed, which costs more than a look. */
export const linkFits = async (db: Db, purpose: LinkPurpose, token: string, now: Date): Promise<boolean> => {
  const { rows } = await db.query(
    'select 1 from one_time_links where hash = $1 and purpose = $2 and expires_at > $3',
    [hashOf(token), purpose, now],
  );
  return rows.length > 0;
};

/**
 * Uses a link up, with every other of its kind for the same user. Undefined when there is none such, or not any more:
 * two at once get one yes.
 */
export const takeLink = async (
  tx: Db,
  purpose: LinkPurpose,
  token: string,
  now: Date,
): Promise<{ userId: string | null } | undefined> => {
  const { rows } = await tx.query<{ user_id: string | null }>(
    'delete from one_time_links where hash = $1 and purpose = $2 and expires_at > $3 returning user_id',
    [hashOf(token), purpose, now],
  );
  const row = rows[0];
  if (!row) return undefined;
  await tx.query('delete from one_time_links where user_id is not distinct from $1', [row.user_id]);
  return { userId: row.user_id };
};
