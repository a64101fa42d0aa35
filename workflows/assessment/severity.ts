import { type BreachPicture, type DataKind, type Identifier, withNature } from './picture.ts';
import {
  bandOf,
  circumstances,
  dataClasses,
  type Ease,
  easeOfIdentification,
  easilyRestoredHours,
  manyPeople,
  type SeverityBand,
} from './severity-method.ts';

/** One choice that went into the score: what was chosen and what it gave. */
export interface SeverityChoice {
  part: 'context' | 'identification' | 'confidentiality' | 'integrity' | 'availability' | 'intent';
  /** The answer as it stands in the picture, `class:circumstance` for a kind of data. */
  chosen: string;
  value: number;
  /** Taken as the worst, since it is not known. */
  assumed: boolean;
}

export interface Severity {
  /** DPC, 1 to 4. */
  context: number;
  /** EI, a quarter to 1. */
  identification: Ease;
  /** CB, 0 to 2. */
  circumstances: number;
  /** DPC × EI + CB, a quarter to 6. */
  score: number;
  band: SeverityBand;
  /** Shown apart; they never move the score. */
  flags: readonly ('more-than-100-people' | 'number-unknown' | 'data-unintelligible')[];
  choices: readonly SeverityChoice[];
}

/** Whether nobody without the key can read the data: strong protection and a key that is safe, both known. */
export const isUnintelligible = ({ protection, key }: BreachPicture): boolean =>
  protection === 'strong' && key === 'safe';

/** A kind's context, 1 to 4. Throws for a circumstance that does not fit the class. */
const contextOf = ({ class: name, circumstance }: DataKind): number => {
  const { base, steps } = dataClasses[name];
  const step = steps[circumstance];
  if (step === undefined) throw new Error(`${circumstance} does not fit ${name} data`);
  return Math.min(4, Math.max(1, base + step));
};

/** Whether a circumstance can be chosen for a class. */
export const fits = ({ class: name, circumstance }: DataKind): boolean =>
  circumstance in dataClasses[name].steps;

const contextChoice = (kinds: readonly DataKind[]): SeverityChoice => {
  const highest = kinds
    .map((kind) => ({ chosen: `${kind.class}:${kind.circumstance}`, value: contextOf(kind) }))
    .toSorted((a, b) => b.value - a.value)[0];
  return highest
    ? { part: 'context', ...highest, assumed: false }
    : { part: 'context', chosen: 'unknown', value: 4, assumed: true };
};

const identificationChoice = (identifiers: readonly Identifier[]): SeverityChoice => {
  const highest = identifiers
    .map((identifier) => ({ chosen: identifier, value: easeOfIdentification[identifier] }))
    .toSorted((a, b) => b.value - a.value)[0];
  return highest
    ? { part: 'identification', ...highest, assumed: false }
    : { part: 'identification', chosen: 'unknown', value: 1, assumed: true };
};

const availabilityOf = (picture: BreachPicture): keyof typeof circumstances.availability => {
  const { restoredAfterHours, backup } = picture;
  if (restoredAfterHours !== null)
    return restoredAfterHours <= easilyRestoredHours ? 'restored' : 'interrupted';
  return backup === 'none' || backup === 'unknown' ? 'lost' : 'interrupted';
};

/** Nobody, where logs that would have shown it show that nobody had the data. */
const recipientsOf = ({ exposure, logs, recipients }: BreachPicture): BreachPicture['recipients'] =>
  exposure === 'excluded' && logs === 'complete' ? 'nobody' : recipients;

const circumstanceChoices = (picture: BreachPicture): SeverityChoice[] => {
  const { nature, alteration, intent } = picture;
  const recipients = recipientsOf(picture);
  const choices: SeverityChoice[] = [];
  if (nature.includes('confidentiality'))
    choices.push({
      part: 'confidentiality',
      chosen: recipients,
      value: circumstances.confidentiality[recipients],
      assumed: recipients === 'unknown',
    });
  if (nature.includes('integrity'))
    choices.push({
      part: 'integrity',
      chosen: alteration,
      value: circumstances.integrity[alteration],
      assumed: alteration === 'unknown',
    });
  if (nature.includes('availability')) {
    const chosen = availabilityOf(picture);
    choices.push({
      part: 'availability',
      chosen,
      value: circumstances.availability[chosen],
      assumed: picture.backup === 'unknown' && picture.restoredAfterHours === null,
    });
  }
  choices.push({
    part: 'intent',
    chosen: intent,
    value: intent === 'accidental' ? 0 : circumstances.malicious,
    assumed: intent === 'unknown',
  });
  return choices;
};

/**
 * The severity of a breach by ENISA's method, with every choice that made it, so that each can be given a reason and
 * be contested. The number of people changes nothing: a single person can be hit as hard.
 * Throws for a kind of data whose circumstance does not fit its class.
 */
export const severityOf = (drawn: BreachPicture): Severity => {
  const picture = withNature(drawn);
  const context = contextChoice(picture.dataKinds);
  const identification = identificationChoice(picture.identifiers);
  const others = circumstanceChoices(picture);
  const added = Math.min(
    2,
    others.reduce((sum, { value }) => sum + value, 0),
  );
  const score = context.value * identification.value + added;
  return {
    context: context.value,
    identification: identification.value as Ease,
    circumstances: added,
    score,
    band: bandOf(score),
    flags: [
      ...(picture.peopleCount === null ? (['number-unknown'] as const) : []),
      ...(picture.peopleCount !== null && picture.peopleCount > manyPeople
        ? (['more-than-100-people'] as const)
        : []),
      ...(isUnintelligible(picture) ? (['data-unintelligible'] as const) : []),
    ],
    choices: [context, identification, ...others],
  };
};
