import { classifyNetworkFailure } from './network-failures.ts';
import type { SendOutcome } from './ports.ts';
import { causeOfTwilioCode, type TwilioCause } from './twilio-codes.ts';

type Refusal = 'rejected' | 'unsent' | 'halted';

const BY_CAUSE: Readonly<Record<TwilioCause, Refusal>> = {
  number: 'rejected',
  stopped: 'rejected',
  filtered: 'rejected',
  temporary: 'unsent',
  pace: 'unsent',
  account: 'halted',
};

/** For a code we do not know, the status speaks. A status that is not here may come after the message was taken. */
const BY_STATUS: Readonly<Record<number, Refusal>> = {
  400: 'rejected',
  413: 'rejected',
  401: 'halted',
  403: 'halted',
  429: 'unsent',
};

const MESSAGE_SID = /^(SM|MM)[0-9a-fA-F]{32}$/;

const CALL_SID = /^CA[0-9a-fA-F]{32}$/;

const classifyCreated = ({ sid }: { sid?: unknown }, pattern: RegExp): SendOutcome =>
  typeof sid === 'string' && pattern.test(sid)
    ? { outcome: 'accepted', providerId: sid }
    : { outcome: 'unknown', reason: 'no-sid' };

/** A created message without its SID is no proof that it was created. */
export const classifyTwilioMessage = (message: { sid?: unknown }): SendOutcome =>
  classifyCreated(message, MESSAGE_SID);

/** The same of a call. `accepted`: it is queued, nobody has answered yet. */
export const classifyTwilioCall = (call: { sid?: unknown }): SendOutcome => classifyCreated(call, CALL_SID);

/**
 * An error thrown by the twilio package: RestException with `status` and Twilio's `code` when there was an answer,
 * else one with a text code. A 5xx is `unknown` whatever code it carries. Temporary and pace codes are safe to try
 * again, because Twilio refused before it queued anything.
 */
export const classifyTwilioFailure = (error: unknown): SendOutcome => {
  if (!(error instanceof Error)) return classifyNetworkFailure(error);
  const { status, code, retryAfterSeconds } = error as {
    status?: unknown;
    code?: unknown;
    retryAfterSeconds?: unknown;
  };
  if (typeof status !== 'number') return classifyNetworkFailure(error);
  const reason = typeof code === 'number' ? `twilio-${code}` : `http-${status}`;
  const cause = typeof code === 'number' ? causeOfTwilioCode(code) : undefined;
  const refused = status >= 400 && status < 500;
  const outcome = refused && cause !== undefined ? BY_CAUSE[cause] : BY_STATUS[status];
  if (outcome === undefined) return { outcome: 'unknown', reason };
  return outcome === 'unsent' && typeof retryAfterSeconds === 'number'
    ? { outcome, reason, retryAfterSeconds }
    : { outcome, reason };
};
