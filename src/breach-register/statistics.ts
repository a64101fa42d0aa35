import { type BreachRow, inTime } from './breach-row.ts';
import { type Spread, spreadOf } from './spread.ts';
import { bandsOf, one, type Tally, tally } from './tally.ts';

/** What became of the breaches of one level. `notOurs`: another had to notify; `undecided`: nothing is settled yet. */
export interface LevelFigures {
  level: string;
  notified: number;
  notNotified: number;
  notOurs: number;
  undecided: number;
}

/**
 * A year of the register in figures. `breaches` leaves out what proved to be none (`dismissed`); everything below counts
 * breaches only, those that are a suspicion still (`suspected`) among them.
 */
export interface Statistics {
  year: number;
  breaches: number;
  dismissed: number;
  suspected: number;
  imported: number;
  byMonth: number[];
  byLevel: LevelFigures[];
  outcome: Tally;
  cause: Tally;
  nature: Tally;
  incidentTypes: Tally;
  peopleTypes: Tally;
  system: Tally;
  processor: Tally;
  role: Tally;
  times: { beganToDetected: Spread; detectedToAware: Spread; awareToNotified: Spread };
  /**
   * `late`: first notices after the deadline; `overdue`: still owed past it. `leftOut`: not ours to notify, not needed, not
   * due yet, or known by the day alone.
   */
  notified: { inTime: number; late: number; overdue: number; leftOut: number; shareInTime: number | null };
  people: {
    /** Sum of the known and estimated numbers, and of how many breaches there is none. */
    affected: number;
    unknown: number;
    bands: Tally;
    /** People told by a message of their own, in all breaches. */
    told: number;
    /** Of the breaches with a high risk: people were told, need not be told by an approved exemption, and the rest. */
    highRisk: number;
    highRiskTold: number;
    highRiskExempt: number;
    highRiskNotTold: number;
    shareTold: number | null;
  };
}

/** What the register of systems says of a system, by its key; of an older list its name alone. */
export type FindPlace = (system: string) => { name: string; processors: readonly string[] };

/** Where it came from and whether it was meant, as one code; nothing where either is not known. */
const causeOf = ({ causeOrigin, intent }: BreachRow): string[] =>
  causeOrigin && intent ? [`${causeOrigin}-${intent}`] : [];

const share = (part: number, whole: number): number | null =>
  whole === 0 ? null : Math.round((part / whole) * 1000) / 1000;

const month = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/Oslo', month: 'numeric' });

const monthsOf = (rows: readonly BreachRow[]): number[] => {
  const counts = Array.from({ length: 12 }, () => 0);
  for (const { detectedAt } of rows) {
    const at = Number(month.format(detectedAt)) - 1;
    counts[at] = (counts[at] ?? 0) + 1;
  }
  return counts;
};

const endings = {
  notified: ['notified', 'withdrawn'],
  notNotified: ['excepted', 'unreported'],
  notOurs: ['delegated', 'not-ours'],
  undecided: ['open'],
} as const satisfies Partial<Record<keyof LevelFigures, readonly BreachRow['outcome'][]>>;

const levelsOf = (rows: readonly BreachRow[]): LevelFigures[] =>
  ['high', 'risk', 'unlikely', 'unknown'].flatMap((level) => {
    const within = rows.filter((row) => (row.level ?? 'unknown') === level);
    if (within.length === 0) return [];
    const count = (ending: keyof typeof endings): number =>
      within.filter(({ outcome }) => (endings[ending] as readonly string[]).includes(outcome)).length;
    return {
      level,
      notified: count('notified'),
      notNotified: count('notNotified'),
      notOurs: count('notOurs'),
      undecided: count('undecided'),
    };
  });

const noticesOf = (rows: readonly BreachRow[], now: Date): Statistics['notified'] => {
  const timely = rows.filter((row) => inTime(row) === true).length;
  const late = rows.filter((row) => inTime(row) === false).length;
  const overdue = rows.filter(
    ({ outcome, dueAt }) => outcome === 'open' && dueAt !== null && dueAt < now,
  ).length;
  const counted = timely + late + overdue;
  return {
    inTime: timely,
    late,
    overdue,
    leftOut: rows.length - counted,
    shareInTime: share(timely, counted),
  };
};

const peopleOf = (rows: readonly BreachRow[]): Statistics['people'] => {
  const counts = rows.map(({ peopleCount }) => peopleCount);
  const high = rows.filter(({ level }) => level === 'high');
  const isTold = ({ told }: BreachRow): boolean => (told ?? 0) > 0;
  const told = high.filter(isTold).length;
  const exempt = high.filter((row) => !isTold(row) && row.exemption !== null).length;
  return {
    affected: counts.reduce<number>((sum, count) => sum + (count ?? 0), 0),
    unknown: counts.filter((count) => count === null).length,
    bands: bandsOf(counts),
    told: rows.reduce((sum, row) => sum + (row.told ?? 0), 0),
    highRisk: high.length,
    highRiskTold: told,
    highRiskExempt: exempt,
    highRiskNotTold: high.length - told - exempt,
    shareTold: share(told, high.length),
  };
};

/** `rows` are all that were detected in the year, in Norway. Pure; `now` decides what is owed and late. */
export const statisticsOf = (
  year: number,
  rows: readonly BreachRow[],
  { now, findPlace }: { now: Date; findPlace: FindPlace },
): Statistics => {
  const breaches = rows.filter(({ outcome }) => outcome !== 'dismissed');
  // Awareness is only assumed while it is a suspicion: the clock runs, and nobody was aware of a breach.
  const confirmed = breaches.filter(({ status }) => status !== 'suspected');
  return {
    year,
    breaches: breaches.length,
    dismissed: rows.length - breaches.length,
    suspected: breaches.length - confirmed.length,
    imported: breaches.filter(({ imported }) => imported).length,
    byMonth: monthsOf(breaches),
    byLevel: levelsOf(breaches),
    outcome: tally(breaches.map(({ outcome }) => [outcome])),
    cause: tally(breaches.map(causeOf)),
    nature: tally(breaches.map(({ nature }) => nature)),
    incidentTypes: tally(breaches.map(({ incidentTypes }) => incidentTypes)),
    peopleTypes: tally(breaches.map(({ peopleTypes }) => peopleTypes)),
    system: tally(breaches.map(({ system }) => one(system && findPlace(system).name))),
    processor: tally(breaches.map(({ system }) => (system ? findPlace(system).processors : []))),
    role: tally(breaches.map(({ role }) => [role])),
    times: {
      beganToDetected: spreadOf(breaches, 'breachBegan', 'detectedAt'),
      detectedToAware: spreadOf(confirmed, 'detectedAt', 'awareAt'),
      awareToNotified: spreadOf(confirmed, 'awareAt', 'notifiedAt'),
    },
    notified: noticesOf(breaches, now),
    people: peopleOf(breaches),
  };
};
