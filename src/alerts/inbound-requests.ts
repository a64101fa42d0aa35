import type pg from 'pg';
import type { Clock } from '../clock.ts';
import { withTransaction } from '../db/transaction.ts';
import { appendToSystem } from '../journal/journal.ts';

interface InboundDeps {
  pool: pg.Pool;
  clock: Clock;
}

/**
 * Whether a request of the provider is new, by its id. A repeat is not to be worked again; the first repeat stands in
 * the journal.
 */
export const isFirst = async (deps: InboundDeps, providerId: string): Promise<boolean> =>
  withTransaction(deps.pool, async (tx) => {
    const now = deps.clock.now();
    const { rows } = await tx.query<{ repeats: number }>(
      `insert into inbound_requests as r (provider_id, received_at) values ($1, $2)
       on conflict (provider_id) do update set repeats = r.repeats + 1 returning repeats`,
      [providerId, now],
    );
    const { repeats } = rows[0] ?? { repeats: 0 };
    if (repeats === 1) await noteInbound(tx, now, 'webhook.repeated', { provider: 'twilio', providerId });
    return repeats === 0;
  });

/** An entry of the system's stream on what came from outside. Never a number or a text. */
export const noteInbound = async (
  tx: Parameters<typeof appendToSystem>[0],
  now: Date,
  type: 'webhook.repeated' | 'webhook.forged' | 'sms.from-stranger',
  event: object,
): Promise<void> => {
  await appendToSystem(tx, { type, recordedAt: now, actor: { kind: 'system' }, event: { type, ...event } });
};

/** How often bad requests are written down, in milliseconds: whoever sends them must not fill the journal. */
const notedEvery = 60_000;

/**
 * Writes down that a request was forged, or brought nothing but what was worked before: at once, then at most once a
 * minute, with how many there were since.
 */
export const createCountedNotes = (
  deps: InboundDeps,
  type: 'webhook.forged' | 'webhook.repeated',
): ((path: string) => Promise<void>) => {
  let last: number | undefined;
  let count = 0;
  return async (path) => {
    count += 1;
    const now = deps.clock.now();
    if (last !== undefined && Math.abs(now.getTime() - last) < notedEvery) return;
    last = now.getTime();
    const counted = count;
    count = 0;
    await withTransaction(deps.pool, (tx) => noteInbound(tx, now, type, { path, count: counted }));
  };
};
