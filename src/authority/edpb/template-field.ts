import type { StandingFacts } from '../../incidents/facts/fact-rule.ts';
import type { FactKey } from '../../incidents/facts/vocabulary.ts';

/** What the shown and the letters of a field hang on. */
export interface Filling {
  facts: StandingFacts;
  notification: { type: 'new' | 'follow-up'; subType: 'complete' | 'incomplete' | 'withdraw' };
  /** Since awareness, when it is notified. */
  hoursSinceAwareness: number;
  controller: {
    establishedInEea: boolean;
    sector: 'private' | 'public' | null;
    organisationType: string | null;
  };
  reporterFunction: 'dpo' | 'legal-representative' | 'authorised' | null;
  contactPoint: 'dpo' | 'reporter' | 'other' | null;
  dpoDesignated: boolean | null;
  communication: Communication | null;
  communicationCoverage: 'all' | 'not-all' | null;
  communicationMeans: readonly ('individual' | 'public' | 'other')[];
  attachments: readonly string[];
}

/** Field 97, by meaning. */
export type Communication =
  | 'informed'
  | 'planned-on-date'
  | 'planned-without-date'
  | 'investigating'
  | 'not-high-risk'
  | 'exempt';

/**
 * Where an answer comes from: a fact of the incident (several where one field asks what we keep apart), the settings of
 * the organisation, the incident's record (times, decisions, the ledger of notices), or the notification itself.
 */
export type AnswerSource =
  | { fact: FactKey | readonly FactKey[] }
  | { organisation: string }
  | { record: string }
  | { notification: string };

/**
 * A field of the template. `need`: M always mandatory, C mandatory when shown, O optional, O* only where an authority
 * adds it. Values are our codes or certainties by the template's letters; where one has two letters alike in the draft
 * (89, 97), each has one of its own here.
 */
export interface TemplateField {
  no: number;
  section: string;
  asks: string;
  need: 'M' | 'C' | 'O' | 'O*';
  from: AnswerSource;
  /** Absent: always. */
  shown?: (filling: Filling) => boolean;
  letters?: Readonly<Record<string, string>>;
  /** Letters that only an incomplete notification may have. */
  incompleteOnly?: readonly string[];
  /** The letter where no one fact's code says it: from several facts, or from a certainty. */
  derive?: (facts: StandingFacts) => string | undefined;
}

export const certaintyIs = (facts: StandingFacts, key: FactKey, ...wanted: readonly string[]): boolean =>
  wanted.includes(facts[key]?.certainty ?? 'to-be-determined');

export const has = (facts: StandingFacts, key: FactKey, code: string): boolean => {
  const value = facts[key]?.value;
  return value === code || (Array.isArray(value) && (value as unknown[]).includes(code));
};

/** Shown where a fact has a code. */
export const whenFact =
  (key: FactKey, ...codes: readonly string[]) =>
  ({ facts }: Filling): boolean =>
    codes.some((code) => has(facts, key, code));

/** Shown where a yes-or-no fact is yes. */
export const whenYes =
  (key: FactKey) =>
  ({ facts }: Filling): boolean =>
    facts[key]?.value === true;

/** A row of the table. */
export const field = (
  no: number,
  section: string,
  asks: string,
  need: TemplateField['need'],
  from: AnswerSource,
  rest: Omit<TemplateField, 'no' | 'section' | 'asks' | 'need' | 'from'> = {},
): TemplateField => ({ no, section, asks, need, from, ...rest });
