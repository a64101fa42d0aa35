import type { BreachPicture } from './picture.ts';
import { type FactsRead, factOfAnswer } from './picture-of-facts.ts';
import type { OpenQuestion } from './reasons.ts';

/** The factors by which the EDPB weighs a risk. Source: EDPB Guidelines 9/2022, factors to consider. */
export const riskFactors = [
  'type-of-breach',
  'data',
  'identification',
  'consequences',
  'individuals',
  'controller',
  'number-of-people',
  'general',
] as const;
export type RiskFactor = (typeof riskFactors)[number];

type Answered = keyof BreachPicture;

/** Which answers of the picture, and which other facts, tell of a factor. */
const toldBy: Record<RiskFactor, { answers: readonly Answered[]; facts: readonly string[] }> = {
  'type-of-breach': {
    answers: ['nature', 'exposure', 'logs', 'alteration', 'backup', 'restoredAfterHours'],
    facts: ['whatHappened'],
  },
  data: { answers: ['dataKinds'], facts: ['dataCategories', 'recordsCount'] },
  identification: { answers: ['identifiers', 'protection', 'key'], facts: [] },
  consequences: {
    answers: ['recipients', 'deletion', 'intent', 'misuseSeen', 'disruption'],
    facts: ['likelyConsequences'],
  },
  individuals: { answers: ['vulnerablePeople'], facts: ['peopleCategories'] },
  controller: { answers: [], facts: ['relationToPeople'] },
  'number-of-people': { answers: ['peopleCount'], facts: [] },
  general: { answers: ['mitigation'], facts: ['measuresTaken', 'measuresPlanned', 'mitigation'] },
};

/** The facts that a weighing shows beside those that it computes from. */
export const shownFacts: readonly string[] = [
  ...new Set(
    Object.values(toldBy).flatMap(({ answers, facts }) => [
      ...answers.map((one) => factOfAnswer[one]),
      ...facts,
    ]),
  ),
];

/** A factor with the facts that tell of it, by key, and those that nobody has told. */
export interface FactorWeighed {
  factor: RiskFactor;
  restsOn: readonly string[];
  unknown: readonly string[];
}

/** Answers that an open question stands for, or that may simply be absent: what was not seen, what was not done. */
const isUnknown = (answer: Answered, open: readonly OpenQuestion[]): boolean =>
  (open as readonly string[]).includes(answer);

/** The factors, each with what is known and what is not. Facts that do not concern this breach are in neither. */
export const weighFactors = (facts: FactsRead, open: readonly OpenQuestion[]): FactorWeighed[] =>
  riskFactors.map((factor) => {
    const { answers, facts: others } = toldBy[factor];
    const isTold = (key: string): boolean => {
      const certainty = facts[key]?.certainty;
      return certainty === 'known' || certainty === 'estimated';
    };
    return {
      factor,
      restsOn: [...answers.map((one) => factOfAnswer[one]), ...others].filter(isTold),
      unknown: [
        ...answers.filter((one) => isUnknown(one, open)).map((one) => factOfAnswer[one]),
        ...others.filter((key) => !isTold(key)),
      ],
    };
  });
