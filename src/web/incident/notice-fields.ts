import { createHash } from 'node:crypto';
import { type Language, languages } from '../../languages.ts';
import { field, textArea } from '../frame.ts';
import { type Html, html } from '../html.ts';
import type { CaseView } from './case-view.ts';
import type { Values } from './event-body.ts';
import { withError } from './form-parts.ts';
import type { ShownNotice } from './load-case.ts';
import { wordFor } from './own-words.ts';

/** The name of the form with all texts. */
export const textsForm = 'texts';
export const places = ['email.subject', 'email.text', 'sms.text'] as const;
export type Place = (typeof places)[number];

const textAt = ({ email, sms }: ShownNotice['texts'][Language], place: Place): string => {
  if (place === 'sms.text') return sms.text;
  return place === 'email.subject' ? email.subject : email.text;
};

const nameOf = (language: Language, place: Place): string => `${language}.${place}`;

const typedIn = (values: Values, language: Language, place: Place): string | undefined =>
  values[nameOf(language, place)]?.replaceAll('\r\n', '\n');

/** The texts of the form as the API takes them. */
export const textsFrom = (values: Values): Record<string, unknown> => {
  const at = (language: Language, place: Place): string => typedIn(values, language, place) ?? '';
  return {
    texts: Object.fromEntries(
      languages.map((language) => [
        language,
        {
          email: { subject: at(language, 'email.subject'), text: at(language, 'email.text') },
          sms: { text: at(language, 'sms.text') },
        },
      ]),
    ),
  };
};

/** Travels with the form, so that a text that this person left alone is told from one that they changed. */
const markOf = (text: string): string => createHash('sha256').update(text).digest('base64url').slice(0, 16);

/**
 * What stands in a field: what this person typed, where they changed it; otherwise what is stored now. `saved` is what
 * somebody else stored in the same field meanwhile.
 */
const standing = (
  { attempt }: CaseView,
  stored: string,
  language: Language,
  place: Place,
): { text: string; saved: string | undefined } => {
  const mine = attempt?.form === textsForm ? attempt.values : undefined;
  const typed = mine && typedIn(mine, language, place);
  const was = mine?.[`${nameOf(language, place)}.was`];
  if (typed === undefined || markOf(typed) === was) return { text: stored, saved: undefined };
  const crossed = was !== undefined && markOf(stored) !== was && stored !== typed;
  return { text: typed, saved: crossed ? stored : undefined };
};

export const fieldOf = (language: Language, place: Place): string => `${language}-${place.replace('.', '-')}`;

/** What the lint says of one text, each once. */
const faultsAt = (
  { visit }: CaseView,
  { faults }: ShownNotice,
  language: Language,
  place: Place,
): string | undefined => {
  const pointer = `/${language}/${place.replace('.', '/')}`;
  const codes = faults.filter((fault) => fault.pointer === pointer).map(({ code }) => code);
  const said = [...new Set(codes)].map((code) => wordFor(visit, `lint.${code}`) ?? code);
  return said.join(' ') || undefined;
};

/** One text to write, with what somebody else wrote in it meanwhile beside it. */
const textField = (view: CaseView, notice: ShownNotice, language: Language, place: Place): Html => {
  const words = view.visit.words.incident;
  const stored = textAt(notice.texts[language], place);
  const { text, saved } = standing(view, stored, language, place);
  const common = {
    id: fieldOf(language, place),
    name: nameOf(language, place),
    value: text,
    ...withError(faultsAt(view, notice, language, place)),
  };
  const controls: Record<Place, () => Html> = {
    'email.subject': () => field({ ...common, label: words.noticeSubject }),
    'email.text': () => textArea({ ...common, label: words.noticeEmail, rows: 14 }),
    'sms.text': () =>
      textArea({
        ...common,
        label: words.noticeSms,
        rows: 4,
        hint: words.noticeSegments(notice.smsSegments[language] ?? 0, notice.smsCostly[language] ?? []),
      }),
  };
  return html`${controls[place]()}<input type="hidden" name="${common.name}.was" value="${markOf(stored)}">
    ${saved === undefined ? '' : html`<div class="crossed"><p class="ds-validation-message" data-color="warning">${words.noticeSavedNow}</p><p class="written">${saved}</p></div>`}`;
};

/** The texts of one language to write. */
export const languageFields = (view: CaseView, notice: ShownNotice, language: Language): Html =>
  html`<section class="ds-card notice-language" data-color="neutral" aria-labelledby="in-${language}"><h2 class="ds-heading" data-size="xs" id="in-${language}">${view.visit.words.incident[`language.${language}`]}</h2>
    <div class="notice-texts" lang="${language}">${places.map((place) => textField(view, notice, language, place))}</div></section>`;
