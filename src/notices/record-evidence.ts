import { createHash } from 'node:crypto';
import type pg from 'pg';
import type { ProviderEvent } from '../channels/ports.ts';
import type { Clock } from '../clock.ts';
import { type Db, withTransaction } from '../db/transaction.ts';
import type { Ids } from '../ids.ts';
import { keepProviderEvent, moveDelivery, planDeliveries } from './ledger.ts';
import { findPeopleChannels } from './next-channel.ts';

export interface LedgerDeps {
  pool: pg.Pool;
  clock: Clock;
  ids: Ids;
}

/**
 * A channel has failed for good: whoever was to be told by e-mail and has a mobile number is told by SMS. Never from
 * `unknown`: that may have been taken.
 */
export const planNextChannel = async (
  deps: LedgerDeps,
  tx: Db,
  failed: { noticeId: string; personId: string; channel: 'email' | 'sms'; from: string; to: string },
): Promise<void> => {
  if (failed.from === failed.to || failed.channel !== 'email') return;
  if (failed.to !== 'failed' && failed.to !== 'rejected') return;
  const { hasPhone, told } = await findPeopleChannels(tx, failed.noticeId, failed.personId);
  if (!hasPhone || told) return;
  const row = { id: deps.ids.uuid(), personId: failed.personId, channel: 'sms' as const };
  await planDeliveries(tx, [row], failed.noticeId, deps.clock.now().toISOString());
};

/**
 * Keeps what a provider said and moves the deliveries it speaks of. Events come twice, late and in any order: each is
 * worked once, and the chart only ever raises a state. Returns how many were new.
 */
export const recordEvidence = async (
  deps: LedgerDeps,
  events: readonly ProviderEvent[],
  rawBody: Buffer,
): Promise<number> => {
  const bodyHash = createHash('sha256').update(rawBody).digest('hex');
  return withTransaction(deps.pool, async (tx) => {
    let count = 0;
    // One order for all, so that two bodies about the same deliveries do not lock each other out.
    const ordered = [...events].sort((a, b) => (a.deliveryId < b.deliveryId ? -1 : 1));
    for (const event of ordered) {
      const at = deps.clock.now();
      if (!(await keepProviderEvent(tx, event, { at, bodyHash }))) continue;
      count += 1;
      const moved = await moveDelivery(tx, event.deliveryId, `provider.${event.kind}`, {
        at,
        provider: event.provider,
        ...(event.providerId && { providerId: event.providerId }),
        ...(event.kind === 'failed' && event.reason && { reason: event.reason }),
      });
      if (moved) await planNextChannel(deps, tx, moved);
    }
    return count;
  });
};
