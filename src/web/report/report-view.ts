import type { Deadline } from '../../../workflows/deadlines.ts';
import { may } from '../../access/permissions.ts';
import type { Problem } from '../../problems.ts';
import { button, clockRing, errorFor, errorSummary, field, inOslo, select, textArea } from '../frame.ts';
import { type Html, html } from '../html.ts';
import type { Visit } from '../visit.ts';
import { isTwice, names, type Typed } from './typed.ts';

/** A system of the register that can be chosen. */
export interface Choice {
  key: string;
  name: string;
}

const hiddenKey = (typed: Typed): Html => html`<input type="hidden" name="key" value="${typed.key}">`;

const whenFields = (visit: Visit, typed: Typed, error: string | undefined): Html => {
  const { list } = visit.words;
  const described = error ? 'when-hint when-error' : 'when-hint';
  const part = (name: 'date' | 'time', label: string): Html =>
    html`<div class="ds-field"><label class="ds-label" data-weight="regular" for="${name}">${label}</label><input class="ds-input" id="${name}" name="${name}" type="${name}" value="${typed[name]}" required aria-describedby="${described}"${error ? html` aria-invalid="true"` : ''}></div>`;
  return html`<fieldset class="ds-fieldset v-when"><legend class="ds-label" data-weight="medium">${list.when}</legend><p class="ds-paragraph" data-field="description" id="when-hint">${list.whenHint}</p>
    <div class="v-pair">${part('date', list.date)}${part('time', list.time)}</div>${
      error ? html`<p class="ds-validation-message" data-field="validation" id="when-error">${error}</p>` : ''
    }</fieldset>`;
};

/** Asked only where the clock showed the same time twice. */
const turnField = (visit: Visit, typed: Typed): Html => {
  const { list } = visit.words;
  const choice = (value: 'first' | 'second', label: string): Html =>
    html`<div class="ds-field"><input class="ds-input" type="radio" id="turn-${value}" name="turn" value="${value}"${typed.turn === value ? html` checked` : ''} required><label class="ds-label" data-weight="regular" for="turn-${value}">${label}</label></div>`;
  return html`<fieldset class="ds-fieldset v-turn"><legend class="ds-label" data-weight="medium">${list.turn}</legend>${choice('first', list.turnFirst)}${choice('second', list.turnSecond)}</fieldset>`;
};

/** The form, empty or as it was typed; `problem` says why it came back. */
export const reportForm = (
  visit: Visit,
  typed: Typed,
  systems: readonly Choice[],
  problem?: Problem,
): Html => {
  const { list, frame } = visit.words;
  const fault = (pointer: string): string | undefined => {
    const detail = errorFor(problem, pointer);
    return detail && frame.fault(detail);
  };
  const roles = (['controller', 'processor', 'joint'] as const).map((value) => ({
    value,
    label: list[value],
  }));
  return html`${errorSummary(
    visit,
    problem,
    {
      '/title': list.what,
      '/description': list.description,
      '/detectedAt': list.when,
      '/system': list.system,
      '/role': list.role,
    },
    { '/detectedAt': isTwice(typed) ? 'turn-first' : 'date' },
  )}
    <h1 class="ds-heading" data-size="lg">${list.reportTitle}</h1><p class="ds-paragraph v-lead">${list.reportLead}</p>${visit.requester && may(visit.requester.role, 'incidents.write') ? html`<p class="ds-paragraph">${visit.words.misdirected.linkHint} <a class="ds-link" href="/misdirected">${visit.words.misdirected.link}</a></p>` : ''}
    <form class="v-form" method="post" action="/report" novalidate>${hiddenKey(typed)}
      ${field({ id: 'title', name: 'title', label: list.what, hint: list.whatHint, value: typed.title, error: fault('/title'), required: true, autocomplete: 'off' })}
      ${textArea({ id: 'description', name: 'description', label: list.description, hint: list.descriptionHint, value: typed.description, error: fault('/description'), required: true, rows: 5 })}
      ${whenFields(visit, typed, fault('/detectedAt'))}
      ${isTwice(typed) ? turnField(visit, typed) : ''}
      ${
        systems.length > 0
          ? select({
              id: 'system',
              name: 'system',
              label: list.system,
              value: typed.system,
              error: fault('/system'),
              options: [
                { value: '', label: list.noSystem },
                ...systems.map(({ key, name }) => ({ value: key, label: name })),
              ],
            })
          : ''
      }
      ${select({ id: 'role', name: 'role', label: list.role, value: typed.role, error: fault('/role'), options: roles })}
      <details class="ds-details v-law"><summary>${list.lawTitle}</summary><p class="ds-paragraph">${list.law}</p></details>
      <div class="v-actions">${button(list.look, { name: 'step', value: 'look' })}</div>
    </form>`;
};

/** The moment and its deadlines in words, before anything is saved. */
export const confirmation = (
  visit: Visit,
  typed: Typed,
  detectedAt: string,
  clocks: readonly Deadline[],
  system: string | undefined,
): Html => {
  const { words } = visit;
  const { list } = words;
  const { role } = typed;
  const line = (label: string, said: string): Html => html`<div><dt>${label}</dt><dd>${said}</dd></div>`;
  return html`<h1 class="ds-heading" data-size="lg">${list.confirmTitle}</h1><p class="ds-paragraph v-lead">${list.confirmLead}</p>
    <div class="ds-card v-echo" data-color="neutral"><p class="v-moment">${list.discovered(inOslo(visit, detectedAt))}</p>
      ${clocks.map((clock) => html`<div class="v-echo-clock"><p class="v-strong">${list.causes(words.incident[`deadline.${clock.kind}`])}</p>${clockRing(visit, { ...clock, status: 'armed' }, 'large')}</div>`)}</div>
    <dl class="v-facts">${line(list.what, typed.title)}${line(list.description, typed.description)}${system ? line(list.system, system) : ''}${role === 'controller' || role === 'processor' || role === 'joint' ? line(list.role, list[role]) : ''}</dl>
    <form class="v-actions" method="post" action="/report">${hiddenKey(typed)}${names.map((name) => html`<input type="hidden" name="${name}" value="${typed[name]}">`)}
      ${button(list.startClock, { name: 'step', value: 'save' })}${button(list.change, { variant: 'secondary', color: 'neutral', name: 'step', value: 'edit' })}</form>`;
};
