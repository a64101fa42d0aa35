import type { Problem } from '../../problems.ts';
import { button, errorFor, field, select } from '../frame.ts';
import { type Html, html } from '../html.ts';
import type { SignedInVisit } from '../visit.ts';
import { alarmPlan, type Person, type ShownEscalation, unreachableSteps } from './alarm-plan.ts';
import { type TypedEscalation, type TypedStep, typedOf } from './escalation-form.ts';
import { mayWrite, problemBox } from './parts.ts';
import { methodKinds } from './reach-view.ts';

export interface EscalationPage {
  /** What holds now, and whom it reaches. */
  present: ShownEscalation;
  people: readonly Person[];
  /** What stands in the form. */
  form: TypedEscalation;
  seen: string;
  problem?: Problem | undefined;
}

const whoChoices = ['on-duty', 'everyone', 'chosen'] as const;

const tick = (options: { name: string; label: string; isOn: boolean }): Html =>
  html`<div class="ds-field"><input class="ds-input" type="checkbox" id="${options.name}" name="${options.name}"${options.isOn ? html` checked` : ''}><label class="ds-label" data-weight="regular" for="${options.name}">${options.label}</label></div>`;

const ticks = (options: { id: string; legend: string; fault: string | undefined; boxes: Html[] }): Html =>
  html`<fieldset class="ds-fieldset office-days" id="${options.id}" tabindex="-1"${options.fault ? html` aria-describedby="${options.id}-error"` : ''}><legend class="ds-label" data-weight="medium">${options.legend}</legend>${options.boxes}${
    options.fault
      ? html`<p class="ds-validation-message" data-field="validation" id="${options.id}-error">${options.fault}</p>`
      : ''
  }</fieldset>`;

const stepFields = (visit: SignedInVisit, page: EscalationPage, step: TypedStep, index: number): Html => {
  const words = visit.words.alarms;
  const { people, problem, present } = page;
  const fault = (name: string): string | undefined => errorFor(problem, `/steps/${index}/${name}`);
  const loop = errorFor(problem, `/steps/${index}`);
  const several = page.form.steps.length > 1;
  return html`<fieldset class="ds-card escalation-step" data-color="neutral" id="step${index}" tabindex="-1"><legend class="ds-label" data-weight="semibold">${words.step(index + 1)}</legend>
    ${loop ? html`<p class="ds-validation-message" data-field="validation">${loop}</p>` : ''}
    ${select({ id: `contacts${index}`, name: `contacts${index}`, label: words.stepContacts, value: step.contacts, options: whoChoices.map((value) => ({ value, label: words[`stepContacts.${value}`] })), error: fault('contacts') })}
    ${people.length === 0 ? '' : html`<div class="escalation-who">${ticks({ id: `who${index}`, legend: words.stepChosen, fault: undefined, boxes: people.map(({ id, name }) => tick({ name: `who${index}-${id}`, label: name, isOn: step.chosen.includes(id) })) })}</div>`}
    ${ticks({
      id: `methods${index}`,
      legend: words.stepMethods,
      fault: fault('methods'),
      boxes: methodKinds.map((kind) =>
        tick({
          name: `method${index}-${kind}`,
          label: present.kinds.includes(kind)
            ? words[`method.${kind}`]
            : `${words[`method.${kind}`]} (${words.methodNotSetUp.toLocaleLowerCase(visit.language)})`,
          isOn: step.methods.includes(kind),
        }),
      ),
    })}
    ${field({ id: `wait${index}`, name: `wait${index}`, label: words.stepWait, type: 'number', value: step.wait, required: true, error: fault('waitMinutes') })}
    ${several ? html`<div><button class="ds-button" data-variant="tertiary" data-color="neutral" data-size="sm" type="submit" name="action" value="remove-${index}" formnovalidate>${words.stepRemove(index + 1)}</button></div>` : ''}</fieldset>`;
};

/** A step in words, for those who only read and for the comparison of two people's steps. */
const stepInWords = (
  visit: SignedInVisit,
  step: TypedStep | undefined,
  people: readonly Person[],
): string => {
  if (!step) return visit.words.settings.none;
  const words = visit.words.alarms;
  const named = people.filter(({ id }) => step.chosen.includes(id)).map(({ name }) => name);
  const choice = whoChoices.find((one) => one === step.contacts);
  const who = choice === 'chosen' ? named.join(', ') : choice ? words[`stepContacts.${choice}`] : '';
  const how = step.methods.map((kind) => words[`method.${kind}`]).join(', ');
  return `${who}. ${how}. ${words.stepWait}: ${step.wait}.`;
};

