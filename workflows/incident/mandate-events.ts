import type { Instant } from '../deadlines.ts';
import type { Decision } from './decisions.ts';
import type { Recorded } from './events.ts';
import type { MandateScope } from './mandates.ts';

/** A controller has let its processor notify the authority, until a day that they agreed on. Basis: GDPR art. 28(3)(f), 33(1). */
interface MandateGiven extends Recorded {
  type: 'mandate.given';
  /** New with the mandate; names it and its duty ever after. */
  key: string;
  controller: string;
  scope: MandateScope;
  givenAt: Instant;
  dueAt: Instant;
  proof: string | null;
}

/** A controller's mandate stands no more: taken back, or the controller files itself. */
interface MandateEnded extends Recorded {
  type: 'mandate.ended';
  key: string;
  reason: string;
  /** What rests on facts that differ now, where it voids a frozen notice and what was filed before stands again. */
  outdated?: readonly Decision[];
}

export type MandateEvent = MandateGiven | MandateEnded;
