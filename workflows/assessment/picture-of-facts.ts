import {
  type BreachPicture,
  type DataKind,
  dataCircumstances,
  dataClassNames,
  identifierNames,
  pictureAnswers,
} from './picture.ts';
import { fits } from './severity.ts';

/** A fact as far as an assessment reads it. A value that is null or undetermined tells nothing. */
export interface FactRead {
  value: unknown;
  certainty: string;
}
export type FactsRead = Readonly<Record<string, FactRead | undefined>>;

/** Which fact answers which question of the picture. */
export const factOfAnswer = {
  nature: 'nature',
  exposure: 'exposure',
  logs: 'logs',
  recipients: 'recipients',
  deletion: 'deletion',
  protection: 'protection',
  key: 'protectionKey',
  backup: 'backup',
  restoredAfterHours: 'restoredAfterHours',
  disruption: 'disruption',
  alteration: 'alteration',
  intent: 'intent',
  misuseSeen: 'misuseSeen',
  dataKinds: 'dataKinds',
  identifiers: 'identifiers',
  vulnerablePeople: 'vulnerablePeople',
  peopleCount: 'peopleCount',
  mitigation: 'mitigationOutcome',
} as const satisfies Record<keyof BreachPicture, string>;

/** The facts that an assessment reads: when one of them changes, an assessment that rested on it is out of date. */
export const assessedFacts: readonly string[] = Object.values(factOfAnswer);

const isKind = (value: unknown): value is DataKind => {
  const { class: name, circumstance } = (value ?? {}) as Partial<DataKind>;
  return (
    dataClassNames.some((one) => one === name) &&
    dataCircumstances.some((one) => one === circumstance) &&
    fits(value as DataKind)
  );
};

/**
 * What the facts say of a breach, as an assessment sees it. What is missing, undetermined or not of the vocabulary is
 * unknown, and so the worst; an estimate counts as what it estimates. Only misuse is the other way round: it is an
 * observation, and what nobody has observed was not seen.
 */
export const pictureOfFacts = (facts: FactsRead): BreachPicture => {
  const said = (question: keyof BreachPicture): unknown => {
    const fact = facts[factOfAnswer[question]];
    return fact?.certainty === 'known' || fact?.certainty === 'estimated' ? fact.value : undefined;
  };
  const answer = <T extends string>(question: keyof BreachPicture, answers: readonly T[], otherwise: T): T =>
    answers.find((one) => one === said(question)) ?? otherwise;
  const number = (question: keyof BreachPicture): number | null => {
    const value = said(question);
    return typeof value === 'number' && value >= 0 ? value : null;
  };
  const list = (question: keyof BreachPicture): readonly unknown[] => {
    const value = said(question);
    return Array.isArray(value) ? value : [];
  };
  const kinds = list('dataKinds');
  const vulnerable = said('vulnerablePeople');
  return {
    nature: pictureAnswers.nature.filter((one) => list('nature').includes(one)),
    exposure: answer('exposure', pictureAnswers.exposure, 'unknown'),
    logs: answer('logs', pictureAnswers.logs, 'unknown'),
    recipients: answer('recipients', pictureAnswers.recipients, 'unknown'),
    deletion: answer('deletion', pictureAnswers.deletion, 'unknown'),
    protection: answer('protection', pictureAnswers.protection, 'unknown'),
    key: answer('key', pictureAnswers.key, 'unknown'),
    backup: answer('backup', pictureAnswers.backup, 'unknown'),
    restoredAfterHours: number('restoredAfterHours'),
    disruption: answer('disruption', pictureAnswers.disruption, 'unknown'),
    alteration: answer('alteration', pictureAnswers.alteration, 'unknown'),
    intent: answer('intent', pictureAnswers.intent, 'unknown'),
    misuseSeen: said('misuseSeen') === true,
    dataKinds: kinds.every(isKind)
      ? kinds.map(({ class: name, circumstance }) => ({ class: name, circumstance }))
      : [],
    identifiers: identifierNames.filter((one) => list('identifiers').includes(one)),
    vulnerablePeople: typeof vulnerable === 'boolean' ? vulnerable : 'unknown',
    peopleCount: number('peopleCount'),
    mitigation: answer('mitigation', pictureAnswers.mitigation, 'none'),
  };
};
