import { z } from 'zod';

const spread = z
  .object({
    count: z.int(),
    leftOut: z.int(),
    median: z.number().nullable(),
    p90: z.number().nullable(),
    min: z.number().nullable(),
    max: z.number().nullable(),
  })
  .meta({ id: 'Spread', description: 'Hours, of the breaches where both times are known to the hour' });
const tally = z
  .array(z.object({ code: z.string(), count: z.int() }))
  .meta({ id: 'Tally', description: 'The most frequent first; a breach counts once for each of its values' });
const share = z.number().min(0).max(1).nullable();

/** The figures of a year as the API shows them. */
export const shownStatistics = z
  .object({
    year: z.int(),
    breaches: z.int().meta({ description: 'Without what proved to be none' }),
    dismissed: z.int(),
    suspected: z.int().meta({ description: 'Still a suspicion; among the breaches' }),
    imported: z.int(),
    byMonth: z.array(z.int()).length(12),
    byLevel: z.array(
      z.object({
        level: z.string(),
        notified: z.int(),
        notNotified: z.int(),
        notOurs: z.int(),
        undecided: z.int(),
      }),
    ),
    outcome: tally,
    cause: tally,
    nature: tally,
    incidentTypes: tally,
    peopleTypes: tally,
    system: tally,
    processor: tally,
    role: tally,
    times: z.object({ beganToDetected: spread, detectedToAware: spread, awareToNotified: spread }),
    notified: z.object({
      inTime: z.int(),
      late: z.int(),
      overdue: z.int(),
      leftOut: z.int(),
      shareInTime: share,
    }),
    people: z.object({
      affected: z.int(),
      unknown: z.int(),
      bands: tally,
      told: z.int(),
      highRisk: z.int(),
      highRiskTold: z.int(),
      highRiskExempt: z.int(),
      highRiskNotTold: z.int(),
      shareTold: share,
    }),
  })
  .meta({ id: 'BreachStatistics' });
