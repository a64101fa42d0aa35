import type { Instant } from '../deadlines.ts';
import type { Decision } from './decisions.ts';
import type { Approved, Recorded } from './events.ts';
import type { Completeness, ReportKind, Withdrawal } from './filings.ts';

/** The notice to the authority is frozen under a hash and sent for approval. Basis: GDPR art. 33(3). */
export interface ReportSubmitted extends Recorded {
  type: 'report.submitted';
  hash: string;
  /**
   * Absent from what the charts up to incident@3 recorded, and so are the members after it: the first one, or a
   * follow-up where the authority had been notified.
   */
  kind?: ReportKind;
  completeness?: Completeness;
  /** Of a withdrawal. */
  withdrawal?: Withdrawal;
  /** Of a processor: the keys of the mandates that it is filed under. */
  mandates?: readonly string[];
}

/** Somebody lets the notice to the authority leave. */
export interface ReportApproved extends Approved {
  type: 'report.approved';
}

/** The notice goes back to its author; an approval is void. */
export interface ReportReturned extends Recorded {
  type: 'report.returned';
  reason: string;
  /** What rests on facts that differ now, once what was filed before stands again. */
  outdated?: readonly Decision[];
}

/** A person has filed the notice with the authority. Basis: GDPR art. 33(1); reasons for delay, second sentence. */
export interface AuthorityNotified extends Recorded {
  type: 'authority.notified';
  notifiedAt: Instant;
  channel: 'altinn' | 'e-mail' | 'letter' | 'other';
  kind: ReportKind;
  /** Altinn's receipt (AR and digits) or the like. */
  reference: string | null;
  delayReason: string | null;
  /** Who did it. Absent from what the charts up to incident@3 recorded, and so are the members after it. */
  filedBy?: string;
  /** The attachment that proves it; null where the reference does. */
  proof?: string | null;
  /** Of an incomplete one: the duty to give the rest, which it opens. `what` is one line. Basis: GDPR art. 33(4). */
  supplement?: { key: string; dueAt: Instant; what: string };
}

/** The authority was told by telephone, which discharges no duty. Basis: GDPR art. 33(1). */
interface AuthorityPhoned extends Recorded {
  type: 'authority.phoned';
  phonedAt: Instant;
  note: string;
  filedBy: string;
}

/** The authority has given the case a number of its own. */
interface AuthorityRegistered extends Recorded {
  type: 'authority.registered';
  caseNumber: string;
  documentNumber: string | null;
}

export type FilingEvent =
  | ReportSubmitted
  | ReportApproved
  | ReportReturned
  | AuthorityNotified
  | AuthorityPhoned
  | AuthorityRegistered;
