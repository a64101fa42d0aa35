import type { CountedKind, DatedKind, Instant, ReminderPlan } from '../deadlines.ts';

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

/** A kind of duty that somebody undertakes with a date. */
export interface DatedDuty {
  /** What the date is, in words for readers of the data. */
  dateOf: string;
  basis: string;
  /** True where it ends only with a decision that is written down, never with a tick. */
  needsDecision: boolean;
  /** Only an event of its own opens it and nothing but a filed notice fulfils it; absent: people undertake and end it. */
  endsByFiling?: true;
  /** Hours to its date where nobody names one. */
  defaultHours?: number;
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
  duties: Record<CountedKind, Duty>;
  dated: Record<DatedKind, DatedDuty>;
}

const rank: Record<RiskLevel, number> = { unlikely: 0, risk: 1, high: 2 };

/** Whether a risk reaches a threshold. */
export const reaches = (level: RiskLevel, threshold: RiskLevel): boolean => rank[level] >= rank[threshold];
