import type { Problem } from '../../problems.ts';
import { button, errorFor, field, select } from '../frame.ts';
import { type Html, html } from '../html.ts';
import type { SignedInVisit } from '../visit.ts';
import { absencesSection, type ShownAbsence } from './absence-fields.ts';
import type { Form } from './form.ts';
import { copyField, mayWrite, problemBox, sure, warning } from './parts.ts';

export const methodKinds = ['email', 'sms', 'voice', 'webhook'] as const;
export type MethodKind = (typeof methodKinds)[number];

/** A way to reach a contact, as the API shows it. */
export interface ShownMethod {
  id: string;
  kind: MethodKind;
  address: string;
  listed: boolean;
  verifiedAt: string | null;
}

export interface ReachPage {
  contact: { id: string; name: string };
  /** Undefined for whoever may not see addresses. */
  methods: readonly ShownMethod[] | undefined;
  /** What this installation can alert by. */
  kinds: readonly MethodKind[];
  absences: readonly ShownAbsence[];
  /** Marks the absences that the page showed. */
  seen: string;
  /** Which form came back, with what was typed. */
  returned?: { about: 'add' | 'absence' | 'test' | `method-${string}`; form: Form; problem: Problem };
  /** Of a webhook that was just added. */
  secret?: string | undefined;
}

/** Whether a way counts. */
export const standingTag = (visit: SignedInVisit, isVerified: boolean): Html =>
  html`<span class="ds-tag" data-size="sm" data-color="${isVerified ? 'success' : 'warning'}">${isVerified ? visit.words.alarms.verified : visit.words.alarms.unverified}</span>`;

const addressOf = ({ contact }: ReachPage): string => `/settings/contacts/${contact.id}/reach`;

const proof = (visit: SignedInVisit, page: ReachPage, method: ShownMethod): Html => {
  const words = visit.words.alarms;
  const kind = `${words[`method.${method.kind}`]}, ${method.address}`;
  const action = `${addressOf(page)}/${method.id}`;
  const returned = page.returned?.about === `method-${method.id}` ? page.returned : undefined;
  const fault = errorFor(returned?.problem, '/code');
  const id = `code-${method.id}`;
  return html`<div class="reach-proof"><form method="post" action="${action}/code"><button class="ds-button" data-variant="secondary" data-size="sm" type="submit" aria-label="${words.codeSendBy(kind)}">${words.codeSend}</button></form>
    <form method="post" action="${action}/verify" class="reach-code"><label class="ds-sr-only" for="${id}">${words.codeFieldBy(kind)}</label><input class="ds-input" id="${id}" name="code" inputmode="numeric" autocomplete="one-time-code" maxlength="12" size="8" placeholder="${words.codeField}"${fault ? html` aria-invalid="true" aria-describedby="${id}-error"` : ''}><button class="ds-button" data-variant="secondary" data-size="sm" type="submit">${words.codeConfirm}</button>${fault ? html`<p class="ds-validation-message" data-field="validation" id="${id}-error">${fault}</p>` : ''}</form></div>`;
};

const methodRow = (visit: SignedInVisit, page: ReachPage, method: ShownMethod): Html => {
  const words = visit.words.alarms;
  const { id, kind, address, listed, verifiedAt } = method;
  const isSetUp = page.kinds.includes(kind);
  const named = `${words[`method.${kind}`]}, ${address}`;
  return html`<tr><th scope="row" data-label="${words.methodKind}">${words[`method.${kind}`]}</th>
    <td data-label="${words.methodAddress}"><span class="settings-way">${address}</span>${listed ? html`<br><span class="settings-note">${words.methodListed}</span>` : ''}</td>
    <td data-label="${words.methodStanding}">${isSetUp ? standingTag(visit, verifiedAt !== null) : html`<span class="ds-tag" data-size="sm" data-color="neutral">${words.methodNotSetUp}</span>`}
      ${isSetUp && verifiedAt === null && mayWrite(visit) ? proof(visit, page, method) : ''}</td>
    ${mayWrite(visit) ? html`<td data-label="${visit.words.settings.contactActions}">${listed ? '' : sure({ action: `${addressOf(page)}/${id}/remove`, label: words.methodRemove, labelOf: words.methodRemoveOf(named), consequence: words.methodRemoveSure })}</td>` : ''}</tr>`;
};

