import type { Role } from '../../workflows/incident/events.ts';
import type { RiskLevel } from '../../workflows/regimes/regime.ts';

/** What became of the duty towards the authority. */
export const outcomes = [
  'open',
  'notified',
  'withdrawn',
  'excepted',
  'unreported',
  'delegated',
  'not-ours',
  'dismissed',
] as const;
export type Outcome = (typeof outcomes)[number];

/**
 * A breach as the register has it, notified or not, ours or brought in from an older list. Basis: GDPR art. 33(5).
 * Instants are dates; what is not known is null.
 */
export interface BreachRow {
  id: string;
  /** From a spreadsheet of the time before Varsla. */
  imported: boolean;
  reference: string;
  title: string;
  role: Role;
  status: 'suspected' | 'aware' | 'closed' | 'dismissed';
  /** The system's key in the register, or its name in an older list. */
  system: string | null;
  /** The name of who has the case. */
  owner: string | null;
  breachBegan: Date | null;
  detectedAt: Date;
  awareAt: Date;
  /** Until when the authority was to be notified; null where that was never ours to do. */
  dueAt: Date | null;
  /** When the authority was first notified. */
  notifiedAt: Date | null;
  closedAt: Date | null;
  level: RiskLevel | null;
  outcome: Outcome;
  /** Why it was not notified, was no breach, or was notified late. */
  reason: string | null;
  nature: string[];
  incidentTypes: string[];
  causeOrigin: string | null;
  intent: string | null;
  peopleTypes: string[];
  peopleCount: number | null;
  /** People told, by the ledger of deliveries or the older list; null where no notice was approved. */
  told: number | null;
  /** Why people need not be told, where that is approved and holds. Basis: GDPR art. 34(3). */
  exemption: string | null;
  /** Times that an older list knows by the day alone: midnight in Norway stands for the day. */
  dayOnly: readonly string[];
}

/** What a breach is documented by in words: too long for a list. Basis: GDPR art. 33(5). */
export interface BreachTexts {
  whatHappened: string | null;
  effects: string | null;
  measures: string | null;
}

const hour = 3_600_000;
const day = 24 * hour;

/** The times of a row. */
export type TimeKey = 'breachBegan' | 'detectedAt' | 'awareAt' | 'notifiedAt';

/** Hours from one time to another; null where one is missing or known by the day alone, and where they are the wrong way round. */
export const hoursBetween = (row: BreachRow, from: TimeKey, to: TimeKey): number | null => {
  const [began, ended] = [row[from], row[to]];
  if (!began || !ended || row.dayOnly.includes(from) || row.dayOnly.includes(to)) return null;
  const span = ended.getTime() - began.getTime();
  return span < 0 ? null : Math.round((span / hour) * 10) / 10;
};

/** Hours from awareness to the first notice; null where there was none or an hour is not known. */
export const hoursToNotice = (row: BreachRow): number | null => hoursBetween(row, 'awareAt', 'notifiedAt');

/**
 * Whether the first notice came in time; null where there was none, where nothing was due, and where a time is known by the
 * day alone and the day does not tell. Basis: GDPR art. 33(1).
 */
export const inTime = ({ notifiedAt, dueAt, dayOnly }: BreachRow): boolean | null => {
  if (!notifiedAt || !dueAt) return null;
  const [notified, due] = [notifiedAt.getTime(), dueAt.getTime()];
  if (notified > due + (dayOnly.includes('awareAt') ? day : 0)) return false;
  return notified + (dayOnly.includes('notifiedAt') ? day : 0) <= due ? true : null;
};
