import { en } from './words/en.ts';
import { nb, type WordKey, type Words } from './words/nb.ts';
import { nn } from './words/nn.ts';

export type Language = 'nb' | 'nn' | 'en';

const dictionaries: Record<Language, Words> = { nb, nn, en };

/** The phrase of a key, its `{names}` filled in. What is filled in is not looked through again. */
export type Say = (key: WordKey, values?: Record<string, string>) => string;

export const wordsIn = (language: Language): Say => {
  const words = dictionaries[language];
  return (key, values = {}) => words[key].replace(/\{(\w+)\}/g, (slot, name: string) => values[name] ?? slot);
};

/** A phrase for a key made at run time, such as an event's type; null when there is none. */
export const phraseFor = (language: Language, key: string): string | null =>
  Object.hasOwn(dictionaries[language], key) ? dictionaries[language][key as WordKey] : null;
