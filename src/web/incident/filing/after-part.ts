import { field, inOslo, textArea } from '../../frame.ts';
import { type Html, html } from '../../html.ts';
import { pathOf } from '../case-view.ts';
import { clockTitle } from '../duty-words.ts';
import { dateAndTime, eventForm, formState, withError } from '../form-parts.ts';
import type { DeskView } from './desk-view.ts';
import { byWhom } from './filing-form.ts';

/** Something that can be recorded beside the notice: folded up until somebody needs it. */
const folded = (view: DeskView, type: 'authority.phoned' | 'authority.registered', inner: Html): Html => {
  const words = view.visit.words.incident;
  const label = words[`do.${type}`];
  const { returned } = formState(view, type);
  return html`<details class="act" id="${type.replaceAll('.', '-')}"${returned ? html` open` : ''}><summary class="ds-button" data-variant="secondary" data-color="accent">${label}</summary><div class="act-form">${eventForm(view, type, { label, inner })}</div></details>`;
};

/** A call is recorded, and discharges nothing. */
const phoned = (view: DeskView): Html => {
  const { visit } = view;
  const words = visit.words.incident;
  const state = formState(view, 'authority.phoned');
  return folded(
    view,
    'authority.phoned',
    html`<p class="ds-paragraph"><strong>${words['phoned.counts']}</strong></p>
    ${dateAndTime(view, state, { name: 'at', pointer: '/at', legend: words['phoned.when'], start: visit.now, required: true })}
    ${byWhom(view, state, words['phoned.by'])}
    ${textArea({
      id: state.id('note'),
      name: 'note',
      label: words['phoned.note'],
      hint: words['phoned.note.hint'],
      value: state.value('note'),
      rows: 3,
      required: true,
      ...withError(state.error('/note')),
    })}`,
  );
};

/** What the authority calls the case. */
const registered = (view: DeskView): Html => {
  const { visit, incident } = view;
  const words = visit.words.incident;
  const state = formState(view, 'authority.registered');
  const { caseNumber, documentNumber } = incident.filing;
  return folded(
    view,
    'authority.registered',
    html`${field({
      id: state.id('caseNumber'),
      name: 'caseNumber',
      label: words['told.caseNumber'],
      hint: words['registered.hint'],
      value: state.value('caseNumber', caseNumber ?? ''),
      required: true,
      ...withError(state.error('/caseNumber')),
    })}${field({
      id: state.id('documentNumber'),
      name: 'documentNumber',
      label: `${words['told.documentNumber']} (${words.optional})`,
      value: state.value('documentNumber', documentNumber ?? ''),
      ...withError(state.error('/documentNumber')),
    })}`,
  );
};

const known = ({ visit, incident }: DeskView): Html => {
  const words = visit.words.incident;
  const { caseNumber, documentNumber, phonedAt, warnings } = incident.filing;
  const odd = warnings.map(({ code }) => words[`warning.${code}`]);
  if (!caseNumber && !phonedAt && odd.length === 0) return html``;
  return html`<dl class="answers">${caseNumber ? html`<dt>${words['told.caseNumber']}</dt><dd>${caseNumber}${documentNumber ? html` · ${words['told.documentNumber']} ${documentNumber}` : ''}</dd>` : ''}${phonedAt ? html`<dt>${words['told.phonedAt']}</dt><dd>${inOslo(visit, phonedAt)}<br><span class="muted">${words['phoned.counts']}</span></dd>` : ''}</dl>${odd.map((text) => html`<p class="ds-alert" data-color="warning">${text}</p>`)}`;
};

/** What is promised and asked: the rest of an incomplete notice, and the authority's questions, until they are answered. */
const owed = (view: DeskView): Html => {
  const { visit, incident } = view;
  const words = visit.words.incident;
  const duties = incident.duties.filter(
    ({ kind }) => kind === 'authority.supplement' || kind === 'authority.question',
  );
  const questions = `${pathOf(incident.id)}?do=duty.undertaken#duty-undertaken`;
  const one = (duty: (typeof duties)[number]): Html =>
    html`<li><strong>${clockTitle(visit, incident, duty)}</strong><br>${
      duty.outcome === null
        ? html`${words['owed.until'](inOslo(visit, duty.dueAt))}${duty.kind === 'authority.question' ? html` <a class="ds-link" href="${pathOf(incident.id)}#duties">${words['owed.answer']}</a>` : ''}`
        : html`<span class="muted">${words[`duty.outcome.${duty.outcome}`]}${duty.endedAt ? html` ${inOslo(visit, duty.endedAt)}` : ''}</span>`
    }</li>`;
  return html`${duties.length > 0 ? html`<ul class="owed">${duties.map(one)}</ul>` : ''}${incident.accepts.includes('duty.undertaken') ? html`<p><a class="ds-link" href="${questions}">${words['owed.question']}</a></p>` : ''}`;
};

/** What passes between the house and the authority beside the notice itself. */
export const afterPart = (view: DeskView): Html => {
  const { visit, incident } = view;
  const words = visit.words.incident;
  const accepts = new Set(incident.accepts);
  const forms = html`${accepts.has('authority.registered') ? registered(view) : ''}${accepts.has('authority.phoned') ? phoned(view) : ''}`;
  return html`<section class="ds-card" data-color="neutral" aria-labelledby="after"><h2 class="ds-heading" data-size="xs" id="after">${words['after.title']}</h2>
    ${known(view)}${owed(view)}<div class="acts">${forms}</div></section>`;
};
