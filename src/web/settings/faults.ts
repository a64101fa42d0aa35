import { type FieldFault, Problem, problems } from '../../problems.ts';
import type { Visit } from '../visit.ts';

type SettingsWords = Visit['words']['settings'];
type Sentence = {
  [Key in keyof SettingsWords]: SettingsWords[Key] extends string ? Key : never;
}[keyof SettingsWords];

const byField: Readonly<Record<string, Sentence>> = {
  name: 'faultName',
  email: 'faultEmail',
  phone: 'faultPhone',
  mobile: 'faultMobile',
  organisationNumber: 'faultOrganisationNumber',
  role: 'faultRole',
  language: 'faultLanguage',
  expiresAt: 'faultDate',
};

/** In the person's language what is wrong with a field, told by the last part of its pointer. */
const faultInWords = (words: SettingsWords, { pointer }: FieldFault): FieldFault => {
  const key = byField[pointer.split('/').at(-1) ?? ''] ?? 'faultOther';
  return { pointer, detail: words[key] };
};

const sentenceFor = (words: SettingsWords, { type }: Problem): string => {
  if (type === 'stale-version') return words.problemMoved;
  if (type === 'not-found') return words.problemGone;
  if (type === 'frozen') return words.problemLastAdministrator;
  return problems[type].status === 422 ? words.problemInput : words.problemOther;
};

/**
 * A problem of the API as this page says it. `sentences` says what a field's fault means on this page, by pointer, and
 * `whole` the problem itself, where that is more than the field or the problem tells.
 */
export const problemInWords = (
  visit: Visit,
  problem: Problem | undefined,
  own: { sentences?: Readonly<Record<string, string>>; whole?: string } = {},
): Problem | undefined => {
  if (!problem) return undefined;
  const words = visit.words.settings;
  const errors = problem.details.errors?.map((fault) => {
    const sentence = own.sentences?.[fault.pointer];
    return sentence === undefined ? faultInWords(words, fault) : { pointer: fault.pointer, detail: sentence };
  });
  return new Problem(problem.type, own.whole ?? sentenceFor(words, problem), errors ? { errors } : {});
};
