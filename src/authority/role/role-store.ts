import type { Db } from '../../db/transaction.ts';

/** Who held the right to file, and their deputy, when somebody last looked. */
export interface RoleCheck {
  id: string;
  holderId: string | null;
  deputyId: string | null;
  how: string;
  checkedAt: Date;
  recordedBy: string;
}

export const latestCheck = async (db: Db): Promise<RoleCheck | undefined> => {
  const { rows } = await db.query<{
    id: string;
    holder_id: string | null;
    deputy_id: string | null;
    how: string;
    checked_at: Date;
    recorded_by: string;
  }>({
    name: 'latest-role-check',
    text: `select id, holder_id, deputy_id, how, checked_at, recorded_by from authority_role_checks
           order by ordinal desc limit 1`,
  });
  const [row] = rows;
  return (
    row && {
      id: row.id,
      holderId: row.holder_id,
      deputyId: row.deputy_id,
      how: row.how,
      checkedAt: row.checked_at,
      recordedBy: row.recorded_by,
    }
  );
};

export const insertCheck = async (tx: Db, check: RoleCheck, recordedAt: Date): Promise<void> => {
  await tx.query(
    `insert into authority_role_checks (id, holder_id, deputy_id, how, checked_at, recorded_by, recorded_at)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [check.id, check.holderId, check.deputyId, check.how, check.checkedAt, check.recordedBy, recordedAt],
  );
};

/** Remembers that the contacts are reminded; false where they were. Two processes at once: one of them is true. */
export const markReminded = async (tx: Db, since: string, quarter: number, now: Date): Promise<boolean> => {
  const { rowCount } = await tx.query(
    `insert into authority_role_reminders (since, quarter, reminded_at) values ($1, $2, $3)
     on conflict do nothing`,
    [since, quarter, now],
  );
  return rowCount === 1;
};
