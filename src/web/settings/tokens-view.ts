import { type RoleName, roles } from '../../access/permissions.ts';
import type { Problem } from '../../problems.ts';
import { button, errorFor, field, inOslo, select } from '../frame.ts';
import { type Html, html } from '../html.ts';
import type { SignedInVisit } from '../visit.ts';
import type { Form } from './form.ts';
import { type Case, caseField, guestNote } from './guest-fields.ts';
import { copyField, problemBox, sure, warning } from './parts.ts';
import { rolesNote } from './people-view.ts';

/** A token as the API lists it: never the token itself. */
export interface ShownToken {
  id: string;
  name: string;
  role: RoleName;
  scope: 'all' | 'read';
  /** A guest's. */
  incident?: string;
  createdAt: string;
  expiresAt?: string;
  lastUsedAt?: string;
}

export interface TokensPage {
  tokens: readonly ShownToken[];
  /** Incidents that a guest can be let into. */
  cases: readonly Case[];
  form: Form;
  problem?: Problem | undefined;
}

const row = (visit: SignedInVisit, token: ShownToken, cases: readonly Case[]): Html => {
  const words = visit.words.settings;
  const { id, name, role, scope, incident, createdAt, expiresAt, lastUsedAt } = token;
  return html`<tr>
    <th scope="row" data-label="${words.personName}">${name}</th>
    <td data-label="${words.tokenRole}">${words[`role.${role}`]}${scope === 'read' ? html`<br><span class="ds-tag" data-size="sm" data-color="neutral">${words['tokenScope.read']}</span>` : ''}${guestNote(visit, { incident, until: expiresAt }, cases)}</td>
    <td data-label="${words.tokenMade}">${inOslo(visit, createdAt)}</td>
    <td data-label="${words.tokenExpires}">${expiresAt ? inOslo(visit, expiresAt) : words.tokenNoEnd}</td>
    <td data-label="${words.tokenLastUsed}">${lastUsedAt ? inOslo(visit, lastUsedAt) : words.tokenUnused}</td>
    <td data-label="${words.tokenActions}">${sure({
      action: `/settings/tokens/${id}/revoke`,
      label: words.tokenRevoke,
      labelOf: words.tokenRevokeOf(name),
      consequence: words.tokenRevokeSure(name),
    })}</td></tr>`;
};

const table = (visit: SignedInVisit, tokens: readonly ShownToken[], cases: readonly Case[]): Html => {
  const words = visit.words.settings;
  return html`<table class="ds-table settings-table" data-color="neutral"><caption class="ds-sr-only">${words.tokensTable}</caption>
    <thead><tr><th scope="col">${words.personName}</th><th scope="col">${words.tokenRole}</th><th scope="col">${words.tokenMade}</th><th scope="col">${words.tokenExpires}</th><th scope="col">${words.tokenLastUsed}</th><th scope="col">${words.tokenActions}</th></tr></thead>
    <tbody>${tokens.map((token) => row(visit, token, cases))}</tbody></table>`;
};

/** The tokens that work, and how to make another. */
export const tokensView = (visit: SignedInVisit, { tokens, cases, form, problem }: TokensPage): Html => {
  const words = visit.words.settings;
  const labels = {
    '/name': words.tokenName,
    '/role': words.tokenRole,
    '/scope': words.tokenScope,
    '/expiresAt': words.tokenExpires,
    '/incident': words.guestCase,
  };
  return html`${problemBox(visit, problem, labels, { '/expiresAt': 'expires' })}
    <p class="ds-paragraph">${words.tokensLead}</p>
    ${
      tokens.length > 0
        ? table(visit, tokens, cases)
        : html`<div class="ds-alert" data-color="info"><h2 class="ds-heading" data-size="2xs">${words.tokensNone}</h2><p class="ds-paragraph">${words.tokensNoneNext}</p></div>`
    }
    <section aria-labelledby="make"><h2 class="ds-heading" data-size="sm" id="make">${words.tokenMake}</h2>
    <form method="post" action="/settings/tokens" class="settings-form">
      ${field({ id: 'name', name: 'name', label: words.tokenName, hint: words.tokenNameHint, value: form['name'] ?? '', required: true, autocomplete: 'off', error: errorFor(problem, '/name') })}
      ${select({ id: 'role', name: 'role', label: words.tokenRole, value: form['role'] ?? 'handler', options: roles.map((value) => ({ value, label: words[`role.${value}`] })), error: errorFor(problem, '/role') })}
      ${select({ id: 'scope', name: 'scope', label: words.tokenScope, value: form['scope'] ?? 'all', options: (['all', 'read'] as const).map((value) => ({ value, label: words[`tokenScope.${value}`] })), error: errorFor(problem, '/scope') })}
      ${field({ id: 'expires', name: 'expires', label: words.optional(words.tokenExpires), type: 'date', hint: words.tokenExpiresHint, value: form['expires'] ?? '', error: errorFor(problem, '/expiresAt') })}
      <fieldset class="ds-fieldset"><legend class="ds-label" data-weight="medium">${words.guestLegend}</legend>${caseField(visit, { form, problem, cases })}</fieldset>
      <div>${button(words.tokenMakeButton)}</div>
    </form></section>
    ${rolesNote(visit)}`;
};

/** A new token, which no page shows again. */
export const newTokenView = (visit: SignedInVisit, token: string): Html => {
  const words = visit.words.settings;
  return html`${warning(words.tokenReady, words.tokenReadyNext)} ${copyField(visit, 'token', words.tokenValue, token)}
    <p><a class="ds-link" href="/settings/tokens">${words.tokenDone}</a></p>`;
};
