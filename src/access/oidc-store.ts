import type { Db } from '../db/transaction.ts';

/** The provider's name in the table of credentials: one provider, of which the issuer stands in each key. */
export const providerId = 'oidc';

/** The user whom an identity was tied to before. */
export const userOfIdentity = async (db: Db, key: string): Promise<string | undefined> => {
  const { rows } = await db.query<{ user_id: string }>(
    'select user_id from account_credentials where provider_id = $1 and account_id = $2',
    [providerId, key],
  );
  return rows[0]?.user_id;
};

/** Whether the user is tied to an identity of the issuer. */
export const hasIdentity = async (db: Db, userId: string, issuer: string): Promise<boolean> => {
  const { rows } = await db.query(
    `select 1 from account_credentials where provider_id = $1 and user_id = $2 and starts_with(account_id, $3)`,
    [providerId, userId, `${issuer}#`],
  );
  return rows.length > 0;
};

/**
 * Ties an identity to a user, for good. No token of the provider is kept. What was sent to let the user in without it,
 * an invitation, is used up.
 */
export const tieIdentity = async (
  tx: Db,
  row: { id: string; userId: string; key: string; now: Date },
): Promise<void> => {
  await tx.query(
    `insert into account_credentials (id, user_id, account_id, provider_id, created_at, updated_at)
     values ($1, $2, $3, $4, $5, $5)`,
    [row.id, row.userId, row.key, providerId, row.now],
  );
  await tx.query(`delete from one_time_links where user_id = $1 and purpose = 'invitation'`, [row.userId]);
  await tx.query('update account_users set email_verified = true, updated_at = $2 where id = $1', [
    row.userId,
    row.now,
  ]);
};

export const setAdmittedByProvider = async (tx: Db, personId: string): Promise<void> => {
  await tx.query(`update members set admitted_by = 'provider' where person_id = $1`, [personId]);
};

export const isAdmittedByProvider = async (db: Db, personId: string): Promise<boolean> => {
  const { rows } = await db.query(`select 1 from members where person_id = $1 and admitted_by = 'provider'`, [
    personId,
  ]);
  return rows.length > 0;
};

/** What a person signs in with. */
export const waysIn = async (db: Db, userId: string): Promise<{ password: boolean; provider: boolean }> => {
  const { rows } = await db.query<{ provider_id: string }>(
    'select provider_id from account_credentials where user_id = $1',
    [userId],
  );
  return {
    password: rows.some((row) => row.provider_id === 'credential'),
    provider: rows.some((row) => row.provider_id === providerId),
  };
};

/** Challenges that nobody came back to; their rows go when the next sign-in begins. */
export const deleteEndedChallenges = async (db: Db): Promise<void> => {
  await db.query('delete from account_verifications where expires_at <= now()');
};
