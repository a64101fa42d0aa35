import type { Instant } from '../deadlines.ts';

/** What a notice to the authority is, in relation to the one before it. Basis: GDPR art. 33(1), 33(4). */
export const reportKinds = ['first', 'follow-up', 'correction', 'final', 'withdrawal'] as const;
export type ReportKind = (typeof reportKinds)[number];

/** Whether a notice says that it leaves something to be determined. Basis: GDPR art. 33(4). */
export const completenesses = ['complete', 'incomplete'] as const;
export type Completeness = (typeof completenesses)[number];

/** Why a notice that was filed is taken back. */
export const withdrawalCodes = ['duplicate', 'no-breach-or-risk', 'filed-in-error'] as const;
export interface Withdrawal {
  code: (typeof withdrawalCodes)[number];
  reason: string;
}

/** The notice that the authority was given last. */
export interface FiledNotice {
  kind: ReportKind;
  /** Null where only the state of an older chart is known, and so are the two after it. */
  channel: 'altinn' | 'e-mail' | 'letter' | 'other' | null;
  /** Null where an older chart recorded it, which did not ask. */
  completeness: Completeness | null;
  hash: string | null;
  reference: string | null;
  filedAt: Instant;
}

/** Why a frozen notice no longer waits for its approval: what it says was changed, or it was sent anew. */
export interface VoidedReport {
  hash: string;
  since: Instant;
}

/** Whether the authority holds a notice that was not taken back. */
export const isNotified = (filed: FiledNotice | null): boolean =>
  filed !== null && filed.kind !== 'withdrawal';
