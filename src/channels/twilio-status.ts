import { validateRequest } from 'twilio/lib/webhooks/webhooks.js';
import { z } from 'zod';
import type { ProviderEvent } from './ports.ts';
import { causeOfTwilioCode, type TwilioCause } from './twilio-codes.ts';

export interface SignedStatus {
  authToken: string;
  /** Header X-Twilio-Signature. */
  signature: string | undefined;
  /** The whole URL as Twilio called it, query included: behind a proxy, built from the configured public address. */
  url: string;
  /** The form fields of the body, decoded. */
  params: Readonly<Record<string, unknown>>;
}

/** Whether Twilio signed this callback (HMAC-SHA1 over URL and fields). False for anything unfit; never throws. */
export const verifyTwilioSignature = ({ authToken, signature, url, params }: SignedStatus): boolean => {
  if (authToken === '' || !signature) return false;
  try {
    return validateRequest(authToken, signature, url, { ...params });
  } catch {
    return false;
  }
};

const KINDS = {
  accepted: 'in_transit',
  scheduled: 'in_transit',
  queued: 'in_transit',
  sending: 'in_transit',
  sent: 'in_transit',
  // Some segments arrived and some did not: no end state, so it stays open until a person looks.
  partially_delivered: 'in_transit',
  delivered: 'delivered',
  read: 'delivered',
  undelivered: 'failed',
  failed: 'failed',
  canceled: 'failed',
} as const satisfies Record<string, ProviderEvent['kind']>;

type Status = keyof typeof KINDS;

const Query = z.object({
  delivery: z.string().regex(/^[A-Za-z0-9_-]{1,64}$/),
  attempt: z.coerce.number().int().min(1).max(10_000),
});

const Params = z.object({
  MessageSid: z.string().regex(/^(SM|MM)[0-9a-fA-F]{32}$/),
  MessageStatus: z.enum(Object.keys(KINDS) as [Status, ...Status[]]),
  ErrorCode: z.coerce.number().int().positive().optional().catch(undefined),
});

/** `account`: our side is at fault, and as with a filter another try is useless before somebody has looked. */
const FAILURES: Readonly<Record<TwilioCause, NonNullable<ProviderEvent['failure']>>> = {
  number: 'permanent',
  stopped: 'suppressed',
  filtered: 'filtered',
  account: 'filtered',
  pace: 'temporary',
  temporary: 'temporary',
};

/**
 * What a status callback says, undefined when it is not about a delivery of ours. The callback has no time of its
 * own, so `at` is when it came. An error code that we do not know is `temporary`: tried once more.
 */
export const parseTwilioStatus = (
  query: Readonly<Record<string, unknown>>,
  params: Readonly<Record<string, unknown>>,
  receivedAt: Date,
): ProviderEvent | undefined => {
  const ours = Query.safeParse(query);
  const status = Params.safeParse(params);
  if (!ours.success || !status.success) return undefined;
  const { MessageSid, MessageStatus, ErrorCode } = status.data;
  const kind = KINDS[MessageStatus];
  return {
    provider: 'twilio',
    eventId: `${MessageSid}.${MessageStatus}`,
    deliveryId: ours.data.delivery,
    attempt: ours.data.attempt,
    kind,
    ...(kind === 'failed' ? { failure: failureOf(ErrorCode) } : {}),
    reason: ErrorCode === undefined ? MessageStatus : `twilio-${ErrorCode}`,
    providerId: MessageSid,
    at: receivedAt,
  };
};

const failureOf = (code: number | undefined): NonNullable<ProviderEvent['failure']> => {
  const cause = code === undefined ? undefined : causeOfTwilioCode(code);
  return cause === undefined ? 'temporary' : FAILURES[cause];
};
