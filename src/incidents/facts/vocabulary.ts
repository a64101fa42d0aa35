import type { z } from 'zod';
import type { Role } from '../../../workflows/incident/events.ts';
import type { Asked, FactsSoFar } from './asked.ts';
import { consequenceFacts } from './consequence-facts.ts';
import { dataFacts } from './data-facts.ts';
import { elsewhereFacts, jointFacts, partyFacts } from './elsewhere-facts.ts';
import { measureFacts } from './measure-facts.ts';
import { natureFacts } from './nature-facts.ts';
import { peopleFacts } from './people-facts.ts';
import { timelineFacts } from './timeline-facts.ts';

export { certainties, type Certainty, type Fact, type FactValue } from './fact.ts';

/** The vocabulary in the sections of the EDPB template, draft 1.0; the order within one is that of the form. */
const sections = {
  timeline: timelineFacts,
  nature: natureFacts,
  people: peopleFacts,
  data: dataFacts,
  consequences: consequenceFacts,
  measures: measureFacts,
  parties: partyFacts,
  elsewhere: elsewhereFacts,
  joint: jointFacts,
} as const;

export type FactSection = keyof typeof sections;
export const factSections = Object.keys(sections) as FactSection[];

/** How a fact is asked for: `parties`, `dataKinds` and `countries` are rows of several fields (`kinds.ts`). */
export type FactKind =
  | 'text'
  | 'instant'
  | 'count'
  | 'number'
  | 'boolean'
  | 'choice'
  | 'choices'
  | 'list'
  | 'parties'
  | 'dataKinds'
  | 'countries';

const composed = {
  ...timelineFacts,
  ...natureFacts,
  ...peopleFacts,
  ...dataFacts,
  ...consequenceFacts,
  ...measureFacts,
  ...partyFacts,
  ...elsewhereFacts,
  ...jointFacts,
} as const;

export type FactKey = keyof typeof composed;
export const factKeys = Object.keys(composed) as FactKey[];

export interface FactField {
  section: FactSection;
  kind: FactKind;
  /** Codes of `choice` and `choices`; of `countries` those of a row. */
  choices?: readonly string[];
  /** Absent: always. */
  asked?: Asked;
}

/**
 * What a breach is described by, keyed by meaning; the authority's form, the PDF, the assessment and the notices are
 * projections. Basis: GDPR art. 33(3), and what the EDPB template and Datatilsynet ask beyond it.
 */
export const factFields = Object.fromEntries(
  Object.entries(sections).flatMap(([section, fields]) =>
    Object.entries(fields as Record<string, Omit<FactField, 'section'> & { value: z.ZodType }>).map(
      ([key, { value: _value, ...field }]) => [key, { section, ...field }],
    ),
  ),
) as Record<FactKey, FactField>;

/** What each fact's value must be. */
export const factValues = Object.fromEntries(
  factKeys.map((key) => [key, composed[key].value]),
) as unknown as { [Key in FactKey]: (typeof composed)[Key]['value'] };

/** Whether a question is put now. Joint controllers alone are asked who does what (GDPR art. 26(1)). */
export const isAsked = (key: FactKey, facts: FactsSoFar, role: Role): boolean => {
  const { section, asked } = factFields[key];
  return (section !== 'joint' || role === 'joint') && (asked?.(facts) ?? true);
};

/**
 * Facts that tell how awareness came about: shown where somebody recorded them, missing only where the way of
 * discovery asks for them.
 */
export const unaskedFacts: readonly FactKey[] = ['firstSignal', 'toldBy', 'toldAt', 'processorAwareAt'];
