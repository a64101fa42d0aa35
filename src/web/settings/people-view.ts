import type { MemberSummary } from '../../access/accounts.ts';
import { may, roles } from '../../access/permissions.ts';
import type { Problem } from '../../problems.ts';
import { button, errorFor, field, select } from '../frame.ts';
import { type Html, html } from '../html.ts';
import type { SignedInVisit } from '../visit.ts';
import type { Form } from './form.ts';
import { copyField, problemBox, sure, warning } from './parts.ts';

export interface PeoplePage {
  members: readonly MemberSummary[];
  form: Form;
  problem?: Problem | undefined;
}

/** Whether one of those who can sign in may approve what another of them writes. Basis: four eyes before anything leaves. */
export const haveFourEyes = (members: readonly MemberSummary[]): boolean => {
  const active = members.filter(({ disabled }) => !disabled);
  return active.some(
    (approver) =>
      may(approver.role, 'notices.approve') &&
      active.some(({ personId, role }) => personId !== approver.personId && may(role, 'incidents.write')),
  );
};

const roleOptions = (visit: SignedInVisit) =>
  roles.map((role) => ({ value: role, label: visit.words.settings[`role.${role}`] }));

const roleCell = (visit: SignedInVisit, { personId, name, role, disabled }: MemberSummary): Html => {
  const words = visit.words.settings;
  if (disabled || personId === visit.requester.personId) return html`${words[`role.${role}`]}`;
  const id = `role-${personId}`;
  return html`<form method="post" action="/settings/people/${personId}/role" class="settings-actions">
    <label class="ds-sr-only" for="${id}">${words.personRoleOf(name)}</label>
    <select class="ds-input" id="${id}" name="role">${roleOptions(visit).map(
      ({ value, label }) =>
        html`<option value="${value}" ${value === role ? html`selected` : ''}>${label}</option>`,
    )}</select>
    <button class="ds-button" data-variant="tertiary" data-size="sm" type="submit" aria-label="${words.personChangeRoleOf(name)}">${words.personChangeRole}</button></form>`;
};

const row = (visit: SignedInVisit, member: MemberSummary): Html => {
  const words = visit.words.settings;
  const { personId, name, email, secondFactor, disabled } = member;
  const isSelf = personId === visit.requester.personId;
  return html`<tr>
    <th scope="row" data-label="${words.personName}">${name} ${isSelf ? words.personYou : ''}</th>
    <td data-label="${words.personEmail}"><span class="settings-way">${email}</span></td>
    <td data-label="${words.personRole}">${roleCell(visit, member)}</td>
    <td data-label="${words.personFactor}">${secondFactor ? words.personFactorOn : html`<span class="ds-tag" data-size="sm" data-color="warning">${words.personFactorMissing}</span>`}</td>
    <td data-label="${words.personStatus}">${disabled ? html`<span class="ds-tag" data-size="sm" data-color="neutral">${words.personDisabled}</span>` : words.personActive}</td>
    <td data-label="${words.personActions}">${
      disabled || isSelf
        ? ''
        : sure({
            action: `/settings/people/${personId}/disable`,
            label: words.personDisable,
            labelOf: words.personDisableOf(name),
            consequence: words.personDisableSure(name),
          })
    }</td></tr>`;
};

const inviteForm = (visit: SignedInVisit, { form, problem }: PeoplePage): Html => {
  const words = visit.words.settings;
  return html`<section aria-labelledby="invite"><h2 class="ds-heading" data-size="sm" id="invite">${words.inviteTitle}</h2>
    <p class="ds-paragraph">${words.inviteLead}</p>
    <form method="post" action="/settings/people" class="settings-form">
      ${field({ id: 'name', name: 'name', label: words.personName, value: form['name'] ?? '', required: true, autocomplete: 'off', error: errorFor(problem, '/name') })}
      ${field({ id: 'email', name: 'email', label: words.personEmail, type: 'email', hint: words.inviteEmailHint, value: form['email'] ?? '', required: true, autocomplete: 'off', error: errorFor(problem, '/email') })}
      ${select({ id: 'role', name: 'role', label: words.personRole, value: form['role'] ?? 'handler', options: roleOptions(visit), error: errorFor(problem, '/role') })}
      <div>${button(words.inviteButton)}</div>
    </form></section>`;
};

/** What each role may do, in a word each. */
export const rolesNote = (visit: SignedInVisit): Html => {
  const words = visit.words.settings;
  return html`<details class="ds-details" data-color="neutral"><summary>${words.rolesExplained}</summary><dl class="settings-list">${roles.map(
    (role) => html`<dt>${words[`role.${role}`]}</dt><dd>${words[`roleMay.${role}`]}</dd>`,
  )}</dl></details>`;
};

/** Those who can sign in, their roles, and how to invite another. */
export const peopleView = (visit: SignedInVisit, page: PeoplePage): Html => {
  const words = visit.words.settings;
  const labels = { '/name': words.personName, '/email': words.personEmail, '/role': words.personRole };
  return html`${problemBox(visit, page.problem, labels)}
    <p class="ds-paragraph">${words.peopleLead}</p>
    ${haveFourEyes(page.members) ? '' : html`<div class="ds-alert" data-color="warning"><p class="ds-paragraph">${words.fourEyesMissing}</p></div>`}
    <table class="ds-table settings-table" data-color="neutral"><caption class="ds-sr-only">${words.peopleTable}</caption>
    <thead><tr><th scope="col">${words.personName}</th><th scope="col">${words.personEmail}</th><th scope="col">${words.personRole}</th><th scope="col">${words.personFactor}</th><th scope="col">${words.personStatus}</th><th scope="col">${words.personActions}</th></tr></thead>
    <tbody>${page.members.map((member) => row(visit, member))}</tbody></table>
    ${rolesNote(visit)} ${inviteForm(visit, page)}`;
};

/** The link of an invitation, which no page shows again. */
export const invitedView = (visit: SignedInVisit, { name, link }: { name: string; link: string }): Html => {
  const words = visit.words.settings;
  return html`${warning(words.invited, words.invitedNext(name))}
    ${copyField(visit, 'link', words.inviteLink, link)}
    <p><a class="ds-link" href="/settings/people">${words.inviteDone}</a></p>`;
};
