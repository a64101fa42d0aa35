import { wordsIn } from '../../documents/words.ts';
import type { Fact, FactKey } from '../../incidents/facts-vocabulary.ts';
import { inOslo } from '../frame.ts';
import type { SignedInVisit } from '../visit.ts';
import { factKinds, natures } from './fact-fields.ts';
import { wordFor } from './own-words.ts';

const locales = { nb: 'nb-NO', nn: 'nn-NO', en: 'en-GB' } as const;

export const factLabel = (visit: SignedInVisit, key: FactKey): string =>
  wordsIn(visit.language)(`fact.${key}`);

/** A fact in one line of words, its certainty in brackets unless it is simply known. */
export const factInWords = (
  visit: SignedInVisit,
  key: FactKey,
  fact: Pick<Fact, 'value' | 'certainty'> | null,
): string => {
  const words = visit.words.incident;
  if (!fact) return words.notRecorded;
  const { value, certainty } = fact;
  const sure = wordFor(visit, `certainty.${certainty}`) ?? certainty;
  if (value === null) return sure;
  const say = wordsIn(visit.language);
  const natureOf = (item: string): string => {
    const known = natures.find((nature) => nature === item);
    return known ? say(`nature.${known}`) : item;
  };
  const shown = Array.isArray(value)
    ? new Intl.ListFormat(locales[visit.language]).format(value.map(natureOf))
    : typeof value === 'number'
      ? new Intl.NumberFormat(locales[visit.language]).format(value)
      : factKinds[key] === 'instant'
        ? inOslo(visit, value)
        : value === 'us' || value === 'other'
          ? say(`party.${value}`)
          : value;
  return certainty === 'known' ? shown : `${shown} (${sure.toLocaleLowerCase(locales[visit.language])})`;
};
