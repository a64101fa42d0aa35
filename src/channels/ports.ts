/**
 * What became of one attempt to hand a message to a provider. Neither SendGrid's mail send nor Twilio's message
 * create knows an idempotency key, so the difference between `unsent` and `unknown` is what keeps a person from
 * being told twice. A `reason` is a code such as `http-429`, `ECONNRESET` or `twilio-21211`: never an address, a number
 * or a text.
 */
export type SendOutcome =
  /** The provider has taken it (HTTP 2xx). Not yet delivered. */
  | { outcome: 'accepted'; providerId: string }
  /** Refused for good for this message (HTTP 400, 413, a number that cannot take SMS): try the next channel. */
  | { outcome: 'rejected'; reason: string }
  /** Surely never taken (429, connection refused, DNS, TLS): the same attempt may be made again later. */
  | { outcome: 'unsent'; reason: string; retryAfterSeconds?: number }
  /** The account is at fault (401, 403, 20003): nothing more should be tried before somebody has looked. */
  | { outcome: 'halted'; reason: string }
  /** The answer was lost or the provider failed midway: it may have been taken. Never a reason to send again. */
  | { outcome: 'unknown'; reason: string };

export interface Email {
  /** Opaque id of the delivery, and which attempt this is (from 1): the only things a provider is told beside the message. */
  deliveryId: string;
  attempt: number;
  to: { email: string; name?: string };
  subject: string;
  text: string;
  html: string;
}

export interface Sms {
  deliveryId: string;
  attempt: number;
  /** E.164, for example +4790000000. */
  to: string;
  text: string;
}

/** A phone call that reads a text aloud. */
export interface VoiceCall {
  deliveryId: string;
  attempt: number;
  /** E.164, a landline or a mobile. */
  to: string;
  /** Where the provider fetches what to say and asks for a digit; undefined where this Varsla has no public address. */
  answerUrl?: string;
  /** Where the provider reports how the call ended. */
  statusUrl?: string;
  /** What is said where nothing can be fetched: TwiML. */
  twiml: string;
}

/** A message to a program, in the form of Standard Webhooks 1.0. */
export interface WebhookMessage {
  /** `webhook-id`: the same at every attempt, so that a repeat can be told. */
  deliveryId: string;
  attempt: number;
  url: string;
  /** `whsec_…`, which the receiver has. */
  secret: string;
  type: string;
  data: object;
}

export interface EmailChannel {
  readonly provider: 'sendgrid' | 'smtp' | 'outbox';
  send(email: Email): Promise<SendOutcome>;
}

export interface SmsChannel {
  readonly provider: 'twilio' | 'outbox';
  send(sms: Sms): Promise<SendOutcome>;
}

export interface VoiceChannel {
  readonly provider: 'twilio' | 'outbox';
  call(call: VoiceCall): Promise<SendOutcome>;
}

export interface WebhookChannel {
  readonly provider: 'webhook';
  post(message: WebhookMessage): Promise<SendOutcome>;
}

/** What a provider later says of a message, in our words, whichever provider it came from. */
export interface ProviderEvent {
  provider: 'sendgrid' | 'twilio';
  /** The provider's id of this event, unique: events come more than once and in any order. */
  eventId: string;
  deliveryId: string;
  attempt: number;
  kind: 'in_transit' | 'delivered' | 'failed';
  /** For `failed`: why. Kinds of failure decide whether another try or another channel is next. */
  failure?: 'permanent' | 'temporary' | 'suppressed' | 'filtered';
  /** A code, never a text with an address in it. */
  reason?: string;
  /** The provider's id of the message, where it says one. */
  providerId?: string;
  at: Date;
}
