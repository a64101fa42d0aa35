import { z } from 'zod';
import { dutyOutcomes, lawfulDuties } from '../../workflows/assessment/duty-proposals.ts';
import { exemptionCodes } from '../../workflows/assessment/exemptions.ts';
import { riskFactors } from '../../workflows/assessment/factors.ts';
import { prose } from '../http/fields.ts';
import { languages } from '../languages.ts';

export const incidentId = z.object({ id: z.uuid() });
export const inLanguage = z.strictObject({
  language: z.enum(languages).default('nb').meta({ description: 'Which language the sentences are in' }),
});

const parts = [
  'context',
  'identification',
  'confidentiality',
  'integrity',
  'availability',
  'intent',
] as const;

export const assessmentBody = z
  .strictObject({
    choices: z
      .strictObject(Object.fromEntries(parts.map((part) => [part, prose.optional()])))
      .default({})
      .meta({
        description:
          'Why each choice of the severity is as it is, by part (see `severity.choices` of the preview). One that was taken as the worst needs no reason; one with a reason in the fact `dataKinds` needs none again.',
      }),
  })
  .meta({ id: 'AssessmentRequest' });

const level = z.enum(['unlikely', 'risk', 'high']);
const sourced = z.object({
  code: z.string(),
  source: z.string().meta({ description: 'Article, guideline or method that it rests on' }),
  sentence: z.string(),
});

const severity = z.object({
  score: z.number().meta({
    description: 'ENISA 2013: context × identification + circumstances. A support, never an answer',
  }),
  context: z.number(),
  identification: z.number(),
  circumstances: z.number(),
  band: z.enum(['low', 'medium', 'high', 'very-high']),
  sentence: z.string(),
  choices: z.array(
    z.object({
      part: z.enum(parts),
      name: z.string(),
      chosen: z.string(),
      value: z.number(),
      assumed: z.boolean().meta({ description: 'Not known, and taken as the worst' }),
      reason: z.string().nullable(),
    }),
  ),
  flags: z
    .array(z.object({ code: z.string(), sentence: z.string() }))
    .meta({ description: 'Shown apart: they move nothing' }),
});

const restedOn = z.object({
  key: z.string(),
  value: z.unknown(),
  certainty: z.string(),
  source: z.string().nullable(),
  recordedAt: z.iso.datetime(),
  recordedBy: z.string().meta({ description: 'Name of whoever recorded it' }),
});

/** What facts amount to, in codes and in sentences. */
export const shownWeighing = z
  .object({
    risk: level,
    riskName: z.string(),
    reasons: z.array(sourced),
    severity,
    factors: z.array(
      z.object({
        factor: z.enum(riskFactors),
        name: z.string(),
        restsOn: z.array(z.string()).meta({ description: 'Keys of `facts`' }),
        unknown: z.array(z.string()).meta({ description: 'Keys of facts that nobody has told' }),
      }),
    ),
    duties: z.array(
      z.object({
        duty: z.enum(lawfulDuties),
        name: z.string(),
        outcome: z.enum(dutyOutcomes),
        basis: z.string(),
        reasons: z.array(sourced),
        exemption: z.object({ code: z.enum(exemptionCodes), approved: z.boolean() }).nullable(),
        sentences: z.array(z.string()),
      }),
    ),
    promises: z.array(
      z.object({
        key: z.string(),
        to: z.enum(['people', 'authority', 'controllers']),
        basis: z.enum(['own policy', 'agreement']),
        channels: z.array(z.enum(['email', 'sms'])),
        within: z.string().nullable(),
        source: z.string(),
        sentence: z.string(),
      }),
    ),
    open: z.array(
      z.object({
        question: z.string(),
        fact: z.string().meta({ description: 'The fact that answers it' }),
        asks: z.string(),
        turns: z.array(z.object({ answer: z.string(), risk: level, sentence: z.string() })),
        sentence: z.string().nullable().meta({ description: 'Where no answer alone turns the outcome' }),
      }),
    ),
    facts: z.array(restedOn),
  })
  .meta({ id: 'AssessmentPreview' });

export const shownAssessment = shownWeighing
  .extend({
    id: z.uuid(),
    number: z.int(),
    madeAt: z.iso.datetime(),
    madeBy: z.string(),
    hash: z.string().meta({ description: 'SHA-256 of what was kept; the journal names it' }),
    outdated: z
      .array(z.object({ key: z.string(), from: z.unknown(), to: z.unknown() }))
      .meta({ description: 'Facts that have changed since; null: there was none, or is none now' }),
  })
  .meta({ id: 'Assessment' });
