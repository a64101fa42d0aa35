import type { DatedKind, Instant } from '../deadlines.ts';

/** A duty with a date of its own, as the chart remembers it; those that ended stay. */
export interface UndertakenDuty {
  key: string;
  kind: DatedKind;
  /** One line that a person wrote. */
  what: string;
  dueAt: Instant;
  /** When it was undertaken, or given the date that it has now. */
  datedAt: Instant;
  outcome: 'fulfilled' | 'dropped' | null;
  endedAt: Instant | null;
}

/** The open duty of that key; undefined for one that has ended or never was. */
export const openDuty = (duties: readonly UndertakenDuty[], key: string): UndertakenDuty | undefined =>
  duties.find((duty) => duty.key === key && duty.outcome === null);
