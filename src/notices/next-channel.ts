import type { Db } from '../db/transaction.ts';

/**
 * Whom SMS can still reach after the mailbox of a person failed: that person, and those who were to be told through
 * the same mailbox and are somebody else. Whoever was told already, on any channel, is left out.
 */
export const reachableBySms = async (db: Db, noticeId: string, personId: string): Promise<string[]> => {
  const { rows } = await db.query<{ id: string }>(
    `select p.id from people p
     where (p.id = $2 or (p.merged_into = $2 and not p.same_person)) and p.has_phone and not exists (
       select 1 from deliveries d where d.notice_id = $1 and d.person_id = p.id
         and d.state in ('accepted', 'in_transit', 'unconfirmed', 'delivered'))
     order by p.ordinal`,
    [noticeId, personId],
  );
  return rows.map(({ id }) => id);
};
