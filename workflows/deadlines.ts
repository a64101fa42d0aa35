/** An instant on the absolute time line: ISO 8601 in UTC with milliseconds, as `Date.prototype.toISOString` writes it. */
export type Instant = string;

/** The duties whose clock counts hours from an anchor. Each has its hours, basis and reminders in the regime. */
export const countedKinds = [
  'authority.notice',
  'authority.follow-up',
  'people.notice',
  'people.decision',
  'controllers.notice',
  'suspicion.triage',
  'decision.review',
] as const;
export type CountedKind = (typeof countedKinds)[number];

/** The duties that somebody undertakes with a date; an incident may have several of one kind at once. */
export const datedKinds = [
  'authority.promise',
  'authority.supplement',
  'authority.question',
  'authority.mandate',
  'people.promise',
  'police.hold',
  'evidence.deletion',
] as const;
export type DatedKind = (typeof datedKinds)[number];

/** Those that people undertake; the others arise with a notice that is filed, or with a mandate. */
export const undertakenKinds = [
  'authority.promise',
  'authority.question',
  'people.promise',
  'police.hold',
  'evidence.deletion',
] as const satisfies readonly DatedKind[];

/** Whether the date of a kind is one that somebody named. */
export const isDated = (kind: DeadlineKind): kind is DatedKind =>
  (datedKinds as readonly DeadlineKind[]).includes(kind);

/** Every duty that a clock can run for. */
export const deadlineKinds = [...countedKinds, ...datedKinds] as const;
export type DeadlineKind = CountedKind | DatedKind;

/** When staff are reminded, in whole hours before and after the deadline. */
export interface ReminderPlan {
  hoursBefore: readonly number[];
  everyHoursAfter: number;
  /** A quicker pace for so many hours after the deadline, before `everyHoursAfter` takes over. */
  firstAfter?: { everyHours: number; forHours: number };
  /** Nothing is said when the duty arises, unless a reminder before the deadline was missed by then. */
  quietStart?: true;
}

/** A clock that runs: counted once from its legal anchor, or set to a date that somebody named. */
export interface Deadline {
  kind: DeadlineKind;
  /** Which of several duties of a dated kind; absent where an incident has one clock of the kind at most. */
  key?: string;
  /** The instant that the hours count from; of a dated kind the instant at which it was undertaken or moved. */
  anchorAt: Instant;
  dueAt: Instant;
  /** The article, or "own target" with the article, in English; the pages translate by kind. */
  basis: string;
  /** True where the law says only "without undue delay" and the hours are Varsla's own. */
  ownTarget: boolean;
  reminders: ReminderPlan;
}

export type ReminderStep = 'arisen' | 'remaining' | 'passed' | 'overdue';

export interface Reminder {
  step: ReminderStep;
  at: Instant;
}

const hour = 3_600_000;
const millis = (instant: Instant): number => Date.parse(instant);
const instantOf = (time: number): Instant => new Date(time).toISOString();

/**
 * Whole hours added on the absolute time line. Weekends, holidays and the clock shifts of March and October add and
 * take nothing. Basis: Regulation (EEC, Euratom) 1182/71 art. 3(3): periods in hours include holidays and weekends.
 */
export const addHours = (instant: Instant, hours: number): Instant =>
  instantOf(millis(instant) + hours * hour);

/** Negative when `a` is before `b`, zero at the same instant. */
export const compareInstants = (a: Instant, b: Instant): number => millis(a) - millis(b);

/** The instants after the deadline at which staff are reminded, the first beyond `until` included. */
const remindedAfter = ({ dueAt, reminders }: Deadline, until: number): number[] => {
  const due = millis(dueAt);
  const { everyHoursAfter, firstAfter } = reminders;
  const found: number[] = [];
  let at = due;
  while (at <= until || found.length === 0) {
    const hurried = firstAfter && at + firstAfter.everyHours * hour <= due + firstAfter.forHours * hour;
    at += (hurried ? firstAfter.everyHours : everyHoursAfter) * hour;
    found.push(at);
  }
  return found;
};

/**
 * Every reminder of a deadline up to `until` and the first one beyond, in order: when the duty arises, with so many
 * hours left (only those that come after it arose), when it passes, and after. A deadline that had passed when it
 * arose has no `arisen`.
 */
const remindersUntil = (deadline: Deadline, armedAt: Instant, until: Instant): Reminder[] => {
  const armed = millis(armedAt);
  const due = millis(deadline.dueAt);
  const { hoursBefore, quietStart } = deadline.reminders;
  const planned = hoursBefore.map((hours) => due - hours * hour).sort((a, b) => a - b);
  const before = planned
    .filter((at) => at > armed)
    .map((at): Reminder => ({ step: 'remaining', at: instantOf(at) }));
  const isTold = armed < due && (!quietStart || planned.some((at) => at <= armed));
  const arisen: Reminder[] = isTold ? [{ step: 'arisen', at: armedAt }] : [];
  const passed: Reminder = { step: 'passed', at: instantOf(Math.max(due, armed)) };
  const after = remindedAfter(deadline, Math.max(millis(until), armed))
    .filter((at) => at > armed)
    .map((at): Reminder => ({ step: 'overdue', at: instantOf(at) }));
  return [...arisen, ...before, passed, ...after];
};

/**
 * The reminder that should have gone out by `now` and has not: the latest one due after `firedAt` (null: none yet).
 * Several that were missed come back as the last of them, so a process that slept sends one message, not ten.
 */
export const reminderDue = (
  deadline: Deadline,
  armedAt: Instant,
  firedAt: Instant | null,
  now: Instant,
): Reminder | undefined =>
  remindersUntil(deadline, armedAt, now)
    .filter(({ at }) => compareInstants(at, now) <= 0 && (!firedAt || compareInstants(at, firedAt) > 0))
    .at(-1);

/** The first reminder after `now`. There always is one: an open duty is never silent for ever. */
export const reminderAfter = (deadline: Deadline, armedAt: Instant, now: Instant): Reminder => {
  const next = remindersUntil(deadline, armedAt, now).find(({ at }) => compareInstants(at, now) > 0);
  if (!next) throw new Error('a deadline without a next reminder');
  return next;
};
