import { chartSetup } from './chart-setup.ts';
import { openingContext } from './context.ts';
import type { DeadlineNeared, DeadlinePassed } from './events.ts';
import { assessmentRegion } from './regions/assessment.ts';
import { authorityRegion } from './regions/authority.ts';
import { caseRegion } from './regions/case.ts';
import { containmentRegion } from './regions/containment.ts';
import { controllersRegion } from './regions/controllers.ts';
import { peopleRegion } from './regions/people.ts';

/** The chart's name and version, stored with every state. A change that old states cannot enter makes a new version. */
export const chart = 'incident@4';

/** What staff are told of: the clock and where in its life it is. */
const reminderIn = ({ deadline, key, dueAt, step }: DeadlineNeared | DeadlinePassed) => ({
  deadline,
  ...(key !== undefined && { key }),
  dueAt,
  step,
});

/**
 * One personal data breach under GDPR art. 33 and 34, six regions side by side. A state in -ing means that somebody
 * owes work, a past participle that it is over. No clocks, no invocations: a deadline is a row, and comes back as an
 * event.
 */
export const incidentMachine = chartSetup.createMachine({
  id: 'incident',
  type: 'parallel',
  context: ({ input }) => openingContext(input),
  on: {
    /** A reminder fell due: an alert, no change of state. */
    'deadline.neared': {
      actions: {
        type: 'alertStaff',
        params: ({ event }) => reminderIn(event),
      },
    },
    /** A deadline passed with its duty open: an alert, and again until the duty is done. */
    'deadline.passed': {
      actions: {
        type: 'alertStaff',
        params: ({ event }) => reminderIn(event),
      },
    },
  },
  states: {
    case: caseRegion,
    containment: containmentRegion,
    assessment: assessmentRegion,
    authority: authorityRegion,
    people: peopleRegion,
    controllers: controllersRegion,
  },
});
