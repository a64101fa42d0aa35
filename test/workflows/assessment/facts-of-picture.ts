import { factOfAnswer } from '../../../workflows/assessment/picture-of-facts.ts';
import type { BreachPicture } from '../../../workflows/assessment/picture.ts';

/** A fact as a person enters it. */
interface Entered {
  certainty: 'known';
  value: unknown;
}

/**
 * The facts that somebody enters who knows of a breach what a picture says; what it does not know, they leave out.
 * Kinds of data bring their reason.
 */
export const factsOfPicture = (picture: Partial<BreachPicture>): Record<string, Entered> =>
  Object.fromEntries(
    Object.entries(picture).flatMap(([question, answer]): [string, Entered][] => {
      if (answer === 'unknown' && question !== 'recipients') return [];
      if (answer === null || (Array.isArray(answer) && answer.length === 0)) return [];
      if (question === 'misuseSeen' && answer === false) return [];
      const value =
        question === 'dataKinds'
          ? (answer as object[]).map((kind) => ({ ...kind, reason: 'Slik saken er beskrevet.' }))
          : answer;
      return [[factOfAnswer[question as keyof BreachPicture], { certainty: 'known', value }]];
    }),
  );
