/** An instant on the absolute time line: ISO 8601 in UTC with milliseconds, as `Date.prototype.toISOString` writes it. */
export type Instant = string;

/** The duties that a clock can run for. Each has its hours, basis and reminders in the regime. */
export const deadlineKinds = [
  'authority.notice',
  'authority.follow-up',
  'people.notice',
  'people.decision',
  'controllers.notice',
] as const;
export type DeadlineKind = (typeof deadlineKinds)[number];

/** When staff are reminded, in whole hours before and after the deadline. */
export interface ReminderPlan {
  hoursBefore: readonly number[];
  everyHoursAfter: number;
}

/** A clock that runs: counted once from its legal anchor. */
export interface Deadline {
  kind: DeadlineKind;
  /** The instant that the hours count from. */
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

/**
 * Every reminder of a deadline up to `until`, in order: when the duty arises, with so many hours left (only those
 * that come after it arose), when it passes, and after. A deadline that had passed when it arose has no `arisen`.
 */
const remindersUntil = (deadline: Deadline, armedAt: Instant, until: Instant): Reminder[] => {
  const armed = millis(armedAt);
  const due = millis(deadline.dueAt);
  const end = millis(until);
  const before = deadline.reminders.hoursBefore
    .map((hours) => due - hours * hour)
    .filter((at) => at > armed)
    .sort((a, b) => a - b)
    .map((at): Reminder => ({ step: 'remaining', at: instantOf(at) }));
  const arisen: Reminder[] = armed < due ? [{ step: 'arisen', at: armedAt }] : [];
  const passed: Reminder = { step: 'passed', at: instantOf(Math.max(due, armed)) };
  const after: Reminder[] = [];
  const every = deadline.reminders.everyHoursAfter * hour;
  const first = due + Math.max(1, Math.floor((armed - due) / every) + 1) * every;
  for (let at = first; at <= end + every; at += every) after.push({ step: 'overdue', at: instantOf(at) });
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
