import { either, has, is } from './asked.ts';
import { booleanField, choicesField, countField, listField, textField } from './kinds.ts';

/** Whose data it is. Source: EDPB template, draft 1.0, field 65, without "not yet known": that is a certainty. */
const peopleTypes = [
  'customers',
  'employees',
  'military-or-police',
  'minors',
  'patients',
  'students',
  'subscribers',
  'users',
  'vulnerable',
  'other',
] as const;

/** Basis: GDPR art. 33(3)(a): categories and approximate number of data subjects. */
export const peopleFacts = {
  peopleCount: countField,
  peopleTypes: choicesField(peopleTypes),
  peopleCategories: listField,
  /** Children, patients, people at a secret address, employees towards their employer and the like. Recital 75. */
  vulnerablePeople: booleanField,
  /** Of `peopleCount`, those. */
  vulnerableCount: {
    ...countField,
    asked: either(is('vulnerablePeople', true), has('peopleTypes', 'vulnerable')),
  },
  /** Of `peopleCount`, those under eighteen. */
  minorsCount: { ...countField, asked: has('peopleTypes', 'minors') },
  /** Asked by Datatilsynet beyond art. 33(3). */
  relationToPeople: textField,
} as const;
