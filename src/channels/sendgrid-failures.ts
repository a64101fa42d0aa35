import type { ProviderEvent } from './ports.ts';

export interface Failure {
  failure: NonNullable<ProviderEvent['failure']>;
  reason: string;
}

/** Why SendGrid never tried, in its own words (lower case): https://www.twilio.com/docs/sendgrid/for-developers/tracking-events/event */
const DROPPED: ReadonlyMap<string, Failure> = new Map(
  Object.entries<Failure>({
    'bounced address': { failure: 'suppressed', reason: 'dropped-bounced-address' },
    'unsubscribed address': { failure: 'suppressed', reason: 'dropped-unsubscribed-address' },
    'spam reporting address': { failure: 'suppressed', reason: 'dropped-spam-reporting-address' },
    'spam content': { failure: 'filtered', reason: 'dropped-spam-content' },
    invalid: { failure: 'permanent', reason: 'dropped-invalid' },
    'invalid smtpapi header': { failure: 'permanent', reason: 'dropped-invalid-header' },
    'recipient list over package quota': { failure: 'temporary', reason: 'dropped-over-quota' },
  }),
);

/** What the receiving server objected to, where SendGrid's classification says that it was us and not the address. */
const FILTERED: ReadonlySet<string> = new Set(['content', 'reputation']);

/** A reason that SendGrid may add one day is tried once more: `temporary`. */
export const droppedBecause = (reason: string | undefined): Failure =>
  DROPPED.get((reason ?? '').trim().toLowerCase()) ?? { failure: 'temporary', reason: 'dropped' };

/** `bounce` is the receiving server's final no to the address; `blocked` is its no for now, or to content or sender. */
export const bouncedBecause = (type: string | undefined, classification: string | undefined): Failure => {
  if (type === undefined || type === 'bounce') return { failure: 'permanent', reason: 'bounce' };
  return FILTERED.has((classification ?? '').trim().toLowerCase())
    ? { failure: 'filtered', reason: 'blocked-filtered' }
    : { failure: 'temporary', reason: 'blocked' };
};
