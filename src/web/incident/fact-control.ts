import { inWords } from '../../documents/in-words.ts';
import { type FactKey, factFields } from '../../incidents/facts/vocabulary.ts';
import { type Html, html } from '../html.ts';
import type { SignedInVisit } from '../visit.ts';
import { factBasis } from './fact-basis.ts';
import type { TypedFact } from './fact-fields.ts';
import { isRowKind } from './fact-rows.ts';
import { rowFields } from './fact-row-fields.ts';
import { idOfFact } from './fact-sections.ts';
import { choiceLabel, factLabel } from './fact-words.ts';

/** What a control is drawn from. */
export interface ControlOptions {
  visit: SignedInVisit;
  key: FactKey;
  typed: TypedFact;
  isFaulty: boolean;
}

/** The longest list of answers that still stands open; of these one is chosen by a press. */
const fewChoices = 6;

const hintOf = ({ factHints }: SignedInVisit['words'], key: FactKey): string | undefined =>
  Object.hasOwn(factHints, key) ? factHints[key as keyof typeof factHints] : undefined;

/** The question in plain words, and under it where the law asks. */
const explained = ({ visit, key }: ControlOptions, more = ''): Html => {
  const basis = factBasis[key];
  const said = [hintOf(visit.words, key), more].filter(Boolean).join(' ');
  return html`<div data-field="description" id="${idOfFact(key)}-hint">${said ? html`<p>${said}</p>` : ''}${basis ? html`<p class="law-line">${inWords(visit.language).basis(basis)}</p>` : ''}</div>`;
};

const attributesOf = ({ key, isFaulty }: ControlOptions): Html =>
  html`class="ds-input" aria-describedby="${idOfFact(key)}-hint ${idOfFact(key)}-said"${isFaulty ? html` aria-invalid="true"` : ''}`;

const labelled = (options: ControlOptions, control: Html, more?: string): Html =>
  html`<div class="ds-field v-field"><label class="ds-label" data-weight="medium" for="${idOfFact(options.key)}">${factLabel(options.visit, options.key)}</label>${explained(options, more)}${control}</div>`;

/** A question with several controls. */
const grouped = (options: ControlOptions, inside: Html, className = ''): Html =>
  html`<fieldset class="ds-fieldset ${className}" id="${idOfFact(options.key)}" aria-describedby="${idOfFact(options.key)}-hint ${idOfFact(options.key)}-said"><legend class="ds-label" data-weight="medium">${factLabel(options.visit, options.key)}</legend>${explained(options)}${inside}</fieldset>`;

const line = (options: ControlOptions, inputMode: 'numeric' | 'decimal'): Html =>
  labelled(
    options,
    html`<input ${attributesOf(options)} id="${idOfFact(options.key)}" name="${options.key}.value" inputmode="${inputMode}" autocomplete="off" value="${options.typed.value}">`,
  );

const lines = (options: ControlOptions, more?: string): Html =>
  labelled(
    options,
    // The line break after the tag is dropped by the browser; without it, one that was typed first would be.
    html`<textarea ${attributesOf(options)} id="${idOfFact(options.key)}" name="${options.key}.value" rows="3">${'\n'}${options.typed.value}</textarea>`,
    more,
  );

/** Boxes or buttons, each with its word; a long list stands in columns where there is room. */
const choices = (
  options: ControlOptions,
  type: 'checkbox' | 'radio',
  answers: readonly { code: string; label: string }[],
): Html => {
  const { key, typed } = options;
  const chosen = typed.value.split('\n');
  return grouped(
    options,
    html`<div class="choices"${answers.length > fewChoices ? html` data-many` : ''}>${answers.map(
      ({ code, label }) =>
        html`<div class="ds-field choice"><input class="ds-input" type="${type}" name="${key}.value" value="${code}" id="${idOfFact(key)}-${code}"${chosen.includes(code) ? html` checked` : ''}><label class="ds-label" data-weight="regular" for="${idOfFact(key)}-${code}">${label}</label></div>`,
    )}</div>`,
  );
};

const instant = (options: ControlOptions): Html => {
  const { visit, key, typed } = options;
  const words = visit.words.incident;
  const id = idOfFact(key);
  return grouped(
    options,
    html`<div class="date-time"><div class="ds-field v-field"><label class="ds-label" data-weight="medium" for="${id}-date">${words.date}</label><input ${attributesOf(options)} type="date" id="${id}-date" name="${key}.value" value="${typed.value}"></div>
    <div class="ds-field v-field"><label class="ds-label" data-weight="medium" for="${id}-time">${words.time}</label><input ${attributesOf(options)} type="time" id="${id}-time" name="${key}.time" value="${typed.time}"></div></div>`,
  );
};

/** The control of a fact, by its kind. It reads without script, and every part of it is reached by keyboard. */
export const control = (options: ControlOptions): Html => {
  const { visit, key, typed } = options;
  const { kind, choices: codes = [] } = factFields[key];
  if (isRowKind(kind)) return grouped(options, rowFields(visit, key, kind, typed.value), 'fact-rows');
  const answers = codes.map((code) => ({ code, label: choiceLabel(visit, key, code) }));
  switch (kind) {
    case 'text':
      return lines(options);
    case 'list':
      return lines(options, visit.words.incident.oneALine);
    case 'count':
      return line(options, 'numeric');
    case 'number':
      return line(options, 'decimal');
    case 'boolean':
      return choices(
        options,
        'radio',
        ['yes', 'no'].map((code) => ({ code, label: choiceLabel(visit, key, code) })),
      );
    case 'choice':
      return choices(options, 'radio', answers);
    case 'choices':
      return choices(options, 'checkbox', answers);
    case 'instant':
      return instant(options);
  }
};
