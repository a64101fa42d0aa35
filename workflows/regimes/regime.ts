import type { DeadlineKind, Instant, ReminderPlan } from '../deadlines.ts';

/** The outcome of the assessment. Basis: GDPR art. 33(1) (unlikely, risk) and 34(1) (high). */
export type RiskLevel = 'unlikely' | 'risk' | 'high';

/** One duty with its clock. */
export interface Duty {
  hours: number;
  /** What the hours count from, in words for readers of the data. */
  countsFrom: string;
  basis: string;
  /** True where the law names no hours and these are ours. */
  ownTarget: boolean;
  reminders: ReminderPlan;
}

/** A body of law as dated data: whom to notify, from which risk, within which hours. */
export interface Regime {
  /** Name and first day, stored with every incident: `no-gdpr@2018-07-20`. A later law never moves an old incident. */
  id: string;
  validFrom: Instant;
  /** Exclusive; null while in force. */
  validTo: Instant | null;
  authority: { name: string; country: string; organisationNumber: string };
  /** The lowest risk at which the authority, and the people, must be told. */
  thresholds: { authority: RiskLevel; people: RiskLevel };
  duties: Record<DeadlineKind, Duty>;
}

const rank: Record<RiskLevel, number> = { unlikely: 0, risk: 1, high: 2 };

/** Whether a risk reaches a threshold. */
export const reaches = (level: RiskLevel, threshold: RiskLevel): boolean => rank[level] >= rank[threshold];
