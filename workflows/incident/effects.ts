import type { Deadline, DeadlineKind, Instant, ReminderStep } from '../deadlines.ts';
import type { Decision } from './decisions.ts';

/** Declares an effect for the chart: it does nothing there, its parameters are what the outside acts on. */
const effect =
  <Params>() =>
  (_args: unknown, _params: Params): void => {};

/** What the chart asks of the world, as data. Nothing here happens before the transition is committed. */
export const effects = {
  /** Staff are told of a clock, by every way they can be reached. */
  alertStaff: effect<{ deadline: DeadlineKind; key?: string; dueAt: Instant; step: ReminderStep }>(),
  /** The frozen notice to the authority changes its standing. */
  markReport: effect<{ standing: 'submitted' | 'approved' | 'returned' | 'filed' }>(),
  /** The frozen notice to the people changes its standing. */
  markNotice: effect<{ standing: 'submitted' | 'approved' | 'returned' }>(),
  /** What a decision rests on is kept: the facts as they are in this moment. Basis: GDPR art. 33(5). */
  keepGrounds: effect<{ decision: Decision }>(),
  /** The notice to the authority is filed: what it rests on outlives the next one that is written. */
  fileGrounds: effect<{ decision: 'report' }>(),
  /** Each person on the frozen list is to be told, once. Basis: GDPR art. 34(1). */
  tellPeople: effect<{ list: 'frozen' }>(),
};

type Chart = typeof effects;
export type ChartEffect = {
  [Name in keyof Chart]: { type: Name; params: Parameters<Chart[Name]>[1] };
}[keyof Chart];

/** What follows from comparing the clocks that the state demands before and after. */
export type DeadlineEffect =
  /** A duty has arisen: its clock is kept as a row. */
  | { type: 'armDeadline'; params: { deadline: Deadline } }
  /** The same duty runs to another instant now: awareness or its date was changed, with a reason. */
  | { type: 'moveDeadline'; params: { deadline: Deadline } }
  /** The duty is fulfilled (`met`, when) or has fallen away (`released`). */
  | {
      type: 'settleDeadline';
      params: { kind: DeadlineKind; key?: string; outcome: 'met' | 'released'; settledAt: Instant };
    };

export type Effect = ChartEffect | DeadlineEffect;
