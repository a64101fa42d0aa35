import { z } from 'zod';
import { languages } from '../languages.ts';
import { isOrganisationNumber } from './organisation-number.ts';
import { loopsOfProcessors } from './processor-loops.ts';
import { registerFaults } from './register-faults.ts';

const key = z
  .string()
  .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, 'a key is written in small letters, digits and single hyphens')
  .max(60);
const words = z.string().trim().min(1).max(200);
const prose = z.string().trim().min(1).max(2_000);
const names = z.strictObject({ nb: words, nn: words, en: words });
const keys = z.array(key).max(100).default([]);
const listOf = <T extends z.ZodType>(item: T) => z.array(item).max(500).default([]);

const regionNames = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });
const isCountry = (code: string): boolean =>
  /^[A-Z]{2}$/.test(code) &&
  code !== 'ZZ' &&
  Intl.getCanonicalLocales(`und-${code}`)[0] === `und-${code}` &&
  regionNames.of(code) !== undefined;
const country = z.string().refine(isCountry, 'not an ISO 3166-1 alpha-2 code').nullable();

/** Whole years, months, weeks, days, hours: `P26M`, `PT72H`. ISO 8601. */
const period = z
  .string()
  .regex(/^P(?=\d|T\d)(\d+Y)?(\d+M)?(\d+W)?(\d+D)?(T\d+H)?$/, 'not an ISO 8601 duration');
const organisationNumber = z.string().refine(isOrganisationNumber, 'not an organisation number');

/** Wherever a breach can happen. `role`: the organisation's own, of the data that the system holds (GDPR art. 4(7), 4(8), 26). */
const system = z.strictObject({
  key,
  name: words,
  description: prose.optional(),
  role: z.enum(['controller', 'processor', 'joint']).default('controller'),
  processors: keys,
  dataCategories: keys,
  peopleGroups: keys,
  retention: keys,
  location: words.optional(),
});

/** Whoever else handles or receives the data. Null and absent say that the organisation's policy does not tell. */
const processor = z.strictObject({
  key,
  name: words,
  purpose: prose.optional(),
  country: country.default(null),
  outsideEea: z.boolean().optional(),
  /** What a transfer out of the EEA rests on, in words: adequacy, standard clauses (GDPR art. 45, 46). */
  transferBasis: words.optional(),
  /** The agreement on processing: its name, number or place. Basis: GDPR art. 28(3). */
  contract: words.optional(),
  subProcessors: listOf(z.strictObject({ name: words, country })),
  contact: z
    .strictObject({
      email: z.email().max(254).nullable().default(null),
      phone: z.string().trim().min(3).max(40).nullable().default(null),
      url: z
        .url({ protocol: /^https?$/ })
        .max(500)
        .nullable()
        .default(null),
    })
    .default({ email: null, phone: null, url: null }),
});

const dataCategory = z.strictObject({
  key,
  names,
  /** A special category of personal data, GDPR art. 9(1). */
  special: z.boolean().optional(),
});

const peopleGroup = z.strictObject({
  key,
  names,
  /** How many people there usually are in it, for a first estimate. */
  usualCount: z.int().min(0).max(100_000_000).nullable(),
  /** Which language they are written to in, where nothing is known of the person. */
  language: z.enum(languages),
});

const retention = z.strictObject({
  key,
  what: prose,
  /** Null where the policy gives a criterion and no time. */
  period: period.nullable(),
  /** From what the period counts, or by what criterion the data are deleted. */
  starts: prose.nullable(),
  /** The place in the organisation's policy. */
  source: words,
});

/**
 * What the organisation has promised, beyond the law or along with it: a breach is judged by it too.
 * `trigger` `standing` is a promise that holds all the time and that a breach may have broken.
 */
const promise = z.strictObject({
  key,
  names: z.strictObject({ nb: prose, nn: prose, en: prose }),
  to: z.enum(['people', 'authority', 'controllers']),
  basis: z.enum(['own policy', 'agreement']),
  trigger: z.enum(['security-breach', 'access-request', 'inquiry', 'standing']),
  /** Any of these, by the organisation's own words. */
  channels: z
    .array(z.enum(['email', 'sms']))
    .min(1)
    .optional(),
  within: period.nullable(),
  /** `within` counts in ordinary office hours only. */
  officeHoursOnly: z.boolean().optional(),
  /** What the promise says of all data, in a form that can be held against the register. */
  claims: z
    .array(z.enum(['no-sharing', 'employees-only', 'no-cookies', 'anonymised']))
    .min(1)
    .optional(),
  source: words,
});

/**
 * A register of systems and processors to start from, or all of one to take home: the part that says what the
 * organisation has, independent of who uses Varsla. A list that is left out is empty. Keys are unique within
 * their list, and every key that is referred to exists; a fault's path is where the reference or the repeated key stands.
 */
export const registerDocument = z
  .strictObject({
    organisation: z
      .strictObject({
        name: words.nullable().default(null),
        organisationNumber: organisationNumber.nullable().default(null),
      })
      .default({ name: null, organisationNumber: null }),
    systems: listOf(system),
    processors: listOf(processor),
    dataCategories: listOf(dataCategory),
    peopleGroups: listOf(peopleGroup),
    retention: listOf(retention),
    promises: listOf(promise),
  })
  .superRefine((register, check) => {
    for (const { path, message } of registerFaults(register))
      check.addIssue({ code: 'custom', path, message });
  });

export type RegisterDocument = z.output<typeof registerDocument>;

/** A register that somebody brings. One that was stored before with a loop is still read, and found by the check. */
export const incomingRegister = registerDocument.superRefine(({ processors }, check) => {
  for (const { place, name } of loopsOfProcessors(processors))
    check.addIssue({
      code: 'custom',
      path: ['processors', place, 'subProcessors'],
      message: `${name} is its own sub-processor in the end: the chain has no end`,
    });
});
