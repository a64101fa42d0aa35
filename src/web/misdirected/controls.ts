import { errorFor } from '../frame.ts';
import { type Html, html } from '../html.ts';
import type { Problem } from '../../problems.ts';
import { linesOf, type Typed } from './typed.ts';

/** What a group of the form is drawn from. */
export interface Form {
  typed: Typed;
  problem: Problem | undefined;
}

export const faultAt = ({ problem }: Form, name: string): { error?: string } => {
  const error = errorFor(problem, `/${name}`);
  return error === undefined ? {} : { error };
};

interface Option {
  value: string;
  label: string;
  means?: string;
  /** What belongs to an option and stands under it. */
  more?: Html;
}

/** One of several, or several of many; the first one carries the group's id, for the summary of what is wrong. */
export const choices = (
  form: Form,
  group: {
    name: string;
    legend: string;
    hint?: string;
    type: 'radio' | 'checkbox';
    options: readonly Option[];
    rest?: { label: string; options: readonly Option[] };
  },
): Html => {
  const { name, legend, hint, type, rest } = group;
  const { error } = faultAt(form, name);
  const chosen = linesOf(form.typed, name);
  const described = [hint && `${name}-hint`, error && `${name}-error`].filter(Boolean).join(' ');
  const one = ({ value, label, means, more }: Option): Html => {
    const id = group.options[0]?.value === value ? name : `${name}-${value}`;
    return html`<div class="ds-field choice"><input class="ds-input" type="${type}" id="${id}" name="${name}" value="${value}"${chosen.includes(value) ? html` checked` : ''}${means ? html` aria-describedby="${id}-means"` : ''}${error ? html` aria-invalid="true"` : ''}><label class="ds-label" data-weight="regular" for="${id}">${label}</label>${means ? html`<p class="ds-paragraph" data-field="description" id="${id}-means">${means}</p>` : ''}</div>${more ?? ''}`;
  };
  return html`<fieldset class="ds-fieldset"${described ? html` aria-describedby="${described}"` : ''}><legend class="ds-label" data-weight="medium">${legend}</legend>${hint ? html`<p class="ds-paragraph" data-field="description" id="${name}-hint">${hint}</p>` : ''}${group.options.map(one)}${
    rest
      ? html`<details class="ds-details" data-size="sm"${rest.options.some(({ value }) => chosen.includes(value)) ? html` open` : ''}><summary>${rest.label}<span class="ds-sr-only">: ${legend}</span></summary><div>${rest.options.map(one)}</div></details>`
      : ''
  }${error ? html`<p class="ds-validation-message" data-field="validation" id="${name}-error">${error}</p>` : ''}</fieldset>`;
};

/** Date and time apart, as people write them. */
export const moment = (
  form: Form,
  {
    name,
    legend,
    hint,
    date,
    time,
  }: { name: string; legend: string; hint: string; date: string; time: string },
): Html => {
  const { error } = faultAt(form, `${name}Date`);
  const described = `${name}-hint${error ? ` ${name}-error` : ''}`;
  const part = (field: string, type: 'date' | 'time', label: string): Html =>
    html`<div class="ds-field"><label class="ds-label" data-weight="regular" for="${field}">${label}</label><input class="ds-input" id="${field}" name="${field}" type="${type}" value="${form.typed[field] ?? ''}" required aria-describedby="${described}"${error ? html` aria-invalid="true"` : ''}></div>`;
  return html`<fieldset class="ds-fieldset v-when"><legend class="ds-label" data-weight="medium">${legend}</legend><p class="ds-paragraph" data-field="description" id="${name}-hint">${hint}</p>
    <div class="v-pair">${part(`${name}Date`, 'date', date)}${part(`${name}Time`, 'time', time)}</div>${error ? html`<p class="ds-validation-message" data-field="validation" id="${name}-error">${error}</p>` : ''}</fieldset>`;
};
