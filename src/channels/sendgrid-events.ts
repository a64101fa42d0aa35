import { createPublicKey, createVerify } from 'node:crypto';
import { z } from 'zod';
import type { ProviderEvent } from './ports.ts';
import { bouncedBecause, droppedBecause } from './sendgrid-failures.ts';

export interface SignedEvents {
  /** Base64 of the SPKI DER, as SendGrid's settings page shows it. */
  publicKey: string;
  /** Header X-Twilio-Email-Event-Webhook-Timestamp. */
  timestamp: string | undefined;
  /** Header X-Twilio-Email-Event-Webhook-Signature. */
  signature: string | undefined;
  /** The bytes as they came: re-serialised JSON does not verify. */
  rawBody: Buffer;
}

/**
 * Whether SendGrid signed these bytes (ECDSA P-256, SHA-256, over timestamp and body). False for anything unfit, a
 * broken key too; never throws. Old timestamps are good: SendGrid repeats an event for 24 hours, and a replay is
 * harmless because the event's id is unique in the ledger.
 */
export const verifySendGridSignature = (signed: SignedEvents): boolean => {
  const { publicKey, timestamp, signature, rawBody } = signed;
  if (!timestamp || !signature) return false;
  try {
    const key = createPublicKey({ key: Buffer.from(publicKey, 'base64'), format: 'der', type: 'spki' });
    return createVerify('sha256')
      .update(timestamp)
      .update(rawBody)
      .verify(key, Buffer.from(signature, 'base64'));
  } catch {
    return false;
  }
};

const EventRow = z.object({
  event: z.enum(['processed', 'deferred', 'delivered', 'bounce', 'dropped']),
  sg_event_id: z.string().min(1).max(200),
  sg_message_id: z.string().min(1).max(200).optional(),
  timestamp: z.number().int().positive(),
  delivery: z.string().regex(/^[A-Za-z0-9_-]{1,64}$/),
  delivery_attempt: z.coerce.number().int().min(1).max(10_000),
  type: z.string().optional().catch(undefined),
  reason: z.string().optional().catch(undefined),
  bounce_classification: z.string().optional().catch(undefined),
});

type EventRow = z.infer<typeof EventRow>;

/**
 * The events that speak of a delivery of ours, in the order they stand in the body. Others (other mail of the same
 * account, opens and clicks, a shape that we do not know) are left out; a body that is no JSON array gives none.
 * `providerId` begins with the X-Message-Id of the answer and goes on with a suffix of SendGrid's.
 */
export const parseSendGridEvents = (rawBody: Buffer): ProviderEvent[] =>
  rowsOf(rawBody).flatMap((row) => {
    const parsed = EventRow.safeParse(row);
    return parsed.success ? [providerEvent(parsed.data)] : [];
  });

const rowsOf = (rawBody: Buffer): unknown[] => {
  try {
    const body: unknown = JSON.parse(rawBody.toString('utf8'));
    return Array.isArray(body) ? body : [];
  } catch {
    return [];
  }
};

const providerEvent = (row: EventRow): ProviderEvent => ({
  provider: 'sendgrid',
  eventId: row.sg_event_id,
  deliveryId: row.delivery,
  attempt: row.delivery_attempt,
  ...whatBecame(row),
  ...(row.sg_message_id === undefined ? {} : { providerId: row.sg_message_id }),
  at: new Date(row.timestamp * 1000),
});

const whatBecame = (row: EventRow): Pick<ProviderEvent, 'kind' | 'failure' | 'reason'> => {
  if (row.event === 'delivered') return { kind: 'delivered' };
  if (row.event === 'bounce')
    return { kind: 'failed', ...bouncedBecause(row.type, row.bounce_classification) };
  if (row.event === 'dropped') return { kind: 'failed', ...droppedBecause(row.reason) };
  return { kind: 'in_transit', reason: row.event };
};
