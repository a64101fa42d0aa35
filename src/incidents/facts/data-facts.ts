import { identifierNames } from '../../../workflows/assessment/picture.ts';
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

/** Basis: GDPR art. 33(3)(a): categories and approximate number of personal data records. */
export const dataFacts = {
  dataTypes: choicesField(dataTypes),
  dataCategories: listField,
  /** The same data by ENISA's classes, for the assessment. */
  dataKinds: dataKindsField,
  identifiers: choicesField(identifierNames),
  recordsCount: countField,
  /** Asked by Datatilsynet beyond art. 33(3): where the data are now. */
  dataWhereabouts: textField,
} as const;
