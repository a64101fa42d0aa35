import type { FactKey } from '../incidents/facts/vocabulary.ts';
import { type Language, phraseFor } from './words.ts';

const locales = { nb: 'nb-NO', nn: 'nn-NO', en: 'en-GB' } as const;

/** Safeguards and prevention name the same measures. */
const sameWords: Partial<Record<FactKey, string>> = {
  safeguards: 'measure',
  prevention: 'measure',
  nature: 'nature',
  authorityNotifier: 'party',
  peopleInformer: 'party',
};

const countries = {
  nb: new Intl.DisplayNames(locales.nb, { type: 'region' }),
  nn: new Intl.DisplayNames(locales.nn, { type: 'region' }),
  en: new Intl.DisplayNames(locales.en, { type: 'region' }),
};

/** A country by its name in the language; the code where there is none. */
const countryInWords = (language: Language, code: string): string => countries[language].of(code) ?? code;

/**
 * A code among a fact's choices, as a person reads it; of the rows of `dataKinds`, `otherParties` and `peopleCountries`
 * the field (`class`, `circumstance`, `role`, `country`) goes in `field`. A code without words is given back as it is.
 */
export const choiceInWords = (
  language: Language,
  key: FactKey,
  code: string,
  field?: 'class' | 'circumstance' | 'role' | 'country',
): string => {
  if (key === 'establishmentCountries' || field === 'country') return countryInWords(language, code);
  const group = field ?? sameWords[key] ?? key;
  return (
    phraseFor(language, `${group}.${code}`) ??
    phraseFor(language, `choice.${group}.${code}`) ??
    phraseFor(language, `choice.${code}`) ??
    code
  );
};
