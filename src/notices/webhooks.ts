import express, { Router } from 'express';
import type { ZodOpenApiPathsObject } from 'zod-openapi';
import { parseSendGridEvents, verifySendGridSignature } from '../channels/sendgrid-events.ts';
import type { ProviderEvent } from '../channels/ports.ts';
import { readTwilioRequest } from '../channels/twilio-request.ts';
import { parseTwilioStatus } from '../channels/twilio-status.ts';
import { problemContent } from '../http/openapi.ts';
import { Problem } from '../problems.ts';
import { type LedgerDeps, recordEvidence } from './record-evidence.ts';

export interface WebhookOptions {
  sendgridPublicKey: string | undefined;
  twilioAuthToken: string | undefined;
  /** The address that the provider calls, without the path: Twilio signs it. */
  publicUrl: () => string;
  /** Hears of a request whose signature does not fit. */
  onForged?: (path: string) => Promise<void>;
  /** Hears of a signed request all of which was told before. */
  onRepeated?: (path: string) => Promise<void>;
  /** Hears of every event too: it may be about an alert to staff. */
  onEvents?: (events: readonly ProviderEvent[]) => Promise<void>;
}

export const sendgridWebhookPath = '/webhooks/sendgrid';
export const twilioWebhookPath = '/webhooks/twilio/status';

/**
 * What providers say of messages, taken in by the provider's signature instead of a token. The signature covers the
 * raw bytes (SendGrid) or the address and fields (Twilio). Answered once the evidence is committed; repeats are
 * harmless.
 */
export const createWebhooks = (deps: LedgerDeps, options: WebhookOptions): Router => {
  const router = Router();
  const raw = express.raw({ type: () => true, limit: 5 * 1024 * 1024 });
  const takeIn = async (path: string, events: readonly ProviderEvent[], rawBody: Buffer): Promise<void> => {
    const count = await recordEvidence(deps, events, rawBody);
    if (count === 0 && events.length > 0) await options.onRepeated?.(path);
    await options.onEvents?.(events);
  };
  router.post(sendgridWebhookPath, raw, async (request, response) => {
    if (!options.sendgridPublicKey)
      throw new Problem('not-configured', 'SENDGRID_WEBHOOK_PUBLIC_KEY is not set.');
    const rawBody = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
    const genuine = verifySendGridSignature({
      publicKey: options.sendgridPublicKey,
      timestamp: request.get('x-twilio-email-event-webhook-timestamp'),
      signature: request.get('x-twilio-email-event-webhook-signature'),
      rawBody,
    });
    if (!genuine) {
      await options.onForged?.(sendgridWebhookPath);
      throw new Problem('bad-signature', 'This was not signed with the key of SENDGRID_WEBHOOK_PUBLIC_KEY.');
    }
    const events = parseSendGridEvents(rawBody);
    await takeIn(sendgridWebhookPath, events, rawBody);
    response.status(204).end();
  });
  router.post(twilioWebhookPath, raw, async (request, response) => {
    const { rawBody, params } = await readTwilioRequest(request, {
      ...options,
      authToken: options.twilioAuthToken,
    });
    const event = parseTwilioStatus(request.query, params, deps.clock.now());
    if (event) await takeIn(twilioWebhookPath, [event], rawBody);
    response.status(204).end();
  });
  return router;
};

const answers = {
  '204': { description: 'Taken in, or taken in before' },
  '400': { description: 'The body cannot be read', content: problemContent },
  '403': { description: 'The signature does not fit', content: problemContent },
  '413': { description: 'The body is too large', content: problemContent },
  '500': { description: 'Our fault: the provider sends it again', content: problemContent },
  '503': { description: 'The key for the signature is not configured', content: problemContent },
};

/** The webhooks in the OpenAPI document. */
export const webhookPaths: ZodOpenApiPathsObject = {
  [sendgridWebhookPath]: {
    post: {
      summary: "SendGrid's events, signed (ECDSA P-256)",
      tags: ['Webhooks'],
      requestBody: {
        content: { 'application/json': { schema: { type: 'array', items: { type: 'object' } } } },
      },
      responses: answers,
    },
  },
  [twilioWebhookPath]: {
    post: {
      summary: "Twilio's status callbacks, signed (HMAC-SHA1)",
      tags: ['Webhooks'],
      requestBody: { content: { 'application/x-www-form-urlencoded': { schema: { type: 'object' } } } },
      responses: answers,
    },
  },
};
