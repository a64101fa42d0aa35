import type { FactKey } from '../incidents/facts/vocabulary.ts';

/**
 * What Datatilsynet's form asks, in its order, with what an arrangement of joint controllers adds to it. The vocabulary
 * holds more: what the assessment and the EDPB's template ask beyond it.
 */
export const sheetFacts = [
  'mainCause',
  'breachBegan',
  'breachEnded',
  'firstSignal',
  'toldBy',
  'toldAt',
  'processorAwareAt',
  'nature',
  'peopleCount',
  'peopleCategories',
  'recordsCount',
  'dataCategories',
  'whatHappened',
  'howItArose',
  'relationToPeople',
  'dataWhereabouts',
  'likelyConsequences',
  'measuresTaken',
  'measuresPlanned',
  'mitigation',
  'authorityNotifier',
  'peopleInformer',
] as const satisfies readonly FactKey[];

export type SheetFact = (typeof sheetFacts)[number];
