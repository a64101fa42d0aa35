import { exemptionBases, type ExemptionCode } from '../../../workflows/assessment/exemptions.ts';
import { assessmentWords } from '../../assessment/words/words-of.ts';
import type { DocumentedEntry, Signed } from '../../documentation/documentation-document.ts';
import type { ToldKey } from '../../documentation/journal-entries.ts';
import type { FactKey } from '../../incidents/facts/vocabulary.ts';
import { type Row, row, type Voice } from '../answer.ts';
import { inWords } from '../in-words.ts';
import { type Language, phraseFor, wordsIn } from '../words.ts';

/** What the record is told with, in one language. */
export interface Telling extends Voice {
  language: Language;
  /** A phrase for a key made at run time; the code itself where there is none. */
  word: (group: string, code: string) => string;
  /** Who and when, as one line. */
  signed: (one: Signed) => string;
  name: (by: string) => string;
  factNames: (keys: readonly FactKey[]) => string;
  exemption: (code: string) => string;
}

export const tellingIn = (language: Language): Telling => {
  const say = wordsIn(language);
  const words = inWords(language);
  const name = (by: string): string => (by === 'system' ? say('actor.system') : by);
  return {
    language,
    say,
    words,
    word: (group, code) => phraseFor(language, `${group}.${code}`) ?? code,
    signed: ({ at, by }) => say('record.by', { at: words.shortInstant(at), name: name(by) }),
    name,
    factNames: (keys) => words.list(keys.map((key) => say(`fact.${key}`))),
    exemption: (code) =>
      code in exemptionBases ? assessmentWords[language].exemptions[code as ExemptionCode] : code,
  };
};

/** Details whose value is a code, and the words that it is told in. */
const coded: Partial<Record<ToldKey, string>> = {
  level: 'risk',
  proposedLevel: 'risk',
  risk: 'risk',
  completeness: 'completeness',
  channel: 'channel',
  scope: 'scope',
  deadline: 'clock',
  disclosure: 'disclosure',
};
const instants: readonly ToldKey[] = [
  'detectedAt',
  'awareAt',
  'containedAt',
  'notifiedAt',
  'phonedAt',
  'givenAt',
  'dueAt',
  'followUpDueAt',
];

/** A detail of an entry in words; what people wrote is verbatim. */
export const detailInWords = (
  telling: Telling,
  { event }: Pick<DocumentedEntry, 'event'>,
  key: ToldKey,
  value: string | number,
): string => {
  const { words, word } = telling;
  if (key === 'size') return words.size(Number(value));
  if (typeof value === 'number') return words.number(value);
  if (instants.includes(key)) return words.instant(value);
  if (key === 'code') return telling.exemption(value);
  if (key === 'kind') return word(event.startsWith('duty.') ? 'clock' : 'kind', value);
  // Of a duty that was fulfilled it is what somebody wrote.
  if (key === 'decision') return event.startsWith('duty.') ? value : word('decided', value);
  const group = coded[key];
  return group ? word(group, value) : value;
};

/** The details of an entry as questions and answers, without those that its title says. */
export const detailRows = (
  telling: Telling,
  entry: DocumentedEntry,
  without: readonly ToldKey[] = [],
): Row[] =>
  Object.entries(entry.details).flatMap(([name, value]) => {
    const key = name as ToldKey;
    return without.includes(key)
      ? []
      : [row(telling.say(`told.${key}`), detailInWords(telling, entry, key, value))];
  });
