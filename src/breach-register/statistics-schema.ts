import { z } from 'zod';

const spread = z
  .object({
    count: z.int(),
    median: z.number().nullable(),
    p90: z.number().nullable(),
    min: z.number().nullable(),
    max: z.number().nullable(),
  })
  .meta({ id: 'Spread', description: 'Hours, of the breaches where both instants are known' });
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
    imported: z.int(),
    byMonth: z.array(z.int()).length(12),
    outcome: tally,
    level: tally,
    cause: tally,
    nature: tally,
    incidentTypes: tally,
    peopleTypes: tally,
    system: tally,
    role: tally,
    times: z.object({ beganToDetected: spread, detectedToAware: spread, awareToNotified: spread }),
    notified: z.object({ inTime: z.int(), late: z.int(), shareInTime: share }),
    people: z.object({
      affected: z.int(),
      unknown: z.int(),
      bands: tally,
      told: z.int(),
      highRisk: z.int(),
      highRiskTold: z.int(),
      shareTold: share,
    }),
  })
  .meta({ id: 'BreachStatistics' });
