import { factFields } from '../incidents/facts/vocabulary.ts';
import type { ReportField } from '../authority/report-document.ts';
import type { InWords } from './in-words.ts';
import type { Say } from './words.ts';

/** One line of a document: a question and what is answered. Text that people wrote is verbatim. */
export interface Row {
  label: string;
  /** Paragraphs, each a list of lines as they were written. */
  paragraphs: string[][];
  /** Items that stand better one by one than in a sentence. */
  bullets: string[];
  /** How sure the answer is, where it is not simply known. */
  note: string | null;
  /** True where there is no answer: `paragraphs` then say so in the document's language. */
  missing: boolean;
}

export interface Voice {
  say: Say;
  words: InWords;
}

/** Text as typed, in paragraphs (blank lines between) of lines. */
export const paragraphsOf = (text: string): string[][] =>
  text
    .replace(/\r\n?/g, '\n')
    .split(/\n[^\S\n]*\n\s*/)
    .map((paragraph) => paragraph.split('\n').map((line) => line.trimEnd()))
    .filter((lines) => lines.some((line) => line.trim() !== ''));

export const row = (label: string, text: string): Row => ({
  label,
  paragraphs: paragraphsOf(text),
  bullets: [],
  note: null,
  missing: false,
});

export const missingRow = (label: string, text: string): Row => ({ ...row(label, text), missing: true });

/** A row for text that may be missing; `absent` says so in words. */
export const rowOr = (label: string, text: string | null, absent: string): Row =>
  text === null || text.trim() === '' ? missingRow(label, absent) : row(label, text);

export const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** A list reads as a sentence, unless an item's own comma or length would hide where it ends. */
const listed = (label: string, items: readonly string[], words: InWords): Row =>
  items.length > 1 && items.some((item) => item.includes(',') || item.length > 40 || items.length > 8)
    ? { ...row(label, ''), bullets: [...items] }
    : row(label, capitalised(words.list(items)));

const natures = ['confidentiality', 'integrity', 'availability'] as const;
const parties = ['us', 'other'] as const;

const given = (field: ReportField, label: string, { say, words }: Voice): Row | null => {
  const { key, value } = field;
  if (value === null || value === '' || (Array.isArray(value) && value.length === 0)) return null;
  if (typeof value === 'number') return row(label, words.number(value));
  if (key === 'nature') {
    const known = [value].flat().map((item) => natures.find((nature) => nature === item));
    return row(label, capitalised(words.list(known.flatMap((one) => (one ? [say(`nature.${one}`)] : [])))));
  }
  if (Array.isArray(value)) return listed(label, value, words);
  if (factFields[key].kind === 'instant') return row(label, words.instant(value));
  const party = parties.find((one) => one === value);
  if (party && (key === 'authorityNotifier' || key === 'peopleInformer'))
    return row(label, say(`party.${party}`));
  return row(label, value);
};

/** A fact as the document prints it: what is not known says so, an estimate is called one. Basis: GDPR art. 33(4). */
export const answer = (field: ReportField, voice: Voice): Row => {
  const label = voice.say(`fact.${field.key}`);
  if (field.certainty === 'cannot-be-determined')
    return missingRow(label, voice.say('certainty.cannot-be-determined'));
  const found = field.certainty === 'to-be-determined' ? null : given(field, label, voice);
  if (!found) return missingRow(label, voice.say('certainty.to-be-determined'));
  return field.certainty === 'estimated' ? { ...found, note: voice.say('certainty.estimated') } : found;
};
