import { choiceInWords } from '../../documents/choice-words.ts';
import { type FactKey, factFields } from '../../incidents/facts/vocabulary.ts';
import { type Language, languages } from '../../languages.ts';
import { invalid } from '../../problems.ts';
import { breachWords } from '../words/words-of.ts';

/** The columns that a list may have, in the order of the template. Title and detection must be there. */
export const importKeys = [
  'reference',
  'title',
  'role',
  'system',
  'breachBegan',
  'detectedAt',
  'awareAt',
  'notifiedAt',
  'level',
  'notNotifiedReason',
  'nature',
  'incidentTypes',
  'causeOrigin',
  'intent',
  'peopleTypes',
  'peopleCount',
  'told',
  'whatHappened',
  'effects',
  'measures',
  'closedAt',
] as const;
export type ImportKey = (typeof importKeys)[number];

const needed: readonly ImportKey[] = ['title', 'detectedAt'];

export const headingOf = (language: Language, key: ImportKey): string =>
  key === 'notNotifiedReason' ? breachWords(language).notNotifiedReason : breachWords(language).column[key];

export const folded = (text: string): string => text.trim().toLocaleLowerCase('nb').replaceAll(/\s+/g, ' ');

const placesIn = (headings: readonly string[]): Map<ImportKey, number> => {
  const places = new Map<ImportKey, number>();
  for (const key of importKeys) {
    const names = new Set([folded(key), ...languages.map((language) => folded(headingOf(language, key)))]);
    const at = headings.findIndex((heading) => names.has(folded(heading)));
    if (at >= 0) places.set(key, at);
  }
  return places;
};

/** Whether a row holds the headings: a list may begin with a title of its own. */
export const isHeadings = (cells: readonly string[]): boolean => {
  const places = placesIn(cells);
  return needed.every((key) => places.has(key));
};

/** The headings that are read, and those that nobody knows: what stands below them is left where it is. */
export const headingsOf = (headings: readonly string[]): { read: string[]; ignored: string[] } => {
  const read = new Set(placesIn(headings).values());
  return {
    read: headings.filter((_, at) => read.has(at)),
    ignored: headings.filter((heading, at) => heading !== '' && !read.has(at)),
  };
};

/** Which column of the list is which, by its heading in any of the three languages or by its name in the API. */
export const placeColumns = (headings: readonly string[]): Map<ImportKey, number> => {
  const places = placesIn(headings);
  const missing = needed.filter((key) => !places.has(key));
  if (missing.length > 0)
    throw invalid(
      '/file',
      `column-missing: The list has no column ${missing.map((key) => headingOf('nb', key)).join(', ')}. Use the headings of the template.`,
    );
  return places;
};

type Words = ReadonlyMap<string, string>;

const wordsFor = (pairs: Iterable<readonly [word: string, code: string]>): Words =>
  new Map([...pairs].map(([word, code]) => [folded(word), code]));

const ofFact = (key: FactKey): Words =>
  wordsFor(
    (factFields[key].choices ?? []).flatMap((code): [string, string][] => [
      [code, code],
      ...languages.map((language): [string, string] => [choiceInWords(language, key, code), code]),
    ]),
  );

const ofOwn = (group: 'role' | 'level'): Words =>
  wordsFor(
    languages.flatMap((language) =>
      Object.entries(breachWords(language)[group]).flatMap(([code, word]): [string, string][] => [
        [word, code],
        [code, code],
      ]),
    ),
  );

/** What a word of a choice stands for, in any of the languages or as a code. */
export const choiceWords: Readonly<Partial<Record<ImportKey, Words>>> = {
  role: ofOwn('role'),
  level: ofOwn('level'),
  nature: ofFact('nature'),
  incidentTypes: ofFact('incidentTypes'),
  causeOrigin: ofFact('causeOrigin'),
  intent: ofFact('intent'),
  peopleTypes: ofFact('peopleTypes'),
};
