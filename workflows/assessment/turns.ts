import type { RiskLevel } from '../regimes/regime.ts';
import { type BreachPicture, dataClassNames, identifierNames, pictureAnswers } from './picture.ts';
import { propose } from './propose.ts';
import type { OpenQuestion } from './reasons.ts';
import { easilyRestoredHours } from './severity-method.ts';

/** An answer to an open question that alone would turn the outcome. */
export interface Turn {
  /** As in the picture; `soon` for a restore without difficulty, a class or an identifier for a list. */
  answer: string;
  risk: RiskLevel;
}

type Given = [answer: string, picture: Partial<BreachPicture>];

const enumerated = (question: keyof typeof pictureAnswers): Given[] =>
  pictureAnswers[question]
    .filter((answer) => answer !== 'unknown')
    .map((answer) => [answer, { [question]: question === 'nature' ? [answer] : answer }]);

/** What each open question could be answered with. The number of people turns nothing. */
const answersTo = (question: OpenQuestion): Given[] => {
  if (question === 'peopleCount') return [];
  if (question === 'restoredAfterHours') return [['soon', { restoredAfterHours: easilyRestoredHours }]];
  if (question === 'vulnerablePeople')
    return [
      ['no', { vulnerablePeople: false }],
      ['yes', { vulnerablePeople: true }],
    ];
  if (question === 'dataKinds')
    return dataClassNames.map((name) => [name, { dataKinds: [{ class: name, circumstance: 'ordinary' }] }]);
  if (question === 'identifiers') return identifierNames.map((name) => [name, { identifiers: [name] }]);
  return enumerated(question);
};

/**
 * Which answers to an open question would, all else as it is, turn the outcome, and to what. Empty: the question alone
 * turns nothing. Unknown counts as the worst, so an answer turns the outcome for the better, if at all.
 */
export const turnsOf = (picture: BreachPicture, question: OpenQuestion, risk: RiskLevel): Turn[] =>
  answersTo(question).flatMap(([answer, known]) => {
    const turned = propose({ ...picture, ...known }).risk;
    return turned === risk ? [] : [{ answer, risk: turned }];
  });
