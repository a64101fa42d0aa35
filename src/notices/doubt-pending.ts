import type { DeliveryEvent } from '../../workflows/delivery/events.ts';
import { type DeliveryState, decideDelivery } from '../../workflows/delivery/decide-delivery.ts';
import type { Db } from '../db/transaction.ts';

const after = (state: DeliveryState, event: DeliveryEvent): DeliveryState => {
  const decision = decideDelivery(state, event);
  if (!decision.accepted) throw new Error(`the chart has no ${event} from ${state}`);
  return decision.state;
};

/**
 * Takes every message of a notice that waits for one that may have been sent: by a Varsla that worked on after the
 * backup that this database was restored from. From then on only the provider's word or a person's decision moves it;
 * nothing sends it again. Returns how many. Basis: GDPR art. 34(1), each person is told, and told once.
 */
export const doubtPending = async (tx: Db, at: Date): Promise<number> => {
  const attempting = after('pending', 'attempt.started');
  const unknown = after(attempting, 'attempt.unknown');
  const { rows } = await tx.query<{ id: string }>(
    `select id from deliveries where state = 'pending' order by id for update`,
  );
  if (rows.length === 0) return 0;
  const ids = rows.map(({ id }) => id);
  // The attempts of a sender that nobody is: its number was never held.
  await tx.query(
    `with sender as (insert into senders (started_at) values ($2) returning number)
     insert into delivery_attempts (delivery_id, number, sender, content_hash, started_at, finished_at, outcome, reason)
     select d.id, d.attempt + 1, s.number, 'not-rendered', $2, $2, 'unknown', 'after-backup'
     from deliveries d cross join sender s where d.id = any($1::uuid[])`,
    [ids, at],
  );
  await tx.query(
    `update deliveries d set state = $2, attempt = d.attempt + 1, updated_at = $3,
       sender = (select sender from delivery_attempts a where a.delivery_id = d.id and a.number = d.attempt + 1)
     where id = any($1::uuid[])`,
    [ids, attempting, at],
  );
  const { rows: notices } = await tx.query<{ notice_id: string }>(
    `update deliveries set state = $2, reason = 'after-backup', updated_at = $3 where id = any($1::uuid[]) returning notice_id`,
    [ids, unknown, at],
  );
  await tx.query('update notices set unsettled = true where id = any($1::uuid[])', [
    [...new Set(notices.map(({ notice_id }) => notice_id))],
  ]);
  return ids.length;
};
