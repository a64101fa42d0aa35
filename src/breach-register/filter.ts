import { z } from 'zod';
import { outcomes } from './breach-row.ts';

const day = z.iso.date({ error: 'Give a date, for example 2026-01-31.' });
const yesNo = z.enum(['yes', 'no']);

/** What a list, an export and the statistics are asked for; left out is everything. */
export const breachFilter = z.strictObject({
  year: z.coerce
    .number()
    .int()
    .min(1990)
    .max(2200)
    .optional()
    .meta({ description: 'Of the detection, in Norway' }),
  from: day.optional().meta({ description: 'Detected on this day in Norway, or later' }),
  to: day.optional().meta({ description: 'Detected on this day in Norway, or earlier' }),
  status: z.enum(['suspected', 'aware', 'closed', 'dismissed']).optional(),
  role: z.enum(['controller', 'processor', 'joint']).optional(),
  system: z.string().min(1).max(200).optional(),
  level: z.enum(['unlikely', 'risk', 'high', 'none']).optional(),
  outcome: z.enum(outcomes).optional(),
  dismissed: yesNo.optional().meta({ description: 'no: without suspicions that proved to be no breach' }),
  reported: yesNo
    .optional()
    .meta({ description: 'Whether the authority was notified, also where that was withdrawn' }),
  late: yesNo.optional().meta({ description: 'yes: notified after the deadline, or not yet and past it' }),
  told: yesNo.optional().meta({ description: 'Whether people were told' }),
  cause: z.enum(['internal', 'external']).optional(),
  intent: z.enum(['malicious', 'accidental']).optional(),
  nature: z.enum(['confidentiality', 'integrity', 'availability']).optional(),
  incidentType: z.string().min(1).max(60).optional(),
  peopleType: z.string().min(1).max(60).optional(),
  imported: yesNo.optional(),
  search: z.string().trim().min(1).max(200).optional().meta({ description: 'Part of reference or title' }),
});
export type BreachFilter = z.output<typeof breachFilter>;

/** A text as a pattern of `like` that finds it anywhere. */
const anywhere = (text: string): string => `%${text.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;

/** The day in Norway on which an instant falls, as SQL. */
const dayOf = (column: string): string => `(${column} at time zone 'Europe/Oslo')::date`;

/**
 * The conditions of a filter on a row `i` of the register, and their values in the order of the parameters, which begin
 * at `$first`. `now` decides what is past its deadline; `called` gives all that a system of this name may stand as.
 */
export const conditionsOf = (
  { filter, called, now }: { filter: BreachFilter; called: (system: string) => readonly string[]; now: Date },
  first: number,
): { sql: string; values: unknown[] } => {
  const values: unknown[] = [];
  const put = (value: unknown): string => `$${first + values.push(value) - 1}`;
  const conditions = ['true'];
  const equal = (column: string, value: unknown): void => {
    if (value !== undefined) conditions.push(`${column} = ${put(value)}`);
  };
  equal(`extract(year from ${dayOf('i.detected_at')})::int`, filter.year);
  if (filter.from) conditions.push(`${dayOf('i.detected_at')} >= ${put(filter.from)}::date`);
  if (filter.to) conditions.push(`${dayOf('i.detected_at')} <= ${put(filter.to)}::date`);
  equal('i.status', filter.status);
  equal('i.role', filter.role);
  if (filter.system) conditions.push(`i.system = any(${put(called(filter.system))})`);
  if (filter.level === 'none') conditions.push('i.level is null');
  else equal('i.level', filter.level);
  equal('i.outcome', filter.outcome);
  if (filter.dismissed) conditions.push(`i.outcome ${filter.dismissed === 'yes' ? '=' : '<>'} 'dismissed'`);
  if (filter.reported) conditions.push(`i.notified_at is ${filter.reported === 'yes' ? 'not null' : 'null'}`);
  if (filter.late) {
    // A day stands for all its hours: it is late once it is past them.
    const due = `i.due_at + case when 'awareAt' = any(i.day_only) then interval '1 day' else interval '0' end`;
    const isLate = `coalesce(coalesce(i.notified_at, ${put(now)}::timestamptz) > ${due} and i.outcome in ('open', 'notified', 'withdrawn'), false)`;
    conditions.push(filter.late === 'yes' ? isLate : `not ${isLate}`);
  }
  if (filter.told) conditions.push(`coalesce(i.told, 0) ${filter.told === 'yes' ? '>' : '='} 0`);
  equal('i.cause_origin', filter.cause);
  equal('i.intent', filter.intent);
  if (filter.nature) conditions.push(`${put(filter.nature)} = any(i.nature)`);
  if (filter.incidentType) conditions.push(`${put(filter.incidentType)} = any(i.incident_types)`);
  if (filter.peopleType) conditions.push(`${put(filter.peopleType)} = any(i.people_types)`);
  if (filter.imported) conditions.push(filter.imported === 'yes' ? 'i.imported' : 'not i.imported');
  if (filter.search) {
    const pattern = put(anywhere(filter.search));
    conditions.push(`(i.reference ilike ${pattern} or i.title ilike ${pattern})`);
  }
  return { sql: conditions.join(' and '), values };
};
