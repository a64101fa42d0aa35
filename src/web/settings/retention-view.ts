import { may } from '../../access/permissions.ts';
import type { Problem } from '../../problems.ts';
import type { ShownPlan } from '../../retention/routes.ts';
import { button, errorFor, field, inOslo, select } from '../frame.ts';
import { type Html, html } from '../html.ts';
import type { SignedInVisit } from '../visit.ts';
import type { Form } from './form.ts';
import { mayWrite, problemBox } from './parts.ts';

type Item = ShownPlan['items'][number];

/** A form that came back. */
export interface ReturnedRetention {
  form: Form;
  problem: Problem | undefined;
}

const caseLink = ({ incidentId, reference }: Pick<Item, 'incidentId' | 'reference'>): Html =>
  html`<a class="ds-link" href="/incidents/${incidentId}">${reference}</a>`;

/** Opened first, then sent with a reason: a hold, or the end of one. */
const reasonForm = (
  visit: SignedInVisit,
  {
    incidentId,
    act,
    label,
    labelOf,
  }: { incidentId: string; act: 'hold' | 'release'; label: string; labelOf: string },
): Html => {
  const words = visit.words.retention;
  const id = `${act}-${incidentId}`;
  return html`<details class="settings-sure"><summary aria-label="${labelOf}">${label}</summary>
    <form method="post" action="/settings/retention/${act}">
      <input type="hidden" name="incident" value="${incidentId}">
      ${field({ id, name: 'reason', label: words.reason, required: true })}
      ${button(labelOf, { variant: 'secondary' })}
    </form></details>`;
};

const table = (visit: SignedInVisit, caption: string, items: readonly Item[]): Html => {
  const words = visit.words.retention;
  const mayHold = may(visit.requester.role, 'access.write');
  const row = (item: Item): Html => html`<tr>
    <th scope="row" data-label="${words.reference}">${caseLink(item)}</th>
    <td data-label="${words.what}">${words[`what.${item.kind}`](item.count)}</td>
    <td data-label="${words.ended}">${inOslo(visit, item.endedAt)}</td>
    <td data-label="${words.due}">${inOslo(visit, item.dueAt)}</td>
    <td data-label="${words.standing}">${item.isHeld ? words.held : mayHold ? reasonForm(visit, { incidentId: item.incidentId, act: 'hold', label: words.hold, labelOf: words.holdOf(item.reference) }) : ''}</td></tr>`;
  return html`<table class="ds-table settings-table" data-color="neutral"><caption class="ds-sr-only">${caption}</caption>
    <thead><tr><th scope="col">${words.reference}</th><th scope="col">${words.what}</th><th scope="col">${words.ended}</th><th scope="col">${words.due}</th><th scope="col">${words.standing}</th></tr></thead>
    <tbody>${items.map(row)}</tbody></table>`;
};

const rulesForm = (visit: SignedInVisit, { rules }: ShownPlan, returned?: ReturnedRetention): Html => {
  const words = visit.words.retention;
  const typed = (name: string, otherwise: string): string => returned?.form[name] ?? otherwise;
  const monthsField = (name: 'people' | 'attachments', hint: string): Html =>
    field({
      id: name,
      name,
      label: words[name],
      hint,
      type: 'number',
      required: true,
      value: typed(name, String(rules[name].months)),
      error: errorFor(returned?.problem, `/${name}/months`),
    });
  return html`<form method="post" action="/settings/retention" class="settings-form" novalidate>
    ${monthsField('people', words.peopleHint)} ${monthsField('attachments', words.attachmentsHint)}
    ${select({
      id: 'automatic',
      name: 'automatic',
      label: words.automatic,
      value: typed('automatic', rules.automatic ? 'yes' : 'no'),
      options: [
        { value: 'no', label: words.no },
        { value: 'yes', label: words.yes },
      ],
    })}
    <div>${button(words.save)}</div></form>`;
};

const purgeForm = (visit: SignedInVisit, due: readonly Item[]): Html => {
  const words = visit.words.retention;
  if (!mayWrite(visit)) return html`<p class="ds-paragraph">${words.onlyAdministrator}</p>`;
  return html`<details class="settings-sure"><summary>${words.purge}</summary>
    <form method="post" action="/settings/retention/purge">
      ${due.map(({ incidentId, kind }) => html`<input type="hidden" name="items" value="${incidentId}:${kind}">`)}
      <p class="ds-paragraph" data-size="sm">${words.purgeSure}</p>
      ${button(words.purge, { color: 'danger', variant: 'secondary' })}
    </form></details>`;
};

/** The rules, what they would take now and later, and what is kept for an authority. */
export const retentionView = (visit: SignedInVisit, plan: ShownPlan, returned?: ReturnedRetention): Html => {
  const words = visit.words.retention;
  const due = plan.items.filter(({ isDue }) => isDue);
  const later = plan.items.filter(({ isDue }) => !isDue);
  const labels = { '/people/months': words.people, '/attachments/months': words.attachments };
  const anchors = { '/people/months': 'people', '/attachments/months': 'attachments' };
  return html`${problemBox(visit, returned?.problem, labels, anchors)}
    <p class="ds-paragraph">${words.lead}</p>
    <section aria-labelledby="due"><h2 class="ds-heading" data-size="sm" id="due">${words.dueTitle}</h2>
    ${due.length === 0 ? html`<p class="ds-paragraph">${words.dueNone}</p>` : html`${table(visit, words.dueTitle, due)} ${purgeForm(visit, due)}`}</section>
    ${later.length === 0 ? '' : html`<section aria-labelledby="later"><h2 class="ds-heading" data-size="sm" id="later">${words.laterTitle}</h2>${table(visit, words.laterTitle, later)}</section>`}
    <section aria-labelledby="rules"><h2 class="ds-heading" data-size="sm" id="rules">${words.rulesTitle}</h2>
    ${mayWrite(visit) ? rulesForm(visit, plan, returned) : html`<ul class="ds-list"><li>${words.people}: ${words.inMonths(plan.rules.people.months)}</li><li>${words.attachments}: ${words.inMonths(plan.rules.attachments.months)}</li></ul>`}
    <p class="ds-paragraph" data-size="sm">${plan.updatedAt === null ? words.shipped : words.changedBy(plan.updatedBy ?? '', inOslo(visit, plan.updatedAt))}</p></section>
    <section aria-labelledby="holds"><h2 class="ds-heading" data-size="sm" id="holds">${words.holdsTitle}</h2>
    <p class="ds-paragraph">${words.holdsLead}</p>
    ${
      plan.holds.length === 0
        ? html`<p class="ds-paragraph">${words.holdsNone}</p>`
        : html`<ul class="ds-list">${plan.holds.map(
            (hold) =>
              html`<li>${caseLink(hold)}: ${hold.reason}<br><span class="muted">${words.holdBy(hold.placedBy, inOslo(visit, hold.placedAt))}</span>${may(visit.requester.role, 'notices.approve') ? reasonForm(visit, { incidentId: hold.incidentId, act: 'release', label: words.release, labelOf: words.releaseOf(hold.reference) }) : ''}</li>`,
          )}</ul>`
    }</section>`;
};
