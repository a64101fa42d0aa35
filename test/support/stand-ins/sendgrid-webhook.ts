import { createSign, generateKeyPairSync } from 'node:crypto';
import { seededChance, shuffled } from './chance.ts';

export type SendGridEvent = Record<string, unknown>;

export interface PostEventsOptions {
  /** How often each event is sent: 2 sends all of them, and then all of them again. Default 1. */
  copies?: number;
  /** Sends them in another order, the same for the same seed. */
  shuffleSeed?: number;
  /** Events in one request. Default: all. */
  perRequest?: number;
  /** `altered`: one byte is changed after signing. `foreign`: signed with another key. Default `good`. */
  signature?: 'good' | 'altered' | 'foreign' | 'missing';
}

export interface EventPoster {
  /** Base64 of the SPKI DER, as the settings page shows it. */
  publicKey: string;
  /** Posts the events as the signed event webhook does. Gives the receiver's statuses, one a request. */
  postEvents(url: string, events: readonly SendGridEvent[], options?: PostEventsOptions): Promise<number[]>;
}

/**
 * SendGrid's signed event webhook: ECDSA P-256 with SHA-256 over timestamp header and body, DER in base64.
 * Source: https://www.twilio.com/docs/sendgrid/for-developers/tracking-events/getting-started-event-webhook-security-features
 */
export const createEventPoster = (): EventPoster => {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
  const foreign = generateKeyPairSync('ec', { namedCurve: 'prime256v1' }).privateKey;
  return {
    publicKey: publicKey.export({ format: 'der', type: 'spki' }).toString('base64'),
    async postEvents(url, events, options = {}) {
      const { copies = 1, shuffleSeed, signature = 'good' } = options;
      const repeated = Array.from({ length: copies }, () => events).flat();
      const ordered = shuffleSeed === undefined ? repeated : shuffled(repeated, seededChance(shuffleSeed));
      const statuses: number[] = [];
      for (const batch of batches(ordered, options.perRequest ?? ordered.length)) {
        const body = bodyOf(batch);
        const timestamp = String(Math.floor(Date.now() / 1000));
        const signed = createSign('sha256')
          .update(timestamp)
          .update(body)
          .sign(signature === 'foreign' ? foreign : privateKey, 'base64');
        const response = await fetch(url, {
          method: 'POST',
          headers: {
            'Content-Type': 'application/json',
            'X-Twilio-Email-Event-Webhook-Timestamp': timestamp,
            ...(signature === 'missing' ? {} : { 'X-Twilio-Email-Event-Webhook-Signature': signed }),
          },
          body: signature === 'altered' ? body.replace('"timestamp":1', '"timestamp":2') : body,
        });
        await response.arrayBuffer();
        statuses.push(response.status);
      }
      return statuses;
    },
  };
};

/** One event a line, CRLF at the end: a receiver that verifies re-serialised JSON fails. */
const bodyOf = (events: readonly SendGridEvent[]): string =>
  `[${events.map((event) => JSON.stringify(event)).join(',\r\n')}]\r\n`;

const batches = <T>(items: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(items.length / Math.max(size, 1)) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  );
