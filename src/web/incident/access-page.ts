import type { RoleName } from '../../access/permissions.ts';
import { button, select } from '../frame.ts';
import { type Html, html } from '../html.ts';
import { type CaseView, mayWrite } from './case-view.ts';
import { law } from './form-parts.ts';
import { casePage } from './layout.ts';

/** Somebody who can be chosen, as the API lists them. */
export interface Choice {
  id: string;
  name: string;
  role: RoleName | null;
  handles?: boolean;
}

/** Who sees an incident, as the API says it. */
export interface ShownAccess {
  restricted: boolean;
  people: Choice[];
  warning: { code: string } | null;
}

const hidden = ({ incident }: CaseView): Html =>
  html`<input type="hidden" name="version" value="${incident.version}">`;

/** Takes the case with one press; nothing for whoever has it, or may not have it. */
export const takeForm = (view: CaseView, from: 'overview' | 'access'): Html => {
  const { visit, incident } = view;
  if (!mayWrite(view) || incident.owner?.id === visit.requester.personId) return html``;
  return html`<form method="post" action="/incidents/${incident.id}/owner">${hidden(view)}<input type="hidden" name="from" value="${from}"><input type="hidden" name="personId" value="${visit.requester.personId}">${button(visit.words.rights.take, { variant: 'secondary' })}</form>`;
};

export const ownerSentence = ({ visit, incident }: CaseView): string => {
  const { rights } = visit.words;
  if (!incident.owner) return rights.ownerNone;
  return incident.owner.id === visit.requester.personId
    ? rights.ownerIsYou
    : rights.ownerIs(incident.owner.name);
};

const handOver = (view: CaseView, staff: readonly Choice[]): Html => {
  const { visit, incident } = view;
  const { rights } = visit.words;
  return html`<form class="incident-form" method="post" action="/incidents/${incident.id}/owner">${hidden(view)}
    ${select({
      id: 'personId',
      name: 'personId',
      label: rights.handTo,
      value: incident.owner?.id ?? '',
      options: [
        { value: '', label: rights.handToNobody },
        ...staff.filter(({ handles }) => handles).map(({ id, name }) => ({ value: id, label: name })),
      ],
    })}
    <div class="actions">${button(rights.handButton, { variant: 'secondary' })}</div></form>`;
};

const roleSaid = ({ visit }: CaseView, role: RoleName | null): string =>
  role ? visit.words.settings[`role.${role}`] : visit.words.rights.roleGone;

const accessForm = (view: CaseView, access: ShownAccess, staff: readonly Choice[]): Html => {
  const { visit, incident, attempt } = view;
  const { rights } = visit.words;
  const typed = attempt?.form === 'access' ? attempt.values : undefined;
  const restricted = typed ? typed['restricted'] === 'yes' : access.restricted;
  const chosen = typed ? (typed['people'] ?? '').split('\n') : access.people.map(({ id }) => id);
  const known = new Set(staff.map(({ id }) => id));
  const choices = [...staff, ...access.people.filter(({ id }) => !known.has(id))].filter(
    ({ id }) => id !== visit.requester.personId,
  );
  const way = (value: 'no' | 'yes', label: string): Html =>
    html`<div class="ds-field choice"><input class="ds-input" type="radio" name="restricted" value="${value}" id="restricted-${value}"${(value === 'yes') === restricted ? html` checked` : ''}><label class="ds-label" data-weight="medium" for="restricted-${value}">${label}</label></div>`;
  const person = ({ id, name, role }: Choice): Html =>
    html`<div class="ds-field choice"><input class="ds-input" type="checkbox" name="people" value="${id}" id="sees-${id}"${chosen.includes(id) ? html` checked` : ''}><label class="ds-label" data-weight="regular" for="sees-${id}">${name} <span class="muted">${roleSaid(view, role)}</span></label></div>`;
  return html`<form class="incident-form" method="post" action="/incidents/${incident.id}/access">${hidden(view)}
    <fieldset class="ds-fieldset"><legend class="ds-sr-only">${rights.accessTitle}</legend>${way('no', rights.chooseOpen)}${way('yes', rights.chooseRestricted)}</fieldset>
    <fieldset class="ds-fieldset"><legend class="ds-label" data-weight="medium">${rights.choosePeople}</legend><p data-field="description">${rights.choosePeopleHint}</p>${choices.map(person)}</fieldset>
    <div class="actions">${button(rights.accessButton)}</div></form>`;
};

/** Who has the case, and who sees it. `staff` are those who can be chosen; none for whoever may only read. */
export const accessPage = (view: CaseView, access: ShownAccess, staff: readonly Choice[]) => {
  const { rights } = view.visit.words;
  const named = html`<ul class="ds-list">${access.people.map(({ name, role }) => html`<li>${name} <span class="muted">${roleSaid(view, role)}</span></li>`)}</ul>`;
  return casePage(view, 'access', {
    body: html`<section class="ds-card rights" data-color="neutral" aria-labelledby="owner"><h2 class="ds-heading" data-size="xs" id="owner">${rights.ownerTitle}</h2>
      <p class="ds-paragraph"><strong>${ownerSentence(view)}</strong></p>
      ${mayWrite(view) ? html`${takeForm(view, 'access')}${handOver(view, staff)}` : ''}</section>
    <section class="ds-card rights" data-color="neutral" aria-labelledby="access"><h2 class="ds-heading" data-size="xs" id="access">${rights.accessTitle}</h2>
      <p class="ds-paragraph"><strong>${access.restricted ? rights.restricted : rights.open}</strong></p>
      ${access.restricted ? named : ''}
      ${access.warning ? html`<div class="ds-alert" data-color="warning" role="status"><p class="ds-paragraph">${rights.oneApprover}</p></div>` : ''}
      <p class="ds-paragraph">${rights.accessNote}</p>
      ${mayWrite(view) ? accessForm(view, access, staff) : ''}</section>
    ${law(view, rights.accessLaw)}`,
  });
};
