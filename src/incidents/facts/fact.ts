import type { DataKindFact, Party, PeopleInCountry } from './kinds.ts';

/**
 * How sure we are of a fact. The two last carry no value; they are printed as "not yet known" and "cannot be
 * determined", never left out and never invented. Source: EDPB template for breach notification, draft 1.0 (exact,
 * approximate, unknown), and GDPR art. 33(4): what is missing may follow in phases.
 */
export const certainties = ['known', 'estimated', 'to-be-determined', 'cannot-be-determined'] as const;
export type Certainty = (typeof certainties)[number];

export type FactValue =
  | string
  | number
  | boolean
  | string[]
  | DataKindFact[]
  | Party[]
  | PeopleInCountry[]
  | null;

/** A fact as stored and shown. `value` is null exactly when the certainty says that there is none. */
export interface Fact {
  value: FactValue;
  certainty: Certainty;
  /** Where it comes from: `register`, or in words; null where a person said it without more. */
  source: string | null;
}
