import type { z } from 'zod';
import type { IncidentValue } from '../../../workflows/incident/state.ts';
import type { incidentSummary, shownDeadline } from '../../incidents/schemas.ts';

/** An incident as the list has it from the API. */
export type Summary = Omit<z.output<typeof incidentSummary>, 'state'> & { state: IncidentValue };
export type ShownDeadline = z.output<typeof shownDeadline>;

const runs = ({ status }: ShownDeadline): boolean => status === 'armed' || status === 'overdue';

/** The running deadline that comes first; undefined where none runs. */
export const firstDeadline = ({ deadlines }: Summary): ShownDeadline | undefined =>
  deadlines.filter(runs).sort((a, b) => (a.dueAt < b.dueAt ? -1 : 1))[0];

export const isOverdue = (summary: Summary): boolean => firstDeadline(summary)?.status === 'overdue';

/** The earliest deadline first, which puts what is overdue on top; without a deadline last, newest first. */
export const byUrgency = (summaries: readonly Summary[]): Summary[] =>
  summaries
    .map((summary) => ({ summary, due: firstDeadline(summary)?.dueAt ?? '~' }))
    .sort((a, b) => (a.due === b.due ? 0 : a.due < b.due ? -1 : 1))
    .map(({ summary }) => summary);
