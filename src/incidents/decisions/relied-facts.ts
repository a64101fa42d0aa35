import type { FactKey } from '../facts/vocabulary.ts';

/**
 * What an assessment reads. One that nobody has recorded counts as unknown, and unknown as the worst that it can be, so
 * that an assessment relies on it too.
 */
export const assessedFacts = [
  'nature',
  'peopleCount',
  'exposure',
  'logs',
  'recipients',
  'deletion',
  'protection',
  'protectionKey',
  'backup',
  'restoredAfterHours',
  'disruption',
  'alteration',
  'intent',
  'misuseSeen',
  'dataKinds',
  'identifiers',
  'vulnerablePeople',
  'mitigationOutcome',
] as const satisfies readonly FactKey[];

/** What a person also reads who decides on the risk; relied on where somebody has written it. */
export const weighedFacts = [
  'peopleCategories',
  'dataCategories',
  'likelyConsequences',
] as const satisfies readonly FactKey[];
