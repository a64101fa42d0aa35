import type { DatedKind, Instant } from '../deadlines.ts';
import type { Recorded } from './events.ts';

/** Somebody undertakes a duty with a date, or learns of one: a promise, a review, evidence that will be gone. */
export interface DutyUndertaken extends Recorded {
  type: 'duty.undertaken';
  /** New with the duty; names it ever after. */
  key: string;
  kind: DatedKind;
  dueAt: Instant;
  /** What is owed, in one line. */
  what: string;
}

/** A later word of a duty. */
interface DutyChanged extends Recorded {
  key: string;
  /** As it was undertaken, so that the journal reads by itself. */
  what?: string;
}

/** The duty gets another date. The old one stays in the journal. */
export interface DutyMoved extends DutyChanged {
  type: 'duty.moved';
  dueAt: Instant;
  reason: string;
}

/** What was undertaken is done. Some kinds end only with the decision that was taken (see the regime). */
export interface DutyFulfilled extends DutyChanged {
  type: 'duty.fulfilled';
  decision: string | null;
}

/** The duty fell away without being done. */
export interface DutyDropped extends DutyChanged {
  type: 'duty.dropped';
  reason: string;
}

export type DutyEvent = DutyUndertaken | DutyMoved | DutyFulfilled | DutyDropped;
