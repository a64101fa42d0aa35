import type { Db } from '../db/transaction.ts';

/** Whether a person can get SMS, and whether any channel has told them already. */
export const findPeopleChannels = async (
  db: Db,
  noticeId: string,
  personId: string,
): Promise<{ hasPhone: boolean; told: boolean }> => {
  const { rows } = await db.query<{ hasPhone: boolean; told: boolean }>(
    `select p.has_phone as "hasPhone", exists (
       select 1 from deliveries d where d.notice_id = $1 and d.person_id = p.id
         and d.state in ('accepted', 'in_transit', 'unconfirmed', 'delivered')) as told
     from people p where p.id = $2`,
    [noticeId, personId],
  );
  return rows[0] ?? { hasPhone: false, told: false };
};
