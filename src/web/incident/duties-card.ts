import { undertakenKinds } from '../../../workflows/deadlines.ts';
import type { ShownIncident } from '../../incidents/schemas.ts';
import { field, inOslo, select, textArea } from '../frame.ts';
import { type Html, html } from '../html.ts';
import { type CaseView, mayWrite } from './case-view.ts';
import { clockTitle } from './duty-words.ts';
import { dateAndTime, eventForm, type FormState, formState, withError } from './form-parts.ts';

type Duty = ShownIncident['duties'][number];
type Change = 'duty.moved' | 'duty.fulfilled' | 'duty.dropped';

/** The name of an event's form on this page, where several duties have one each. */
export const dutyForm = (type: string, key: string | undefined): string =>
  type.startsWith('duty.') && key ? `${type}.${key}` : type;

/** What a form of one duty shows; what was typed for another duty is not its own. */
const stateOf = (view: CaseView, type: Change, { key }: Duty): FormState => {
  const { attempt } = view;
  const form = dutyForm(type, key);
  const isMine = attempt?.form === type && attempt.values['key'] === key;
  return formState({ ...view, attempt: isMine ? { ...attempt, form } : undefined }, form);
};

const answer = (view: CaseView, type: Change, duty: Duty): Html => {
  const words = view.visit.words.incident;
  const state = stateOf(view, type, duty);
  const isDone = type === 'duty.fulfilled';
  const name = isDone ? 'decision' : 'reason';
  const optional = isDone && !duty.needsDecision;
  const label = isDone ? words['duty.decision'] : words[`${type}.reason`];
  const date =
    type === 'duty.moved'
      ? dateAndTime(view, state, {
          name: 'due',
          pointer: '/dueAt',
          legend: words['duty.newWhen'],
          start: duty.dueAt,
          required: true,
        })
      : '';
  return html`<input type="hidden" name="key" value="${duty.key}">${date}${textArea({
    id: state.id(name),
    name,
    label: optional ? `${label} (${words.optional})` : label,
    hint: isDone && duty.needsDecision ? words['duty.decision.hint'] : undefined,
    value: state.value(name),
    rows: 2,
    required: !optional,
    ...withError(state.error(`/${name}`)),
  })}`;
};

const change = (view: CaseView, type: Change, duty: Duty): Html => {
  const label = view.visit.words.incident[`do.${type}`];
  const inner = answer(view, type, duty);
  const { returned } = stateOf(view, type, duty);
  return html`<details class="act"${returned ? html` open` : ''}><summary class="ds-button" data-variant="secondary" data-color="accent">${label}<span class="ds-sr-only">: ${duty.what}</span></summary><div class="act-form">${eventForm(view, type, { label, inner, name: dutyForm(type, duty.key) })}</div></details>`;
};

/** What is owed of a notice ends when the next one is filed, and what is owed under a mandate with the mandate. */
const takes = ({ kind }: Duty, type: Change): boolean => {
  if (type === 'duty.fulfilled') return kind !== 'authority.supplement' && kind !== 'authority.mandate';
  return type !== 'duty.dropped' || kind !== 'authority.mandate';
};

const item = (view: CaseView, duty: Duty): Html => {
  const { visit, incident } = view;
  const words = visit.words.incident;
  const changes = (['duty.fulfilled', 'duty.moved', 'duty.dropped'] as const).filter(
    (type) => incident.accepts.includes(type) && takes(duty, type),
  );
  const isOpen = duty.outcome === null;
  return html`<li class="step" data-standing="${isOpen ? 'now' : 'done'}"><span class="step-mark" aria-hidden="true">${isOpen ? '' : '✓'}</span><div class="step-body">
    <h3 class="ds-heading" data-size="2xs">${clockTitle(visit, incident, duty)}</h3>
    <p class="step-state">${inOslo(visit, duty.dueAt)}${duty.outcome ? html`<span class="muted"> · ${words[`duty.outcome.${duty.outcome}`]}${duty.endedAt ? html` ${inOslo(visit, duty.endedAt)}` : ''}</span>` : ''}</p>
    ${isOpen && mayWrite(view) ? html`<div class="acts">${changes.map((type) => change(view, type, duty))}</div>` : ''}</div></li>`;
};

const undertaken = (view: CaseView): Html => {
  const words = view.visit.words.incident;
  const state = formState(view, 'duty.undertaken');
  return html`${select({
    id: state.id('kind'),
    name: 'kind',
    label: words['duty.kind'],
    value: state.value('kind', undertakenKinds[0]),
    options: undertakenKinds.map((value) => ({ value, label: words[`deadline.${value}`] })),
    ...withError(state.error('/kind')),
  })}${field({
    id: state.id('what'),
    name: 'what',
    label: words['duty.what'],
    hint: words['duty.what.hint'],
    value: state.value('what'),
    required: true,
    ...withError(state.error('/what')),
  })}${dateAndTime(view, state, { name: 'due', pointer: '/dueAt', legend: words['duty.when'], required: true })}`;
};

/** Duties with a date of their own: what was promised, what waits for an answer, and what will be gone. */
export const dutiesCard = (view: CaseView): Html => {
  const { visit, incident, attempt } = view;
  const words = visit.words.incident;
  const type = 'duty.undertaken';
  const label = words[`do.${type}`];
  const mayAdd = mayWrite(view) && incident.accepts.includes(type);
  if (incident.duties.length === 0 && !mayAdd) return html``;
  return html`<section class="ds-card steps-card" data-color="neutral" aria-labelledby="duties"><h2 class="ds-heading" data-size="xs" id="duties">${words.duties}</h2>
  <p class="ds-paragraph muted">${words.dutiesLead}</p>
  ${incident.duties.length === 0 ? html`<p class="ds-paragraph">${words.dutiesNone}</p>` : html`<ul class="steps">${incident.duties.map((duty) => item(view, duty))}</ul>`}
  ${mayAdd ? html`<details class="act" id="duty-undertaken"${attempt?.form === type ? html` open` : ''}><summary class="ds-button" data-variant="secondary" data-color="accent">${label}</summary><div class="act-form">${eventForm(view, type, { label, inner: undertaken(view) })}</div></details>` : ''}</section>`;
};