const differences = (visit: SignedInVisit, { present, form, people }: EscalationPage): Html => {
  const { alarms: words, settings } = visit.words;
  const now = typedOf(present);
  const rows = Array.from({ length: Math.max(now.steps.length, form.steps.length) }, (_, index) => ({
    label: words.step(index + 1),
    holds: stepInWords(visit, now.steps[index], people),
    typed: stepInWords(visit, form.steps[index], people),
  }));
  rows.push({ label: words.repeat, holds: now.repeat, typed: form.repeat });
  return html`<div class="ds-card" data-color="neutral"><p class="ds-paragraph">${settings.problemMovedNext}</p>
    <table class="ds-table settings-table" data-color="neutral"><thead><tr><th scope="col">${settings.fieldName}</th><th scope="col">${settings.fieldNow}</th><th scope="col">${settings.fieldTyped}</th></tr></thead>
    <tbody>${rows
      .filter(({ holds, typed }) => holds !== typed)
      .map(
        ({ label, holds, typed }) =>
          html`<tr><th scope="row">${label}</th><td data-label="${settings.fieldNow}">${holds}</td><td data-label="${settings.fieldTyped}">${typed}</td></tr>`,
      )}</tbody></table></div>`;
};

const faultsOf = (visit: SignedInVisit, page: EscalationPage): Html => {
  const words = visit.words.alarms;
  const labels: Record<string, string> = { '/repeat': words.repeat, '/steps': words.step(1) };
  const anchors: Record<string, string> = { '/steps': 'step0' };
  for (const index of page.form.steps.keys()) {
    const step = `/steps/${index}`;
    const named = (label: string): string =>
      `${words.step(index + 1)}, ${label.toLocaleLowerCase(visit.language)}`;
    Object.assign(labels, {
      [step]: words.step(index + 1),
      [`${step}/contacts`]: named(words.stepContacts),
      [`${step}/methods`]: named(words.stepMethods),
      [`${step}/waitMinutes`]: named(words.stepWait),
    });
    Object.assign(anchors, {
      [step]: `step${index}`,
      [`${step}/contacts`]: `contacts${index}`,
      [`${step}/methods`]: `methods${index}`,
      [`${step}/waitMinutes`]: `wait${index}`,
    });
  }
  return html`${problemBox(visit, page.problem, labels, anchors)}${page.problem?.type === 'stale-version' ? differences(visit, page) : ''}`;
};

const escalationForm = (visit: SignedInVisit, page: EscalationPage): Html => {
  const { alarms: words, settings } = visit.words;
  const { form } = page;
  return html`<form method="post" action="/settings/escalation" class="settings-form" novalidate>
    <button class="ds-sr-only" type="submit" name="action" value="save" tabindex="-1" aria-hidden="true">${settings.save}</button>
    <input type="hidden" name="seen" value="${page.seen}"><input type="hidden" name="count" value="${form.steps.length}">
    ${form.steps.map((step, index) => stepFields(visit, page, step, index))}
    ${form.steps.length < 10 ? html`<div><button class="ds-button" data-variant="secondary" type="submit" name="action" value="add" formnovalidate>${words.stepAdd}</button></div>` : ''}
    ${field({ id: 'repeat', name: 'repeat', label: words.repeat, hint: words.repeatHint, type: 'number', value: form.repeat, required: true, error: errorFor(page.problem, '/repeat') })}
    <div>${button(settings.save, { name: 'action', value: 'save' })}</div></form>`;
};

/** The steps of an alert: what would happen now, which steps reach nobody for certain, and the form to change them. */
export const escalationView = (visit: SignedInVisit, page: EscalationPage): Html => {
  const words = visit.words.alarms;
  const { present, people } = page;
  const unreachable = unreachableSteps(visit, present, people);
  return html`${faultsOf(visit, page)}
    <p class="ds-paragraph">${words.escalationLead}${present.isDefault ? html` ${words.escalationDefault}` : ''}</p>
    ${unreachable}${unreachable.length > 0 ? html`<p><a class="ds-link" href="/settings/contacts">${words.unreachableNext}</a></p>` : ''}
    ${alarmPlan(visit, present, people)}
    ${mayWrite(visit) ? html`<section aria-labelledby="steps"><h2 class="ds-heading" data-size="sm" id="steps">${visit.words.settings.escalation}</h2>${escalationForm(visit, page)}</section>` : ''}`;
};
