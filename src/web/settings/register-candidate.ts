import type { z } from 'zod';
import { storageFaults } from '../../http/fit-for-storage.ts';
import { pathAt, pointerTo } from '../../http/problem-details.ts';
import { incomingRegister, type RegisterDocument } from '../../register/register-document.ts';
import type { FieldFault } from '../../problems.ts';
import type { Visit } from '../visit.ts';

type SettingsWords = Visit['words']['settings'];

/** A text that may become the register: the register it is, or what is wrong with it, by JSON pointer. */
export type Candidate =
  | { outcome: 'good'; register: RegisterDocument }
  | { outcome: 'faulty'; faults: FieldFault[] };

/** Where a text stops being JSON, counted from 1; undefined where that cannot be told. */
const brokenAt = (text: string, error: unknown): { line: number; column: number } | undefined => {
  const place = /at position (\d+)/.exec(error instanceof Error ? error.message : '')?.[1];
  if (place === undefined) return undefined;
  const before = text.slice(0, Number(place)).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
};

const isMissing = (issue: z.core.$ZodIssue, document: unknown): boolean => {
  let value = document;
  for (const key of issue.path)
    value =
      typeof value === 'object' && value !== null ? (value as Record<PropertyKey, unknown>)[key] : undefined;
  return value === undefined;
};

/** What a fault is, in words that do not repeat the value. */
const inWords = (words: SettingsWords, issue: z.core.$ZodIssue, document: unknown): string => {
  switch (issue.code) {
    case 'invalid_type':
      return isMissing(issue, document) ? words.faultMissing : words.faultType;
    case 'too_big':
      return words.faultTooLong;
    case 'too_small':
      return words.faultTooShort;
    case 'invalid_value':
      return words.faultChoice(issue.values.map(String).join(', '));
    case 'custom':
      if (issue.message.startsWith('this key stands earlier')) return words.faultRepeatedKey;
      return issue.message.startsWith('no such key in') ? words.faultUnknownKey : words.faultFormat;
    case 'invalid_format':
    case 'invalid_key':
    case 'invalid_element':
    case 'invalid_union':
    case 'not_multiple_of':
    case 'unrecognized_keys':
      return words.faultFormat;
  }
};

/** What a schema refused, in words; `placeOf` says where a path stands in what the person gave. */
const faultsOf = (
  words: SettingsWords,
  error: z.ZodError,
  document: unknown,
  placeOf: (path: readonly PropertyKey[]) => string,
): FieldFault[] =>
  error.issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys'
      ? issue.keys.map((key) => ({
          pointer: placeOf([...issue.path, key]),
          detail: words.faultUnknownField,
        }))
      : [{ pointer: placeOf(issue.path), detail: inWords(words, issue, document) }],
  );

/** Reads a text as a register, by the same schema that the API saves it with. */
export const readCandidate = (words: SettingsWords, text: string): Candidate => {
  let document: unknown;
  try {
    document = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    const place = brokenAt(text, error);
    const detail = place ? words.registerBrokenAt(place.line, place.column) : words.registerBroken;
    return { outcome: 'faulty', faults: [{ pointer: '', detail }] };
  }
  return checkCandidate(words, document);
};

/** Checks what was read as a register. */
export const checkCandidate = (
  words: SettingsWords,
  document: unknown,
  placeOf: (path: readonly PropertyKey[]) => string = pointerTo,
): Candidate => {
  const unfit = storageFaults(document);
  if (unfit.length > 0)
    return {
      outcome: 'faulty',
      faults: unfit.map(({ pointer }) => ({
        pointer: placeOf(pathAt(pointer)),
        detail: words.faultCharacters,
      })),
    };
  const checked = incomingRegister.safeParse(document);
  return checked.success
    ? { outcome: 'good', register: checked.data }
    : { outcome: 'faulty', faults: faultsOf(words, checked.error, document, placeOf) };
};
