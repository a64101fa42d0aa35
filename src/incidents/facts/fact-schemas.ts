import { z } from 'zod';
import { line } from '../../http/fields.ts';
import { certainties, type Certainty, type Fact, type FactKey, factKeys, factValues } from './vocabulary.ts';

const withoutValue = z.enum(['to-be-determined', 'cannot-be-determined']);
const withValue = z.enum(['known', 'estimated']);

const factOf = <Value extends z.ZodType>(value: Value) =>
  z.discriminatedUnion(
    'certainty',
    [
      z.strictObject({ certainty: withValue, value, source: line.optional() }),
      z.strictObject({
        certainty: withoutValue,
        source: line.optional(),
        value: z.null({ error: 'With this certainty there is no value: leave it out.' }).optional(),
      }),
    ],
    {
      error:
        'A fact is { "certainty": "known" or "estimated", "value": … } or { "certainty": "to-be-determined" or "cannot-be-determined" }.',
    },
  );

/** Facts to change; the others stay. Basis: GDPR art. 33(3). */
export const factsBody = z
  .strictObject(
    Object.fromEntries(factKeys.map((key) => [key, factOf(factValues[key] as z.ZodType).optional()])),
  )
  .refine((facts) => Object.keys(facts).length > 0, {
    error: 'Name at least one fact.',
    when: ({ issues }) => issues.length === 0,
  })
  .meta({ id: 'FactsPatch' });
export type FactsBody = Partial<
  Record<FactKey, { certainty: Certainty; value?: Fact['value']; source?: string }>
>;

/** Any kind's value. What may be recorded is narrower: that is checked when it comes in. */
const anyValue = z
  .union([
    z.string(),
    z.number(),
    z.boolean(),
    z.array(z.string()),
    z.array(z.record(z.string(), z.union([z.string(), z.number()]))),
    z.null(),
  ])
  .meta({ description: 'Rows of an object for `dataKinds`, `otherParties` and `peopleCountries`' });

/** A fact as the API shows it. */
export const shownFact = z.object({
  value: anyValue as unknown as z.ZodType<Fact['value'], Fact['value']>,
  certainty: z.enum(certainties),
  /** `register`, or in words; null where a person said it without more. */
  source: z.string().nullable(),
  recordedAt: z.iso.datetime(),
  recordedBy: z.string(),
});

/** Facts that do not fit together. */
export const factWarning = z
  .object({
    code: z.string(),
    key: z.string().meta({ description: 'The fact that it is shown at' }),
    keys: z.array(z.string()).meta({ description: 'All that it compares' }),
    detail: z.string(),
  })
  .meta({ id: 'FactWarning' });
