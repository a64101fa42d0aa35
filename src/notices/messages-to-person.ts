import type { DeliveryState } from '../../workflows/delivery/decide-delivery.ts';
import type { Db } from '../db/transaction.ts';

/** A message to one person, and what became of it. No address. */
export interface PersonMessage {
  channel: string;
  state: DeliveryState;
  /** When a provider took it; null where none did. */
  handedOverAt: Date | null;
  changedAt: Date;
}

/** What was sent, or tried, to one person by a notice, in the order in which it began. */
export const messagesToPerson = async (
  db: Db,
  noticeId: string,
  personId: string,
): Promise<PersonMessage[]> => {
  const { rows } = await db.query<PersonMessage>(
    `select d.channel, d.state, d.updated_at as "changedAt",
       (select min(a.finished_at) from delivery_attempts a where a.delivery_id = d.id and a.outcome = 'accepted') as "handedOverAt"
     from deliveries d where d.notice_id = $1 and d.person_id = $2 order by d.not_before, d.channel`,
    [noticeId, personId],
  );
  return rows;
};
