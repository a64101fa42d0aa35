import type { Role } from '../../workflows/incident/events.ts';
import type { RiskLevel } from '../../workflows/regimes/regime.ts';

/** What became of the duty towards the authority. */
export const outcomes = [
  'open',
  'notified',
  'withdrawn',
  'excepted',
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
  ownerId: string | null;
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
  nature: string[];
  incidentTypes: string[];
  causeOrigin: string | null;
  intent: string | null;
  peopleTypes: string[];
  peopleCount: number | null;
  /** People told, by the ledger of deliveries or the older list; null where no notice was approved. */
  told: number | null;
}

const hour = 3_600_000;

/** Hours from awareness to the first notice; null where there was none. */
export const hoursToNotice = ({ awareAt, notifiedAt }: BreachRow): number | null =>
  notifiedAt && Math.round(((notifiedAt.getTime() - awareAt.getTime()) / hour) * 10) / 10;

/** Whether the first notice came in time; null where there was none, or nothing was due. Basis: GDPR art. 33(1). */
export const inTime = ({ notifiedAt, dueAt }: BreachRow): boolean | null =>
  notifiedAt && dueAt ? notifiedAt <= dueAt : null;
