import { type DataClass, dataClassNames, identifierNames } from '../../../workflows/assessment/picture.ts';
import { dataClasses } from '../../../workflows/assessment/severity-method.ts';
import { choiceInWords } from '../../documents/choice-words.ts';
import type { Problem } from '../../problems.ts';
import { button, errorSummary, field, select, textArea } from '../frame.ts';
import { type Html, html } from '../html.ts';
import { capitalised } from '../incident/fact-words.ts';
import type { Choice } from '../report/report-view.ts';
import type { SignedInVisit } from '../visit.ts';
import { choices, faultAt, type Form, moment } from './controls.ts';
import { atFields, type Typed } from './typed.ts';

/** What messages usually hold; the others stand behind a press. */
const usualIdentifiers = [
  'name-with-email',
  'name-with-details',
  'name',
  'address',
  'phone',
  'national-identity-number',
] as const satisfies readonly (typeof identifierNames)[number][];

const labelsOf = ({ words }: SignedInVisit): Record<string, string> => {
  const { misdirected } = words;
  return {
    '/title': misdirected.subject,
    '/what': misdirected.what,
    '/how': misdirected.how,
    '/sentDate': misdirected.sent,
    '/detectedDate': misdirected.detected,
    '/system': misdirected.system,
    '/peopleCount': misdirected.count,
    '/dataKinds': misdirected.kinds,
    '/contents': misdirected.contents,
    '/identifiers': misdirected.identifiers,
    '/vulnerablePeople': misdirected.vulnerable,
    '/recipients': misdirected.recipients,
    '/recipientsReason': misdirected.recipientsReason,
    '/deletion': misdirected.deletion,
    '/protection': misdirected.protection,
    '/protectionKey': misdirected.key,
    '/measures': misdirected.measures,
  };
};

/** What is special about a kind of data, under its box: only what fits the class. */
const special = ({ words, language }: SignedInVisit, typed: Typed, name: DataClass, label: string): Html => {
  const field = `special.${name}`;
  const id = `special-${name}`;
  return html`<div class="ds-field special"><label class="ds-sr-only" for="${id}">${words.misdirected.special(label)}</label><select class="ds-input" id="${id}" name="${field}">${Object.keys(
    dataClasses[name].steps,
  ).map(
    (code) =>
      html`<option value="${code}"${(typed[field] ?? 'ordinary') === code ? html` selected` : ''}>${capitalised(choiceInWords(language, 'dataKinds', code, 'circumstance'))}</option>`,
  )}</select></div>`;
};

const people = (visit: SignedInVisit, form: Form): Html => {
  const words = visit.words.misdirected;
  const kind = (code: DataClass) => {
    const label = capitalised(choiceInWords(visit.language, 'dataKinds', code, 'class'));
    return { value: code, label, more: special(visit, form.typed, code, label) };
  };
  const identifier = (code: string) => ({
    value: code,
    label: capitalised(choiceInWords(visit.language, 'identifiers', code)),
  });
  const others = identifierNames.filter((code) => !usualIdentifiers.some((one) => one === code));
  return html`${field({ id: 'peopleCount', name: 'peopleCount', label: words.count, type: 'number', value: form.typed['peopleCount'], required: true, ...faultAt(form, 'peopleCount') })}
    ${choices(form, { name: 'dataKinds', legend: words.kinds, hint: words.kindsHint, type: 'checkbox', options: dataClassNames.map(kind) })}
    ${choices(form, { name: 'identifiers', legend: words.identifiers, hint: words.kindsHint, type: 'checkbox', options: usualIdentifiers.map(identifier), rest: { label: words.moreIdentifiers, options: others.map(identifier) } })}
    ${textArea({ id: 'contents', name: 'contents', label: words.contents, hint: words.contentsHint, value: form.typed['contents'], rows: 2, required: true, ...faultAt(form, 'contents') })}
    ${choices(form, {
      name: 'vulnerablePeople',
      legend: words.vulnerable,
      type: 'radio',
      options: [
        { value: 'no', label: words.no },
        { value: 'yes', label: words.yes },
      ],
    })}`;
};

const recipients = (visit: SignedInVisit, form: Form): Html => {
  const words = visit.words.misdirected;
  return html`${choices(form, {
    name: 'recipients',
    legend: words.recipients,
    type: 'radio',
    options: (['trusted', 'known', 'unknown'] as const).map((value) => ({
      value,
      label: words[`recipients.${value}`],
      means: words[`recipients.${value}.means`],
    })),
  })}
    ${textArea({ id: 'recipientsReason', name: 'recipientsReason', label: words.recipientsReason, value: form.typed['recipientsReason'], rows: 2, required: true, ...faultAt(form, 'recipientsReason') })}
    ${choices(form, {
      name: 'deletion',
      legend: words.deletion,
      type: 'radio',
      options: (['confirmed', 'claimed', 'none'] as const).map((value) => ({
        value,
        label: words[`deletion.${value}`],
      })),
    })}
    ${select({
      id: 'protection',
      name: 'protection',
      label: words.protection,
      value: form.typed['protection'] ?? 'none',
      options: (['none', 'weak', 'strong'] as const).map((value) => ({
        value,
        label: words[`protection.${value}`],
      })),
      ...faultAt(form, 'protection'),
    })}
    <div class="key">${select({
      id: 'protectionKey',
      name: 'protectionKey',
      label: words.key,
      value: form.typed['protectionKey'],
      options: (['', 'safe', 'compromised'] as const).map((value) => ({
        value,
        label: words[`key.${value}`],
      })),
      ...faultAt(form, 'protectionKey'),
    })}</div>`;
};

/** The form, empty or as it was typed; `problem` says why it came back. */
export const misdirectedForm = (
  visit: SignedInVisit,
  typed: Typed,
  systems: readonly Choice[],
  refused?: Problem,
): Html => {
  const words = visit.words.misdirected;
  const problem = refused && atFields(visit, refused);
  const form: Form = { typed, problem };
  const when = { hint: words.whenHint, date: words.date, time: words.time };
  const text = (name: 'what' | 'how' | 'measures', required = true): Html =>
    textArea({
      id: name,
      name,
      label: words[name],
      value: typed[name],
      rows: 2,
      required,
      ...faultAt(form, name),
    });
  return html`<link rel="stylesheet" href="/assets/assessment.css">${errorSummary(visit, problem, labelsOf(visit))}
    <h1 class="ds-heading" data-size="lg">${words.title}</h1><p class="ds-paragraph v-lead">${words.lead}</p>
    <form class="v-form misdirected" method="post" action="/misdirected" novalidate><input type="hidden" name="key" value="${typed['key'] ?? ''}">
      ${field({ id: 'title', name: 'title', label: words.subject, value: typed['title'], required: true, autocomplete: 'off', ...faultAt(form, 'title') })}
      ${text('what')}${text('how')}
      ${moment(form, { ...when, name: 'sent', legend: words.sent })}${moment(form, { ...when, name: 'detected', legend: words.detected })}
      ${
        systems.length > 0
          ? select({
              id: 'system',
              name: 'system',
              label: words.system,
              value: typed['system'],
              options: [
                { value: '', label: words.noSystem },
                ...systems.map(({ key, name }) => ({ value: key, label: name })),
              ],
              ...faultAt(form, 'system'),
            })
          : ''
      }
      ${people(visit, form)}${recipients(visit, form)}${text('measures', false)}
      <div class="v-actions">${button(words.look, { name: 'step', value: 'look' })}</div>
    </form>`;
};
