import type { Db } from '../db/transaction.ts';
import { Problem } from '../problems.ts';
import { openHold } from './store.ts';

/**
 * For what a person wants sent at once: it is refused while Varsla is on hold, so that it neither leaves nor waits unseen
 * and leaves hours later. Throws `on-hold`, whose `code` is why.
 */
export const refuseHeld = async (db: Db): Promise<void> => {
  const hold = await openHold(db);
  if (!hold) return;
  throw new Problem(
    'on-hold',
    `Nothing was sent: Varsla is on hold since ${hold.since.toISOString()} (${hold.reason}). An administrator releases it at /settings/hold or with POST /api/v1/hold/release.`,
    { code: hold.reason },
  );
};
