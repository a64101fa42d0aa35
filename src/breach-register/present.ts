import { z } from 'zod';
import { type BreachRow, type BreachTexts, hoursToNotice, inTime, outcomes } from './breach-row.ts';

const instantOrNull = z.iso.datetime().nullable();

export const shownBreach = z
  .object({
    id: z.uuid(),
    imported: z.boolean(),
    reference: z.string(),
    title: z.string(),
    role: z.enum(['controller', 'processor', 'joint']),
    status: z.enum(['suspected', 'aware', 'closed', 'dismissed']),
    system: z
      .string()
      .nullable()
      .meta({ description: 'Its name in the register of systems, or as an older list has it' }),
    owner: z.string().nullable(),
    breachBegan: instantOrNull,
    detectedAt: z.iso.datetime(),
    awareAt: z.iso.datetime(),
    dueAt: instantOrNull,
    notifiedAt: instantOrNull.meta({ description: 'The first notice to the authority' }),
    hoursToNotice: z.number().nullable().meta({ description: 'From awareness to the first notice' }),
    inTime: z
      .boolean()
      .nullable()
      .meta({ description: 'null: no notice, none due, or a day alone does not tell' }),
    closedAt: instantOrNull,
    level: z.enum(['unlikely', 'risk', 'high']).nullable(),
    outcome: z.enum(outcomes),
    reason: z
      .string()
      .nullable()
      .meta({ description: 'Why it was not notified, was no breach, or was notified late' }),
    nature: z.array(z.string()),
    incidentTypes: z.array(z.string()),
    causeOrigin: z.string().nullable(),
    intent: z.string().nullable(),
    peopleTypes: z.array(z.string()),
    peopleCount: z.int().nullable(),
    told: z.int().nullable(),
    exemption: z.string().nullable(),
    dayOnly: z.array(z.string()).meta({
      description: 'Times of which an older list tells the day alone; midnight in Norway stands for it',
    }),
  })
  .meta({ id: 'RegisteredBreach' });
export type ShownBreach = z.output<typeof shownBreach>;

export const presentBreach = (row: BreachRow, nameOf: (system: string) => string): ShownBreach => {
  const iso = (at: Date | null): string | null => at?.toISOString() ?? null;
  return {
    id: row.id,
    imported: row.imported,
    reference: row.reference,
    title: row.title,
    role: row.role,
    status: row.status,
    system: row.system && nameOf(row.system),
    owner: row.owner,
    breachBegan: iso(row.breachBegan),
    detectedAt: row.detectedAt.toISOString(),
    awareAt: row.awareAt.toISOString(),
    dueAt: iso(row.dueAt),
    notifiedAt: iso(row.notifiedAt),
    hoursToNotice: hoursToNotice(row),
    inTime: inTime(row),
    closedAt: iso(row.closedAt),
    level: row.level,
    outcome: row.outcome,
    reason: row.reason,
    nature: row.nature,
    incidentTypes: row.incidentTypes,
    causeOrigin: row.causeOrigin,
    intent: row.intent,
    peopleTypes: row.peopleTypes,
    peopleCount: row.peopleCount,
    told: row.told,
    exemption: row.exemption,
    dayOnly: [...row.dayOnly],
  };
};

export const shownOlderBreach = shownBreach
  .extend({
    whatHappened: z.string().nullable(),
    effects: z.string().nullable(),
    measures: z.string().nullable(),
    importId: z.uuid().meta({ description: 'The list that it came with' }),
  })
  .meta({ id: 'OlderBreach' });
export type ShownOlderBreach = z.output<typeof shownOlderBreach>;

export const presentOlderBreach = (
  row: BreachRow & BreachTexts & { importId: string },
): ShownOlderBreach => ({
  ...presentBreach(row, (name) => name),
  whatHappened: row.whatHappened,
  effects: row.effects,
  measures: row.measures,
  importId: row.importId,
});
