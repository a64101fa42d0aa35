import { tz } from '@date-fns/tz';

import { add } from 'date-fns/add';
import { sub } from 'date-fns/sub';
import type { RegisterDocument } from './register-document.ts';

/** Data about the breach that will be deleted by the firm's own rule unless somebody stops it. */
export interface EvidenceAtRisk {
  /** Key of the retention rule. */
  retention: string;
  what: string;
  /** As in the register, ISO 8601: `P6M`. */
  period: string;
  source: string;
  /** When the first of what could prove something is deleted, ISO 8601. Past: it has begun. */
  vanishesAt: string;
}

/** Who can be in the data at all, since older data had been deleted. */
export interface AffectedBound {
  retention: string;
  what: string;
  period: string;
  /** As the firm put it: what the period counts from. */
  starts: string;
  source: string;
  /** Whoever that happened to before this instant had been deleted when the breach began, ISO 8601. */
  notBefore: string;
}

const oslo = tz('Europe/Oslo');

/** In UTC: a date with a time zone writes its own offset. */
const instantOf = (date: Date): string => new Date(date.getTime()).toISOString();

/** ISO 8601 as the register takes it, as date-fns adds it. */
const durationOf = (period: string): Parameters<typeof add>[1] => {
  const amount = (unit: string, part = period): number =>
    Number(new RegExp(`(\\d+)${unit}`).exec(part)?.[1] ?? 0);
  const [date = '', time = ''] = period.split('T');
  return {
    years: amount('Y', date),
    months: amount('M', date),
    weeks: amount('W', date),
    days: amount('D', date),
    hours: amount('H', time),
  };
};

const rulesOf = (register: RegisterDocument, systemKey: string) => {
  const system = register.systems.find(({ key }) => key === systemKey);
  return register.retention.flatMap((rule) =>
    system?.retention.includes(rule.key) && rule.period !== null ? [{ ...rule, period: rule.period }] : [],
  );
};

/**
 * What the firm deletes by the age of the data, counted from when the breach began, or from the detection where that
 * is not known: the traces from before it are going already. Calendar months in Europe/Oslo. The system itself and
 * every system that holds logs are looked at: a trace seldom lies where the harm was done.
 */
export const evidenceAtRisk = (
  register: RegisterDocument,
  systemKey: string,
  breachBegan: string,
): EvidenceAtRisk[] => {
  const logs = register.systems.filter(
    ({ key, dataCategories }) =>
      key === systemKey || dataCategories.some((category) => category.includes('log')),
  );
  const rules = new Map(logs.flatMap(({ key }) => rulesOf(register, key)).map((rule) => [rule.key, rule]));
  return [...rules.values()]
    .filter(({ starts }) => starts === null)
    .map(({ key, what, period, source }) => ({
      retention: key,
      what,
      period,
      source,
      vanishesAt: instantOf(add(new Date(breachBegan), durationOf(period), { in: oslo })),
    }))
    .toSorted((a, b) => a.vanishesAt.localeCompare(b.vanishesAt));
};

/** Rules that count from something in a person's life with the firm bound who can have been in the data. */
export const affectedBounds = (
  register: RegisterDocument,
  systemKey: string,
  breachBegan: string,
): AffectedBound[] =>
  rulesOf(register, systemKey).flatMap(({ key, what, period, starts, source }) =>
    starts === null
      ? []
      : [
          {
            retention: key,
            what,
            period,
            starts,
            source,
            notBefore: instantOf(sub(new Date(breachBegan), durationOf(period), { in: oslo })),
          },
        ],
  );
