import { setup } from 'xstate';
import type { DeliveryEvent } from './events.ts';

const deliverySetup = setup({ types: { events: {} as { type: DeliveryEvent } } });

/** What a provider says of an earlier attempt counts, also while the next one waits: who was told is not told again. */
const evidence = {
  'provider.in_transit': 'in_transit',
  'provider.delivered': 'delivered',
  'provider.failed': 'failed',
} as const;

/** An attempt's answer that comes after the provider's own word changes nothing. */
const lateAnswer = {
  'attempt.accepted': {},
  'attempt.unsent': {},
  'attempt.rejected': {},
  'attempt.unknown': {},
} as const;

/**
 * One person on one channel, from planned to its end. Neither SendGrid's mail send nor Twilio's message create knows
 * an idempotency key, so a lost answer is never a reason to send again: plain retry tells some people twice. Basis:
 * GDPR art. 34(1), each person is told; art. 5(2), it can be shown.
 */
export const deliveryMachine = deliverySetup.createMachine({
  id: 'delivery',
  initial: 'planned',
  states: {
    /** On the frozen list, not approved: nothing may leave. Basis: GDPR art. 34(2), the notice as approved. */
    planned: { on: { 'delivery.approved': 'pending', 'delivery.cancelled': 'cancelled' } },
    /** Approved; waits for its turn. The only state from which an attempt starts. Basis: GDPR art. 34(1). */
    pending: {
      on: {
        'attempt.started': 'attempting',
        'delivery.held': 'held',
        'delivery.cancelled': 'cancelled',
        ...evidence,
      },
    },
    /** A pause or a quarantine keeps it back; a person owes the word to go on or to stop. */
    held: { on: { 'delivery.resumed': 'pending', 'delivery.cancelled': 'cancelled', ...evidence } },
    /** The attempt is committed and on the wire. A process that dies here leaves it unknown. */
    attempting: {
      on: {
        'attempt.accepted': 'accepted',
        'attempt.unsent': 'pending',
        'attempt.rejected': 'rejected',
        'attempt.unknown': 'unknown',
        ...evidence,
      },
    },
    /** The answer was lost: it may have been taken. Only evidence or a person leads out, nothing sends it again. */
    unknown: {
      on: {
        'attempt.accepted': 'accepted',
        'attempt.rejected': 'rejected',
        'attempt.unsent': {},
        'attempt.unknown': {},
        'evidence.overdue': 'needs_person',
        'person.decided-sent': 'accepted',
        'person.decided-resend': 'pending',
        'person.decided-next-channel': 'failed',
        ...evidence,
      },
    },
    /** No evidence came in time: a person owes the decision between perhaps twice and perhaps never. Basis: GDPR art. 34(1). */
    needs_person: {
      on: {
        'attempt.accepted': 'accepted',
        'attempt.rejected': 'rejected',
        'attempt.unsent': {},
        'attempt.unknown': {},
        'person.decided-sent': 'accepted',
        'person.decided-resend': 'pending',
        'person.decided-next-channel': 'failed',
        ...evidence,
      },
    },
    /** The provider has taken it, or a person decided that it counts as taken. Not yet a proof of receipt. */
    accepted: { on: { ...lateAnswer, ...evidence, 'evidence.overdue': 'unconfirmed' } },
    /** The provider works on it: processed, queued, sending, deferred. */
    in_transit: {
      on: { ...lateAnswer, ...evidence, 'provider.in_transit': {}, 'evidence.overdue': 'unconfirmed' },
    },
    /** An end: taken, and no word of what became of it. Counts as probably told; late word is still heard. */
    unconfirmed: { tags: 'end', on: { ...lateAnswer, ...evidence, 'provider.in_transit': {} } },
    /** An end: bounced, blocked, undelivered, or given up by a person. The next channel is tried. Basis: GDPR art. 34(3)(c) when no channel is left. */
    failed: {
      tags: 'end',
      on: { ...lateAnswer, ...evidence, 'provider.in_transit': {}, 'provider.failed': {} },
    },
    /** An end: refused for good for this person on this channel; the next channel is tried. */
    rejected: { tags: 'end', on: evidence },
    /** An end: stopped before anything left, as far as is known; word to the contrary is believed. */
    cancelled: { tags: 'end', on: evidence },
    /** An end, and the highest: the recipient's server or operator confirmed receipt. Says not that anybody read it. Basis: GDPR art. 5(2). */
    delivered: {
      tags: 'end',
      on: { ...lateAnswer, 'provider.in_transit': {}, 'provider.delivered': {}, 'provider.failed': {} },
    },
  },
});
