import { z } from 'zod';
import { line } from '../../http/fields.ts';
import { factKeys } from '../../incidents/facts/vocabulary.ts';
import { reportedKeys } from '../build-report.ts';

/** What the record of a case answers beside its facts. */
export const recordSources = [
  'introduction',
  'delay',
  'reference',
  'system',
  'processors',
  'detectedAt',
  'awareAt',
  'awareReason',
  'containedAt',
  'risk',
  'peopleInformed',
] as const;
export const organisationSources = [
  'name',
  'organisationNumber',
  'dataProtectionOfficer',
  'contact',
] as const;

const prefixed = <const Prefix extends string, Name extends string>(prefix: Prefix, names: readonly Name[]) =>
  names.map((name) => `${prefix}.${name}` as const);

/** Where a text of the sheet may come from: what a frozen notice says, and nothing else, so that a change voids it. */
export const sheetSources = [
  ...prefixed('fact', reportedKeys),
  ...prefixed('record', recordSources),
  ...prefixed('organisation', organisationSources),
];
export type SheetSource = (typeof sheetSources)[number];

const key = z.string().regex(/^[a-z][a-z0-9-]{0,60}$/, 'Small letters, digits and hyphens.');
const hint = z.string().trim().min(1).max(1000);

const source = z.strictObject({
  from: z.enum(sheetSources).meta({ description: 'A fact, the record of the case, or the organisation' }),
  prefix: line.optional().meta({ description: 'Words in front of its text, where a question has several' }),
  optional: z.literal(true).optional().meta({ description: 'It is no lack where there is nothing' }),
});

const field = z.strictObject({
  key,
  label: line,
  hint: hint.optional(),
  askedBy: z.enum(['authority', 'us']).meta({
    description: '`us`: the form does not ask, and we say it all the same',
  }),
  choice: z.literal(true).optional().meta({
    description:
      'The form has a list of values for it: the sheet gives words, and the closest value is chosen',
  }),
  maxLength: z.int().min(1).max(100_000).optional().meta({
    description: 'Characters that the form takes; only where it is known',
  }),
  sources: z.array(source).min(1).max(20),
  enough: z.literal('one').optional().meta({ description: 'One of the sources is enough' }),
  alsoIn: z
    .array(z.enum(factKeys as [string, ...string[]]))
    .max(20)
    .default([])
    .meta({ description: 'Facts from which somebody could write the answer where there is none' }),
});

const section = z.strictObject({ key, heading: line, fields: z.array(field).min(1).max(60) });

/** The keys of a document's sections and fields are said once each. */
const unique = (
  { sections }: { sections: { key: string; fields: { key: string }[] }[] },
  context: z.RefinementCtx,
): void => {
  const seen = new Set<string>();
  for (const [at, { key: of, fields }] of sections.entries()) {
    if (sections.findIndex((one) => one.key === of) !== at)
      context.addIssue({
        code: 'custom',
        path: ['sections', at, 'key'],
        message: 'This key stands here twice.',
      });
    for (const [index, one] of fields.entries()) {
      if (seen.has(one.key))
        context.addIssue({
          code: 'custom',
          path: ['sections', at, 'fields', index, 'key'],
          message: 'This key stands here twice.',
        });
      seen.add(one.key);
    }
  }
};

/**
 * A form of the authority as data: its sections and questions in its order, and from what each is answered. It names no
 * values of the form's lists, and no lengths but those that are known.
 */
export const formDocument = z
  .strictObject({
    format: z.literal('varsla-authority-form@1'),
    id: z
      .string()
      .regex(/^[a-z]+@\d{4}-\d\d-\d\d$/, 'A name, @ and a date: small letters, then year, month and day.')
      .meta({ examples: ['datatilsynet@2026-11-22'] }),
    authority: z.strictObject({
      name: line,
      organisationNumber: z
        .string()
        .regex(/^\d{9}$/, 'Nine digits.')
        .optional(),
    }),
    title: line,
    source: z.strictObject({
      page: z.url({ protocol: /^https$/ }).max(500),
      readOn: z.iso.date(),
    }),
    validFrom: z.iso.date().meta({ description: 'From the beginning of this day, in UTC' }),
    note: hint.optional(),
    sections: z.array(section).min(1).max(30),
  })
  .superRefine(unique)
  .meta({ id: 'AuthorityForm' });

export type FormDocument = z.output<typeof formDocument>;
export type FormField = FormDocument['sections'][number]['fields'][number];
