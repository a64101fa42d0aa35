import { z } from 'zod';
import { line } from '../http/fields.ts';

/** Source: EDPB template, draft 1.0, field 14. */
export const sectors = ['private', 'public'] as const;

/** Of private organisations. Source: EDPB template, draft 1.0, field 15. */
export const organisationTypes = ['freelance-or-micro', 'small-or-medium', 'large', 'other'] as const;

/** Sections of NACE Rev. 2.1, which EEA registers of enterprises use. Source: EDPB template, draft 1.0, field 17. */
export const naceSections = [
  'A',
  'B',
  'C',
  'D',
  'E',
  'F',
  'G',
  'H',
  'I',
  'J',
  'K',
  'L',
  'M',
  'N',
  'O',
  'P',
  'Q',
  'R',
  'S',
  'T',
  'U',
  'V',
] as const;

/** Source: EDPB template, draft 1.0, field 23. */
export const reporterFunctions = ['dpo', 'legal-representative', 'authorised'] as const;

/** What the template asks of the controller beyond its name and number; all of it may stay unsaid. */
export const controllerDetails = {
  /** How to write to the organisation itself. */
  address: line.nullable().default(null),
  sector: z.enum(sectors).nullable().default(null),
  organisationType: z.enum(organisationTypes).nullable().default(null),
  organisationTypeOther: line.nullable().default(null),
  economicActivity: z
    .enum(naceSections, { error: 'One letter from A to V: the section of NACE Rev. 2.1.' })
    .nullable()
    .default(null),
  establishedInEea: z.boolean().default(true),
  /** Null: not said. Where an officer is named there is one. */
  dpoDesignated: z.boolean().nullable().default(null),
} as const;
