import { choiceInWords } from '../../documents/choice-words.ts';
import { wordsIn } from '../../documents/words.ts';
import { type Fact, type FactKey, factFields } from '../../incidents/facts/vocabulary.ts';
import { fromRegister } from '../../incidents/facts-from-register.ts';
import { inOslo } from '../frame.ts';
import type { SignedInVisit } from '../visit.ts';
import { isRowKind, type Row, type RowKind, rowsFrom } from './fact-rows.ts';
import { wordFor } from './own-words.ts';

const locales = { nb: 'nb-NO', nn: 'nn-NO', en: 'en-GB' } as const;

export const factLabel = (visit: SignedInVisit, key: FactKey): string =>
  wordsIn(visit.language)(`fact.${key}`);

export const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** A code that can be chosen, as it stands beside its box. */
export const choiceLabel = (
  visit: SignedInVisit,
  key: FactKey,
  code: string,
  field?: Parameters<typeof choiceInWords>[3],
): string => capitalised(choiceInWords(visit.language, key, code, field));

const numberIn = (visit: SignedInVisit, value: number): string =>
  new Intl.NumberFormat(locales[visit.language]).format(value);

const rowInWords = (visit: SignedInVisit, key: FactKey, kind: RowKind, row: Row): string => {
  const say = (code = '', field: Parameters<typeof choiceInWords>[3]): string =>
    code && choiceInWords(visit.language, key, code, field);
  const { name = '', reason, contact, people = '' } = row;
  if (kind === 'parties')
    return [name, say(row['role'], 'role'), contact].filter((part) => part !== '').join(', ');
  if (kind === 'countries') {
    const country = say(row['country'], 'country');
    return people === '' ? country : `${country}: ${numberIn(visit, Number(people))}`;
  }
  const [className, circumstance] = (row['kind'] ?? '').split(':');
  const special = circumstance === 'ordinary' ? '' : say(circumstance, 'circumstance');
  return [say(className, 'class'), special, reason].filter((part) => part !== '').join(', ');
};

const valueInWords = (visit: SignedInVisit, key: FactKey, value: NonNullable<Fact['value']>): string => {
  const { kind, choices = [] } = factFields[key];
  const word = (code: string): string =>
    choices.includes(code) ? choiceInWords(visit.language, key, code) : code;
  if (isRowKind(kind))
    return rowsFrom(kind, value)
      .map((row) => rowInWords(visit, key, kind, row))
      .join('; ');
  if (Array.isArray(value))
    return new Intl.ListFormat(locales[visit.language]).format(
      value.flatMap((item) => (typeof item === 'string' ? word(item) : [])),
    );
  if (typeof value === 'boolean') return choiceInWords(visit.language, key, value ? 'yes' : 'no');
  if (typeof value === 'number') return numberIn(visit, value);
  return kind === 'instant' ? inOslo(visit, value) : word(value);
};

/** A fact in one line of words, its certainty in brackets unless it is simply known. */
export const factInWords = (
  visit: SignedInVisit,
  key: FactKey,
  fact: Pick<Fact, 'value' | 'certainty'> | null,
): string => {
  if (!fact) return visit.words.incident.notRecorded;
  const { value, certainty } = fact;
  const sure = wordFor(visit, `certainty.${certainty}`) ?? certainty;
  if (value === null) return sure;
  const shown = valueInWords(visit, key, value);
  return certainty === 'known' ? shown : `${shown} (${sure.toLocaleLowerCase(locales[visit.language])})`;
};

/** Where a fact comes from, as the page says it. */
export const sourceInWords = (visit: SignedInVisit, source: string): string =>
  source === fromRegister ? visit.words.fromRegister.sourceRegister : visit.words.fromRegister.source(source);
