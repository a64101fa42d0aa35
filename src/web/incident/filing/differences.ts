import type { Difference } from '../../../authority/differences.ts';
import { inWords } from '../../../documents/in-words.ts';
import { wordsIn } from '../../../documents/words.ts';
import { type Fact, type FactKey, factKeys } from '../../../incidents/facts/vocabulary.ts';
import { inOslo } from '../../frame.ts';
import { type Html, html } from '../../html.ts';
import type { SignedInVisit } from '../../visit.ts';
import { factInWords, factLabel } from '../fact-words.ts';
import { wordFor } from '../own-words.ts';

const isFact = (key: string): key is FactKey => (factKeys as string[]).includes(key);

const someone = (value: object): string =>
  ['name', 'email', 'phone']
    .map((part) => (value as Record<string, unknown>)[part])
    .filter((part) => typeof part === 'string')
    .join(', ');

/** What a notice says beside its facts, as the page says it. */
const statement = (visit: SignedInVisit, key: string, value: unknown): string => {
  const words = visit.words.incident;
  if (value === null || value === '') return words['difference.nothing'];
  if (typeof value === 'number') return inWords(visit.language).number(value);
  if (Array.isArray(value)) {
    const say = inWords(visit.language);
    return say.list(
      value.map((one) => (key === 'peopleInformed.bases' ? say.basis(String(one)) : String(one))),
    );
  }
  if (typeof value === 'object') return someone(value);
  const text = typeof value === 'string' ? value : '';
  if (key.endsWith('At')) return inOslo(visit, text);
  if (key === 'assessment.level') return wordFor(visit, `risk.${text}`) ?? text;
  if (key === 'peopleInformed.status')
    return wordsIn(visit.language)(`information.${text}` as 'information.informed');
  return text;
};

const said = (visit: SignedInVisit, { key }: Difference, value: unknown): string =>
  isFact(key)
    ? factInWords(visit, key, value as Pick<Fact, 'value' | 'certainty'>)
    : statement(visit, key, value);

const labelOf = (visit: SignedInVisit, key: string): string =>
  isFact(key) ? factLabel(visit, key) : (wordFor(visit, `difference.${key}`) ?? key);

/** Question by question, what was said and what is said now. */
export const differenceList = (visit: SignedInVisit, differences: readonly Difference[]): Html => {
  const words = visit.words.incident;
  return html`<dl class="told differences">${differences.map(
    (one) =>
      html`<dt>${labelOf(visit, one.key)}</dt><dd><span class="was">${words.was}: ${said(visit, one, one.from)}</span><br><span class="is">${words.is}: ${said(visit, one, one.to)}</span></dd>`,
  )}</dl>`;
};