const methodTable = (visit: SignedInVisit, page: ReachPage, methods: readonly ShownMethod[]): Html => {
  const words = visit.words.alarms;
  if (methods.length === 0) return warning(words.reachNone, words.reachLead);
  return html`<table class="ds-table settings-table" data-color="neutral"><caption class="ds-sr-only">${words.reachTable}</caption>
    <thead><tr><th scope="col">${words.methodKind}</th><th scope="col">${words.methodAddress}</th><th scope="col">${words.methodStanding}</th>${mayWrite(visit) ? html`<th scope="col">${visit.words.settings.contactActions}</th>` : ''}</tr></thead>
    <tbody>${methods.map((method) => methodRow(visit, page, method))}</tbody></table>`;
};

const addForm = (visit: SignedInVisit, page: ReachPage): Html => {
  const words = visit.words.alarms;
  const returned = page.returned?.about === 'add' ? page.returned : undefined;
  return html`<section aria-labelledby="add-method"><h2 class="ds-heading" data-size="sm" id="add-method">${words.methodAdd}</h2>
    <form method="post" action="${addressOf(page)}/methods" class="settings-form">
    ${select({
      id: 'kind',
      name: 'kind',
      label: words.methodKind,
      value: returned?.form['kind'] ?? 'sms',
      options: methodKinds.map((value) => ({
        value,
        label: page.kinds.includes(value)
          ? words[`method.${value}`]
          : `${words[`method.${value}`]} (${words.methodNotSetUp.toLocaleLowerCase(visit.language)})`,
      })),
    })}
    ${field({ id: 'address', name: 'address', label: words.methodAddress, hint: words.methodAddHint, value: returned?.form['address'] ?? '', required: true, autocomplete: 'off', error: errorFor(returned?.problem, '/address') })}
    <div>${button(words.methodAddButton, { variant: 'secondary' })}</div></form></section>`;
};

const testSection = (visit: SignedInVisit, page: ReachPage): Html => {
  const words = visit.words.alarms;
  return html`<section aria-labelledby="test"><h2 class="ds-heading" data-size="sm" id="test">${words.testTitle}</h2><p class="ds-paragraph">${words.testLead}</p>
    <form method="post" action="${addressOf(page)}/test">${button(words.testButton(page.contact.name), { color: 'danger', variant: 'secondary' })}</form></section>`;
};

const problemOf = (visit: SignedInVisit, { returned }: ReachPage): Html => {
  const { alarms: words } = visit.words;
  const code = returned?.about.replace(/^method-/, 'code-') ?? '';
  return problemBox(
    visit,
    returned?.problem,
    {
      '/address': words.methodAddress,
      '/code': words.codeField,
      '/from': words.absenceFromDate,
      '/to': words.absenceToDate,
    },
    { '/code': code, '/from': 'fromDate', '/to': 'toDate' },
  );
};

/** How one contact is reached, the proof that it works, when they are away, and the test that wakes them now. */
export const reachView = (visit: SignedInVisit, page: ReachPage): Html => {
  const words = visit.words.alarms;
  const { methods, secret } = page;
  return html`${problemOf(visit, page)}
    <h2 class="ds-heading" data-size="sm">${words.reachTitle(page.contact.name)}</h2>
    ${secret ? html`<div class="ds-alert" data-color="info"><h3 class="ds-heading" data-size="2xs">${words.secretTitle}</h3><p class="ds-paragraph">${words.secretLead}</p>${copyField(visit, 'secret', words.secretTitle, secret)}</div>` : ''}
    ${methods ? html`<p class="ds-paragraph">${words.reachLead}</p>${methodTable(visit, page, methods)}` : html`<p class="ds-paragraph">${visit.words.settings.hidden}</p>`}
    ${mayWrite(visit) ? html`${testSection(visit, page)}${addForm(visit, page)}` : ''}
    ${absencesSection(visit, page)}
    <p><a class="ds-link" href="/settings/contacts">${words.unreachableNext}</a></p>`;
};
