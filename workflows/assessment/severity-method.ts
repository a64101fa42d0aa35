import type { BreachPicture, DataCircumstance, DataClass, Identifier } from './picture.ts';

/**
 * ENISA's method as data. Source: ENISA, Recommendations for a methodology of the assessment of severity of personal
 * data breaches, v1.0, December 2013: severity = context of the data × ease of identification + circumstances.
 */

interface DataClassRule {
  base: 1 | 2 | 3 | 4;
  /** Steps up or down; what is not listed does not fit the class. The result stays within 1 and 4. */
  steps: Partial<Record<DataCircumstance, number>>;
}

/** Context of the data (DPC): the class's base and what moves it. */
export const dataClasses: Record<DataClass, DataClassRule> = {
  simple: {
    base: 1,
    steps: { ordinary: 0, profile: 1, 'sensitive-conclusions': 2, 'critical-to-safety': 3 },
  },
  behavioural: {
    base: 2,
    steps: { ordinary: 0, 'little-insight': -1, 'public-before': -1, profile: 1, 'sensitive-profile': 2 },
  },
  financial: {
    base: 3,
    steps: { ordinary: 0, 'little-insight': -1, 'hardly-any-insight': -2, 'allows-fraud': 1, profile: 1 },
  },
  sensitive: {
    base: 4,
    steps: { ordinary: 0, 'little-insight': -2, 'hardly-any-insight': -3, 'public-before': -1 },
  },
};

export type Ease = 0.25 | 0.5 | 0.75 | 1;

/**
 * Ease of identification (EI), taken as the highest. Telephone and postal address are our own reading. A national identity number is tied to the population register
 * and identifies wholly: authorities have rejected lower classes for it.
 */
export const easeOfIdentification: Record<Identifier, Ease> = {
  'unlinkable-code': 0.25,
  'vague-picture': 0.25,
  'common-name': 0.25,
  name: 0.5,
  email: 0.75,
  phone: 0.75,
  address: 0.75,
  'linkable-code': 0.75,
  'name-with-details': 0.75,
  'name-with-birth-date': 1,
  'name-with-email': 1,
  'clear-picture': 1,
  'national-identity-number': 1,
  'identity-document': 1,
};

/** Circumstances of the breach (CB): what adds, by the answer. Unknown adds the most. */
export const circumstances = {
  confidentiality: { nobody: 0, trusted: 0.25, known: 0.25, unknown: 0.5, public: 0.5 },
  integrity: { none: 0, reversible: 0, 'misused-reversible': 0.25, irreversible: 0.5, unknown: 0.5 },
  availability: { restored: 0, interrupted: 0.25, lost: 0.5 },
  malicious: 0.5,
} as const satisfies {
  confidentiality: Record<BreachPicture['recipients'], number>;
  integrity: Record<BreachPicture['alteration'], number>;
  availability: Record<string, number>;
  malicious: number;
};

/** Hours within which a full restore counts as without difficulty: one working day's length. Our own reading. */
export const easilyRestoredHours = 24;

export const severityBands = ['low', 'medium', 'high', 'very-high'] as const;
export type SeverityBand = (typeof severityBands)[number];

/** The band of a score: below 2, 3, 4, and from 4. A band is a suggestion; no band says that there is no duty. */
export const bandOf = (score: number): SeverityBand => {
  if (score < 2) return 'low';
  if (score < 3) return 'medium';
  return score < 4 ? 'high' : 'very-high';
};

/** More people than this raises a flag beside the score. Few people lower nothing. */
export const manyPeople = 100;
