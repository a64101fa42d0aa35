import { type FactKey, factFields, type FactValue } from '../incidents/facts/vocabulary.ts';
import { capitalised } from './answer.ts';
import { choiceInWords } from './choice-words.ts';
import type { InWords } from './in-words.ts';
import type { Language } from './words.ts';

type Field = Parameters<typeof choiceInWords>[3];

const rowInWords = (
  key: FactKey,
  row: Readonly<Record<string, unknown>>,
  language: Language,
  words: InWords,
): string => {
  const say = (name: string, field: Field): string => {
    const code = row[name];
    return typeof code === 'string' ? choiceInWords(language, key, code, field) : '';
  };
  const text = (name: string): string => (typeof row[name] === 'string' ? row[name] : '');
  const joined = (parts: readonly string[]): string => parts.filter((part) => part !== '').join(', ');
  if (key === 'otherParties') return joined([text('name'), say('role', 'role')]);
  if (key === 'peopleCountries') {
    const people = row['people'];
    const country = say('country', 'country');
    return typeof people === 'number' ? `${country}: ${words.number(people)}` : country;
  }
  const circumstance = row['circumstance'] === 'ordinary' ? '' : say('circumstance', 'circumstance');
  return capitalised(joined([say('class', 'class'), circumstance, text('reason')]));
};

/** Any value of a fact in words, one line an item; null where there is none. What people wrote is verbatim. */
export const factValueInWords = (
  key: FactKey,
  value: FactValue,
  language: Language,
  words: InWords,
): string[] | null => {
  const { kind, choices = [] } = factFields[key];
  if (value === null) return null;
  if (typeof value === 'boolean') return [capitalised(choiceInWords(language, key, value ? 'yes' : 'no'))];
  if (typeof value === 'number') return [words.number(value)];
  const word = (code: string): string =>
    choices.includes(code) ? capitalised(choiceInWords(language, key, code)) : code;
  if (!Array.isArray(value)) return [kind === 'instant' ? words.instant(value) : word(value)];
  return value.map((item) =>
    typeof item === 'string' ? word(item) : rowInWords(key, { ...item }, language, words),
  );
};
