import type { Instant } from '../deadlines.ts';

/** What a controller lets its processor file: the message that stops the clock, or every notice. */
export const mandateScopes = ['first', 'full'] as const;
export type MandateScope = (typeof mandateScopes)[number];

/** A controller has let us, its processor, notify the authority in its place. Its duty has the same key. */
export interface Mandate {
  key: string;
  controller: string;
  scope: MandateScope;
  givenAt: Instant;
  /** The attachment that proves it. */
  proof: string | null;
  /** Null while it stands. */
  endedAt: Instant | null;
}

/** The mandate of that key, where it stands. */
export const standingMandate = (mandates: readonly Mandate[], key: string): Mandate | undefined =>
  mandates.find((mandate) => mandate.key === key && mandate.endedAt === null);

/** All that have not ended, in the order in which they were given. */
export const standingMandates = (mandates: readonly Mandate[]): Mandate[] =>
  mandates.filter(({ endedAt }) => endedAt === null);
