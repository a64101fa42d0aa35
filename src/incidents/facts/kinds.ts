import { z } from 'zod';
import { fits } from '../../../workflows/assessment/severity.ts';
import { dataCircumstances, dataClassNames } from '../../../workflows/assessment/picture.ts';
import { instant, line, prose } from '../../http/fields.ts';
import { country, eeaCountries } from './countries.ts';

const text = z.string().trim().min(1).max(10_000);
const list = z.array(z.string().trim().min(1).max(200)).min(1).max(50);
const count = z
  .int({ error: 'A whole number.' })
  .min(0, { error: 'A count is never negative.' })
  .max(100_000_000, { error: 'More than there can be: 100 million at most.' });
const hours = z
  .number({ error: 'A number of hours.' })
  .min(0, { error: 'Hours are never negative.' })
  .max(100_000, { error: 'More than eleven years: is this meant?' });

const isUnrepeated = (items: readonly string[]): boolean => new Set(items).size === items.length;

/** What a list of codes is refused for when one stands in it twice. */
const oncePerCode = { error: 'The same choice stands here twice.' };

/**
 * One kind of data and what is special about it here. Basis: ENISA 2013, context of the data; a circumstance that moves
 * the severity has its reason, since a score without reasons proves nothing (GDPR art. 5(2)).
 */
const dataKind = z
  .strictObject({
    class: z.enum(dataClassNames),
    circumstance: z.enum(dataCircumstances),
    reason: prose.optional(),
  })
  .superRefine((kind, context) => {
    if (!fits(kind))
      context.addIssue({
        code: 'custom',
        path: ['circumstance'],
        message: `${kind.circumstance} does not fit ${kind.class} data.`,
      });
    else if (kind.circumstance !== 'ordinary' && kind.reason === undefined)
      context.addIssue({
        code: 'custom',
        path: ['reason'],
        message: 'Give the reason: this circumstance changes how severe the breach is.',
      });
  });

/** Somebody else in it: a processor, a joint controller. The contact is kept out of the journal. */
const party = z.strictObject({
  role: z.enum(['processor', 'joint-controller', 'other']),
  name: line,
  contact: line.optional(),
});

/** A country where affected people are, with how many, where that is known. */
const peopleInCountry = z.strictObject({ country, people: count.optional() });

export type Party = z.output<typeof party>;
export type DataKindFact = z.output<typeof dataKind>;
export type PeopleInCountry = z.output<typeof peopleInCountry>;

/** What a field is drawn by. `choices` stand in the field's own order. */
export const textField = { kind: 'text', value: text } as const;
export const instantField = { kind: 'instant', value: instant } as const;
export const countField = { kind: 'count', value: count } as const;
export const hoursField = { kind: 'number', value: hours } as const;
export const booleanField = { kind: 'boolean', value: z.boolean() } as const;
export const listField = { kind: 'list', value: list } as const;
export const partiesField = { kind: 'parties', value: z.array(party).min(1).max(50) } as const;
export const dataKindsField = { kind: 'dataKinds', value: z.array(dataKind).min(1).max(20) } as const;
export const countriesField = {
  kind: 'countries',
  choices: eeaCountries,
  value: z
    .array(peopleInCountry)
    .min(1)
    .max(eeaCountries.length)
    .refine((rows) => isUnrepeated(rows.map((row) => row.country)), oncePerCode),
} as const;

/** One of these. */
export const choiceField = <const Code extends string>(choices: readonly [Code, ...Code[]]) =>
  ({ kind: 'choice', choices, value: z.enum(choices) }) as const;

/** Any of these, each once. The first is the weightiest, where a form asks for one. */
export const choicesField = <const Code extends string>(choices: readonly [Code, ...Code[]]) =>
  ({
    kind: 'choices',
    choices,
    value: z.array(z.enum(choices)).min(1).max(choices.length).refine(isUnrepeated, oncePerCode),
  }) as const;
