/** What may happen to one delivery: one person, one channel. The type is the whole event, the details are in the ledger. */
export const deliveryEvents = [
  /** Another person than the authors let the notice leave. Basis: GDPR art. 34(1). */
  'delivery.approved',
  /** A pause or a quarantine of the notice; and its end. */
  'delivery.held',
  'delivery.resumed',
  /** The notice was stopped before this row was claimed. */
  'delivery.cancelled',
  /** The attempt's row is committed; the socket may be opened now, and not before. */
  'attempt.started',
  /** The provider took it: HTTP 2xx. */
  'attempt.accepted',
  /** Surely never taken: 429, a refused connection, DNS, TLS, or the account at fault. */
  'attempt.unsent',
  /** Refused for good for this person on this channel. */
  'attempt.rejected',
  /** The answer was lost (5xx, reset, time-out), or the process that asked died. */
  'attempt.unknown',
  /** The provider speaks of it, by signed event, callback or a look-up: on its way, received, not received. */
  'provider.in_transit',
  'provider.delivered',
  'provider.failed',
  /** The time in which evidence could be expected is over. */
  'evidence.overdue',
  /** A person has decided what an unknown delivery counts as: sent; not sent, once more; or given up here, the next channel. */
  'person.decided-sent',
  'person.decided-resend',
  'person.decided-next-channel',
] as const;
export type DeliveryEvent = (typeof deliveryEvents)[number];
