import type { Identifier } from '../../../workflows/assessment/picture.ts';
import { choicesField, countField, dataKindsField, listField, textField } from './kinds.ts';

/** Kinds of data. Source: EDPB template, draft 1.0, field 70, without "not yet known": that is a certainty. */
const dataTypes = [
  'basic',
  'contact',
  'biometric',
  'criminal',
  'political',
  'ethnic',
  'religious',
  'sexual',
  'trade-union',
  'genetic',
  'health',
  'financial',
  'employment-health',
  'identification',
  'location',
  'official-documents',
  'payment',
  'profile',
  'credentials',
  'other',
] as const;

/** By what a person can be found in the data. Source: ENISA 2013, ease of identification. */
const identifiers = [
  'unlinkable-code',
  'linkable-code',
  'common-name',
  'name',
  'name-with-details',
  'name-with-birth-date',
  'name-with-email',
  'email',
  'phone',
  'address',
  'vague-picture',
  'clear-picture',
  'national-identity-number',
  'identity-document',
] as const satisfies readonly Identifier[];

/** Basis: GDPR art. 33(3)(a): categories and approximate number of personal data records. */
export const dataFacts = {
  dataTypes: choicesField(dataTypes),
  dataCategories: listField,
  /** The same data by ENISA's classes, for the assessment. */
  dataKinds: dataKindsField,
  identifiers: choicesField(identifiers),
  recordsCount: countField,
  /** Asked by Datatilsynet beyond art. 33(3): where the data are now. */
  dataWhereabouts: textField,
} as const;
