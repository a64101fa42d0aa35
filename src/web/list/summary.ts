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
