import { createHash } from 'node:crypto';
import type pg from 'pg';
import type { ProviderEvent } from '../channels/ports.ts';
import type { Clock } from '../clock.ts';
import { type Db, withTransaction } from '../db/transaction.ts';
import type { Ids } from '../ids.ts';
import { keepProviderEvent, moveDelivery, planDeliveries } from './ledger.ts';
import { reachableBySms } from './next-channel.ts';
import { readRun } from './run/run-store.ts';

export interface LedgerDeps {
  pool: pg.Pool;
  clock: Clock;
  ids: Ids;
}

/**
 * A mailbox has failed for good: whoever was to be told through it and has a mobile number is told by SMS. Never from
 * `unknown`: that may have been taken.
 */
export const planNextChannel = async (
  deps: LedgerDeps,
  tx: Db,
  failed: { noticeId: string; personId: string; channel: 'email' | 'sms'; from: string; to: string },
): Promise<void> => {
  if (failed.from === failed.to || failed.channel !== 'email') return;
  if (failed.to !== 'failed' && failed.to !== 'rejected') return;
  // Stopped for good: the rest is told in another way, which somebody decides.
  if ((await readRun(tx, failed.noticeId))?.value === 'stopped') return;
  const people = await reachableBySms(tx, failed.noticeId, failed.personId);
  const rows = people.map((personId) => ({ id: deps.ids.uuid(), personId, channel: 'sms' as const }));
  if (rows.length > 0) await planDeliveries(tx, rows, failed.noticeId, deps.clock.now().toISOString());
};

/**
 * Keeps what a provider said and moves the deliveries it speaks of. Events come twice, late and in any order: each is
 * worked once, and the chart only ever raises a state. Each event is a transaction of its own, so that two bodies
 * about the same deliveries, or a body and the sender, never wait for each other in a ring; a body that is cut off
 * half-way comes again, and what was kept is skipped then. Returns how many were new.
 */
export const recordEvidence = async (
  deps: LedgerDeps,
  events: readonly ProviderEvent[],
  rawBody: Buffer,
): Promise<number> => {
  const bodyHash = createHash('sha256').update(rawBody).digest('hex');
  let count = 0;
  for (const event of events) if (await recordOne(deps, event, bodyHash)) count += 1;
  return count;
};

const recordOne = async (deps: LedgerDeps, event: ProviderEvent, bodyHash: string): Promise<boolean> =>
  withTransaction(deps.pool, async (tx) => {
    const at = deps.clock.now();
    if (!(await keepProviderEvent(tx, event, { at, bodyHash }))) return false;
    const moved = await moveDelivery(tx, event.deliveryId, `provider.${event.kind}`, {
      at,
      provider: event.provider,
      ...(event.providerId && { providerId: event.providerId }),
      ...(event.kind === 'failed' && event.reason && { reason: event.reason }),
    });
    if (moved) await planNextChannel(deps, tx, moved);
    return true;
  });
