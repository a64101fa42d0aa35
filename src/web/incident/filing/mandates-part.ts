import { mandateScopes } from '../../../../workflows/incident/mandates.ts';
import { field, inOslo, textArea } from '../../frame.ts';
import { type Html, html } from '../../html.ts';
import { fieldId, dateAndTime, eventForm, type FormState, formState, withError } from '../form-parts.ts';
import type { DeskView } from './desk-view.ts';
import { proofField } from './filing-form.ts';

type Mandate = DeskView['incident']['filing']['mandates'][number];
const given = 'mandate.given';
const ended = 'mandate.ended';

/** The name of the form that ends one mandate, where several have one each. */
export const mandateForm = (type: string, key: string | undefined): string =>
  type === ended && key ? `${type}.${key}` : type;

const endState = (view: DeskView, { key }: Mandate): FormState => {
  const { attempt } = view;
  const form = mandateForm(ended, key);
  const isMine = attempt?.form === ended && attempt.values['key'] === key;
  return formState({ ...view, attempt: isMine ? { ...attempt, form } : undefined }, form);
};

const endForm = (view: DeskView, mandate: Mandate): Html => {
  const words = view.visit.words.incident;
  const state = endState(view, mandate);
  const label = words[`do.${ended}`];
  const inner = html`<input type="hidden" name="key" value="${mandate.key}">${textArea({
    id: state.id('reason'),
    name: 'reason',
    label: words['mandates.endReason'],
    value: state.value('reason'),
    rows: 2,
    required: true,
    ...withError(state.error('/reason')),
  })}`;
  return html`<details class="act"${state.returned ? html` open` : ''}><summary class="ds-button" data-variant="secondary" data-color="accent">${label}<span class="ds-sr-only">: ${mandate.controller}</span></summary><div class="act-form">${eventForm(view, ended, { label, inner, variant: 'secondary', name: mandateForm(ended, mandate.key) })}</div></details>`;
};

const item = (view: DeskView, mandate: Mandate): Html => {
  const { visit, incident, attachments } = view;
  const words = visit.words.incident;
  const { controller, scope, givenAt, endedAt, key, proof } = mandate;
  const due = incident.duties.find((duty) => duty.key === key);
  const file = proof ? attachments.find(({ id }) => id === proof) : undefined;
  const facts = [
    `${words['told.givenAt']} ${inOslo(visit, givenAt)}`,
    ...(due && due.outcome === null ? [words['mandates.due'](inOslo(visit, due.dueAt))] : []),
    ...(due?.outcome === 'fulfilled' ? [words['mandates.filed']] : []),
    ...(proof ? [`${words['proof.title']}: ${file?.name ?? words['proof.unnamed']}`] : []),
    ...(endedAt ? [words['mandates.ended'](inOslo(visit, endedAt))] : []),
  ];
  return html`<li class="journal-item"><p class="ds-paragraph"><strong>${controller}</strong> <span class="ds-tag" data-size="sm" data-color="${endedAt ? 'neutral' : 'info'}">${words[`scope.${scope}`]}</span></p><p class="muted">${facts.map((fact, index) => html`${index > 0 ? html`<br>` : ''}${fact}`)}</p>${endedAt === null && incident.accepts.includes(ended) ? html`<div class="acts">${endForm(view, mandate)}</div>` : ''}</li>`;
};

const giveForm = (view: DeskView, open: boolean): Html => {
  const { visit } = view;
  const words = visit.words.incident;
  const state = formState(view, given);
  const label = words[`do.${given}`];
  const inner = html`${field({
    id: state.id('controller'),
    name: 'controller',
    label: words['controller.name'],
    value: state.value('controller'),
    required: true,
    ...withError(state.error('/controller')),
  })}<fieldset class="ds-fieldset" id="${state.id('scope')}"><legend class="ds-label" data-weight="medium">${words['told.scope']}</legend>${mandateScopes.map(
    (scope, index) =>
      html`<div class="ds-field choice"><input class="ds-input" type="radio" name="scope" value="${scope}" required id="${fieldId(given, `scope-${scope}`)}"${state.value('scope', index === 0 ? scope : '') === scope ? html` checked` : ''}><label class="ds-label" data-weight="regular" for="${fieldId(given, `scope-${scope}`)}">${words[`scope.${scope}`]}</label></div>`,
  )}</fieldset>
  ${dateAndTime(view, state, { name: 'given', pointer: '/givenAt', legend: words['mandates.givenAt'], start: visit.now, required: true })}
  ${dateAndTime(view, state, { name: 'due', pointer: '/dueAt', legend: words['mandates.dueAt'], required: true })}
  ${proofField(view, state, { label: `${words['mandates.proof']} (${words.optional})`, hint: words['mandates.proof.hint'] })}`;
  return html`<details class="act"${open || state.returned ? html` open` : ''}><summary class="ds-button" data-variant="secondary" data-color="accent">${label}</summary><div class="act-form">${eventForm(view, given, { label, inner, variant: 'secondary', takesFile: true })}</div></details>`;
};

/** A processor's mandates: who lets it notify, how far that reaches, until when. Basis: GDPR art. 28(3)(f), 33(1). */
export const mandatesPart = (view: DeskView): Html => {
  const { visit, incident } = view;
  const words = visit.words.incident;
  if (incident.role !== 'processor') return html``;
  const { mandates } = incident.filing;
  const mayGive = incident.accepts.includes(given);
  return html`<section class="ds-card" data-color="neutral" aria-labelledby="mandates"><h2 class="ds-heading" data-size="xs" id="mandates">${words['mandates.title']}</h2>
    <p class="ds-paragraph">${words['mandates.text']}</p>
    ${mandates.length > 0 ? html`<ul class="journal">${mandates.map((mandate) => item(view, mandate))}</ul>` : ''}
    ${mayGive ? html`<div class="acts">${giveForm(view, false)}</div>` : ''}</section>`;
};
