import type pg from 'pg';
import { type Db, withTransaction } from '../db/transaction.ts';
import type { EnqueueMessages } from './sweep-alerts.ts';

const unsentMessages = async (db: Db): Promise<string[]> => {
  const { rows } = await db.query<{ id: string }>(
    `select m.id from alert_messages m
     where m.state = 'pending'
       and exists (select 1 from alerts a where a.state = 'open' and (a.id = m.alert_id or a.bundle = m.bundle))
     order by m.created_at, m.id`,
  );
  return rows.map(({ id }) => id);
};

/**
 * Gives the queue what is written down for open alerts and not sent, once a process and again after each hold: after a
 * restore the queue knows of nothing. A job that is there already is not doubled, since it has the message's id.
 */
export const createUnsentMessages = (
  pool: pg.Pool,
  isHeld: () => Promise<boolean>,
  enqueue: EnqueueMessages,
): (() => Promise<void>) => {
  let isKnown = false;
  return async () => {
    if (await isHeld()) isKnown = false;
    else if (!isKnown) {
      await withTransaction(pool, async (tx) => {
        const messages = await unsentMessages(tx);
        if (messages.length > 0) await enqueue(tx, messages);
      });
      isKnown = true;
    }
  };
};
