import type { MemberSummary } from '../../access/accounts.ts';
import { may, type RoleName, roles } from '../../access/permissions.ts';
import type { Problem } from '../../problems.ts';
import { button, errorFor, field, select } from '../frame.ts';
import { type Html, html } from '../html.ts';
import type { SignedInVisit } from '../visit.ts';
import type { Form } from './form.ts';
import { type Case, guestFields, guestNote } from './guest-fields.ts';
import { copyField, problemBox, sure, warning } from './parts.ts';

export interface PeoplePage {
  members: readonly MemberSummary[];
  /** Incidents that a guest can be let into. */
  cases: readonly Case[];
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

/** Whoever is in the house can be given another role; a guest is invited as one. */
const roleOptions = (visit: SignedInVisit, among: readonly RoleName[] = roles) =>
  among.map((role) => ({ value: role, label: visit.words.settings[`role.${role}`] }));

const roleCell = (
  visit: SignedInVisit,
  { personId, name, role, disabled }: MemberSummary,
  note: Html,
): Html => {
  const words = visit.words.settings;
  if (disabled || role === 'guest' || personId === visit.requester.personId)
    return html`${words[`role.${role}`]}${note}`;
  const id = `role-${personId}`;
  return html`<form method="post" action="/settings/people/${personId}/role" class="settings-actions">
    <label class="ds-sr-only" for="${id}">${words.personRoleOf(name)}</label>
    <select class="ds-input" id="${id}" name="role">${roleOptions(
      visit,
      roles.filter((one) => one !== 'guest'),
    ).map(
      ({ value, label }) =>
        html`<option value="${value}" ${value === role ? html`selected` : ''}>${label}</option>`,
    )}</select>
    <button class="ds-button" data-variant="tertiary" data-size="sm" type="submit" aria-label="${words.personChangeRoleOf(name)}">${words.personChangeRole}</button></form>`;
};

/** A new link for somebody who has not come; the one from before is void. */
const again = (visit: SignedInVisit, { personId, name }: MemberSummary): Html => {
  const words = visit.words.settings;
  return html`<form method="post" action="/settings/people/${personId}/invite-again"><button class="ds-button" data-variant="tertiary" data-size="sm" type="submit" aria-label="${words.inviteAgainOf(name)}">${words.inviteAgain}</button></form>`;
};

const status = (visit: SignedInVisit, { disabled, invited }: MemberSummary): Html => {
  const words = visit.words.settings;
  const tag = (color: string, said: string): Html =>
    html`<span class="ds-tag" data-size="sm" data-color="${color}">${said}</span>`;
  if (disabled) return tag('neutral', words.personDisabled);
  return invited ? tag('info', words.personInvited) : html`${words.personActive}`;
};

const row = (visit: SignedInVisit, member: MemberSummary, cases: readonly Case[]): Html => {
  const words = visit.words.settings;
  const { personId, name, email, secondFactor, disabled, invited, endsAt, incidentId } = member;
  const isSelf = personId === visit.requester.personId;
  return html`<tr>
    <th scope="row" data-label="${words.personName}">${name} ${isSelf ? words.personYou : ''}</th>
    <td data-label="${words.personEmail}"><span class="settings-way">${email}</span></td>
    <td data-label="${words.personRole}">${roleCell(visit, member, guestNote(visit, { incident: incidentId, until: endsAt }, cases))}</td>
    <td data-label="${words.personFactor}">${secondFactor ? words.personFactorOn : html`<span class="ds-tag" data-size="sm" data-color="warning">${words.personFactorMissing}</span>`}</td>
    <td data-label="${words.personStatus}">${status(visit, member)}</td>
    <td data-label="${words.personActions}">${invited && !disabled ? again(visit, member) : ''}${
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

const inviteForm = (visit: SignedInVisit, page: PeoplePage): Html => {
  const { form, problem } = page;
  const words = visit.words.settings;
  return html`<section aria-labelledby="invite"><h2 class="ds-heading" data-size="sm" id="invite">${words.inviteTitle}</h2>
    <p class="ds-paragraph">${words.inviteLead}</p>
    <form method="post" action="/settings/people" class="settings-form">
      ${field({ id: 'name', name: 'name', label: words.personName, value: form['name'] ?? '', required: true, autocomplete: 'off', error: errorFor(problem, '/name') })}
      ${field({ id: 'email', name: 'email', label: words.personEmail, type: 'email', hint: words.inviteEmailHint, value: form['email'] ?? '', required: true, autocomplete: 'off', error: errorFor(problem, '/email') })}
      ${select({ id: 'role', name: 'role', label: words.personRole, value: form['role'] ?? 'handler', options: roleOptions(visit), error: errorFor(problem, '/role') })}
      ${guestFields(visit, page)}
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
  const labels = {
    '/name': words.personName,
    '/email': words.personEmail,
    '/role': words.personRole,
    '/incident': words.guestCase,
    '/endsAt': words.guestEnds,
  };
  return html`${problemBox(visit, page.problem, labels, { '/endsAt': 'ends' })}
    <p class="ds-paragraph">${words.peopleLead}</p>
    ${haveFourEyes(page.members) ? '' : html`<div class="ds-alert" data-color="warning"><p class="ds-paragraph">${words.fourEyesMissing}</p></div>`}
    <table class="ds-table settings-table" data-color="neutral"><caption class="ds-sr-only">${words.peopleTable}</caption>
    <thead><tr><th scope="col">${words.personName}</th><th scope="col">${words.personEmail}</th><th scope="col">${words.personRole}</th><th scope="col">${words.personFactor}</th><th scope="col">${words.personStatus}</th><th scope="col">${words.personActions}</th></tr></thead>
    <tbody>${page.members.map((member) => row(visit, member, page.cases))}</tbody></table>
    ${rolesNote(visit)} ${inviteForm(visit, page)}`;
};

/** The link of an invitation, which no page shows again. */
export const invitedView = (visit: SignedInVisit, { name, link }: { name: string; link: string }): Html => {
  const words = visit.words.settings;
  return html`${warning(words.invited, words.invitedNext(name))}
    ${copyField(visit, 'link', words.inviteLink, link)}
    <p><a class="ds-link" href="/settings/people">${words.inviteDone}</a></p>`;
};
