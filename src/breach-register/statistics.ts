import { type BreachRow, inTime } from './breach-row.ts';

/** Hours, of those rows where both instants are known: how many, and how they lie. */
export interface Spread {
  count: number;
  median: number | null;
  p90: number | null;
  min: number | null;
  max: number | null;
}

/** How often something occurs; a row counts once for each value that it has. */
export type Tally = { code: string; count: number }[];

/**
 * A year of the register in figures. `breaches` leaves out what proved to be none (`dismissed`); everything below counts
 * breaches only. `inTime` counts first notices that were ours to give and came by the deadline; `late` those that did
 * not, and those still owed past it.
 */
export interface Statistics {
  year: number;
  breaches: number;
  dismissed: number;
  imported: number;
  byMonth: number[];
  outcome: Tally;
  level: Tally;
  cause: Tally;
  nature: Tally;
  incidentTypes: Tally;
  peopleTypes: Tally;
  system: Tally;
  role: Tally;
  times: {
    beganToDetected: Spread;
    detectedToAware: Spread;
    awareToNotified: Spread;
  };
  notified: { inTime: number; late: number; shareInTime: number | null };
  people: {
    /** Sum of the known numbers, and of how many breaches the number is not known. */
    affected: number;
    unknown: number;
    bands: Tally;
    told: number;
    /** Of the breaches with a high risk, those of which people were told, and the share. */
    highRisk: number;
    highRiskTold: number;
    shareTold: number | null;
  };
}

const hour = 3_600_000;

/** The value below which so large a share of the sorted values lies: nearest rank. */
const quantile = (sorted: readonly number[], share: number): number | null =>
  sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? null;

const middle = (sorted: readonly number[]): number | null => {
  const half = Math.floor(sorted.length / 2);
  const upper = sorted[half];
  const lower = sorted[half - 1];
  if (upper === undefined) return null;
  return sorted.length % 2 === 0 && lower !== undefined ? (lower + upper) / 2 : upper;
};

const rounded = (hours: number | null): number | null =>
  hours === null ? null : Math.round(hours * 10) / 10;

/** Negative spans (an awareness recorded before the detection of an older list) count as nothing waited. */
const spread = (spans: readonly (readonly [Date | null, Date | null])[]): Spread => {
  const hours = spans
    .flatMap(([from, to]) => (from && to ? [Math.max(0, (to.getTime() - from.getTime()) / hour)] : []))
    .sort((a, b) => a - b);
  return {
    count: hours.length,
    median: rounded(middle(hours)),
    p90: rounded(quantile(hours, 0.9)),
    min: rounded(hours[0] ?? null),
    max: rounded(hours.at(-1) ?? null),
  };
};

/** The most frequent first; of equals by name. `unknown` comes last. */
const tally = (values: readonly (readonly string[])[]): Tally => {
  const counts = new Map<string, number>();
  for (const codes of values)
    for (const code of codes.length > 0 ? new Set(codes) : ['unknown'])
      counts.set(code, (counts.get(code) ?? 0) + 1);
  return [...counts]
    .map(([code, count]) => ({ code, count }))
    .sort(
      (a, b) =>
        Number(a.code === 'unknown') - Number(b.code === 'unknown') ||
        b.count - a.count ||
        a.code.localeCompare(b.code, 'en'),
    );
};

const one = (value: string | null): string[] => (value === null ? [] : [value]);

/** Bands of how many people: a class's upper bound, the last without one. */
const bands = [
  ['1-9', 9],
  ['10-99', 99],
  ['100-999', 999],
  ['1000-9999', 9_999],
  ['10000-', Infinity],
] as const;

const bandOf = ({ peopleCount }: BreachRow): string[] => {
  if (peopleCount === null) return [];
  if (peopleCount === 0) return ['0'];
  return one(bands.find(([, upper]) => peopleCount <= upper)?.[0] ?? null);
};

/** Where it came from and whether it was meant, as one code; nothing where either is not known. */
const causeOf = ({ causeOrigin, intent }: BreachRow): string[] =>
  causeOrigin && intent ? [`${causeOrigin}-${intent}`] : [];

const share = (part: number, whole: number): number | null =>
  whole === 0 ? null : Math.round((part / whole) * 1000) / 1000;

const monthOf = (at: Date): number =>
  Number(at.toLocaleDateString('en-GB', { timeZone: 'Europe/Oslo', month: 'numeric' })) - 1;

/** `rows` are all that were detected in the year, in Norway. Pure; `now` decides what is owed and late. */
export const statisticsOf = (year: number, rows: readonly BreachRow[], now: Date): Statistics => {
  const breaches = rows.filter(({ outcome }) => outcome !== 'dismissed');
  const byMonth = Array.from({ length: 12 }, () => 0);
  for (const { detectedAt } of breaches) {
    const month = monthOf(detectedAt);
    byMonth[month] = (byMonth[month] ?? 0) + 1;
  }
  const timely = breaches.filter((row) => inTime(row) === true).length;
  const late = breaches.filter(
    (row) =>
      inTime(row) === false ||
      (row.outcome === 'open' && row.dueAt !== null && row.dueAt.getTime() < now.getTime()),
  ).length;
  const counted = breaches.flatMap(({ peopleCount }) => (peopleCount === null ? [] : [peopleCount]));
  const high = breaches.filter(({ level }) => level === 'high');
  const highTold = high.filter(({ told }) => (told ?? 0) > 0).length;
  return {
    year,
    breaches: breaches.length,
    dismissed: rows.length - breaches.length,
    imported: breaches.filter(({ imported }) => imported).length,
    byMonth,
    outcome: tally(breaches.map(({ outcome }) => [outcome])),
    level: tally(breaches.map(({ level }) => one(level))),
    cause: tally(breaches.map(causeOf)),
    nature: tally(breaches.map(({ nature }) => nature)),
    incidentTypes: tally(breaches.map(({ incidentTypes }) => incidentTypes)),
    peopleTypes: tally(breaches.map(({ peopleTypes }) => peopleTypes)),
    system: tally(breaches.map(({ system }) => one(system))),
    role: tally(breaches.map(({ role }) => [role])),
    times: {
      beganToDetected: spread(breaches.map(({ breachBegan, detectedAt }) => [breachBegan, detectedAt])),
      detectedToAware: spread(breaches.map(({ detectedAt, awareAt }) => [detectedAt, awareAt])),
      awareToNotified: spread(breaches.map(({ awareAt, notifiedAt }) => [awareAt, notifiedAt])),
    },
    notified: { inTime: timely, late, shareInTime: share(timely, timely + late) },
    people: {
      affected: counted.reduce((sum, count) => sum + count, 0),
      unknown: breaches.length - counted.length,
      bands: tally(breaches.map(bandOf)),
      told: breaches.reduce((sum, { told }) => sum + (told ?? 0), 0),
      highRisk: high.length,
      highRiskTold: highTold,
      shareTold: share(highTold, high.length),
    },
  };
};
