import { button, errorFor, field } from '../frame.ts';
import { type Html, html } from '../html.ts';
import { type CaseView, mayWrite } from './case-view.ts';
import { localParts } from './local-time.ts';
import { inOwnWords } from './own-words.ts';

/** What a form shows: what was typed when it came back, otherwise what it starts with. */
export interface FormState {
  id(name: string): string;
  value(name: string, start?: string): string;
  error(pointer: string): string | undefined;
  /** Whether it came back. */
  returned: boolean;
}

/** Ids in the page: a form's name has dots, an id has none. */
export const fieldId = (form: string, name: string): string => `${form.replaceAll('.', '-')}-${name}`;

export const formState = ({ attempt, visit }: CaseView, form: string): FormState => {
  const mine = attempt?.form === form ? attempt : undefined;
  const problem = mine && inOwnWords(visit, mine.problem);
  return {
    id: (name) => fieldId(form, name),
    value: (name, start = '') => mine?.values[name] ?? start,
    error: (pointer) => errorFor(problem, pointer),
    returned: mine !== undefined,
  };
};

/** Omits what is undefined: optional fields of the frame take no undefined. */
export const withError = (error: string | undefined): { error: string } | Record<string, never> =>
  error ? { error } : {};

/** Date and time apart, as people in Norway write them: a combined field shows the browser's own order. */
export const dateAndTime = (
  { visit }: CaseView,
  state: FormState,
  options: { name: string; pointer: string; legend: string; start?: string | Date; required?: boolean },
): Html => {
  const { name, pointer, legend, start, required = false } = options;
  const words = visit.words.incident;
  const parts = start ? localParts(start) : { date: '', time: '' };
  const error = state.error(pointer);
  const common = { required, ...withError(error) };
  return html`<fieldset class="ds-fieldset date-time">
    <legend class="ds-label" data-weight="medium">${legend}</legend>
    <p data-field="description">${words.localTime}</p>
    ${field({
      ...common,
      id: state.id(name),
      name: `${name}Date`,
      label: words.date,
      type: 'date',
      value: state.value(`${name}Date`, parts.date),
    })}
    ${field({
      required,
      id: state.id(`${name}-time`),
      name: `${name}Time`,
      label: words.time,
      type: 'time',
      value: state.value(`${name}Time`, parts.time),
    })}
  </fieldset>`;
};

/** What the law says, out of the way. */
export const law = ({ visit }: CaseView, text: string): Html =>
  html`<details class="ds-details law" data-size="sm"><summary>${visit.words.incident.law}</summary><div>${text}</div></details>`;

/**
 * The form of an event. It carries the version that the page showed. Whoever may not write sees no form.
 * `danger` is for what cannot be undone by the same person.
 */
export const eventForm = (
  view: CaseView,
  type: string,
  parts: {
    label: string;
    inner?: Html;
    variant?: 'primary' | 'secondary';
    color?: 'accent' | 'danger';
    /** Tells several forms of one event on a page apart. */
    name?: string;
    /** Whether a file may come with it. */
    takesFile?: boolean;
  },
): Html => {
  if (!mayWrite(view)) return html``;
  const { incident } = view;
  const { label, inner = html``, variant = 'primary', color, name = type, takesFile = false } = parts;
  return html`<form class="incident-form" method="post" action="/incidents/${incident.id}/events" id="${fieldId(name, 'form')}"${takesFile ? html` enctype="multipart/form-data"` : ''}>
    <input type="hidden" name="version" value="${incident.version}">
    <input type="hidden" name="type" value="${type}">
    ${inner}
    <div class="actions">${button(label, { variant, ...(color && { color }) })}</div>
  </form>`;
};
