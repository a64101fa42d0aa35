import type { Problem } from '../../problems.ts';
import { languages, type Language } from '../../languages.ts';
import { button, errorFor, field, select } from '../frame.ts';
import { type Html, html } from '../html.ts';
import type { SignedInVisit } from '../visit.ts';
import type { Form } from './form.ts';
import { mayReadContacts, mayWrite, problemBox, sure, warning } from './parts.ts';
import { type ShownMethod, standingTag } from './reach-view.ts';

/** Somebody on the list, as the API shows them. */
export interface ShownContact {
  id: string;
  name: string;
  email: string | null;
  mobile: string | null;
  language: Language;
  /** The ways that this person is alerted by; undefined where they were not looked up. */
  methods?: readonly ShownMethod[];
}

export interface ContactsPage {
  contacts: readonly ShownContact[];
  seen: string;
  /** What was typed about the person who is added or changed. */
  form: Form;
  /** The one who is changed; undefined where somebody is added. */
  editing?: ShownContact | undefined;
  problem?: Problem | undefined;
}

const contactForm = (
  visit: SignedInVisit,
  { form, seen, problem }: ContactsPage,
  action: string,
  label: string,
): Html => {
  const words = visit.words.settings;
  return html`<form method="post" action="${action}" class="settings-form">
    <input type="hidden" name="seen" value="${seen}">
    ${field({ id: 'name', name: 'name', label: words.contactName, value: form['name'] ?? '', required: true, autocomplete: 'off', error: errorFor(problem, '/name') })}
    ${field({ id: 'email', name: 'email', label: words.email, type: 'email', value: form['email'] ?? '', autocomplete: 'off', error: errorFor(problem, '/email') })}
    ${field({ id: 'mobile', name: 'mobile', label: words.contactMobile, type: 'tel', hint: words.contactMobileHint, value: form['mobile'] ?? '', autocomplete: 'off', error: errorFor(problem, '/mobile') })}
    ${select({
      id: 'language',
      name: 'language',
      label: words.contactLanguage,
      value: form['language'] ?? visit.language,
      options: languages.map((value) => ({ value, label: words[`language.${value}`] })),
      error: errorFor(problem, '/language'),
    })}
    <div>${button(label)}</div>
  </form>`;
};

const reachOf = (visit: SignedInVisit, { email, mobile }: ShownContact): string => {
  const words = visit.words.settings;
  if (email && mobile) return words.reachBoth;
  return email ? words.reachEmail : words.reachSms;
};

const moveButton = (options: {
  id: string;
  seen: string;
  way: 'up' | 'down';
  label: string;
  sign: string;
}): Html =>
  html`<form method="post" action="/settings/contacts/${options.id}/move"><input type="hidden" name="seen" value="${options.seen}"><button class="ds-button" data-variant="tertiary" data-color="neutral" data-size="sm" type="submit" name="way" value="${options.way}" aria-label="${options.label}">${options.sign}</button></form>`;

const row = (visit: SignedInVisit, { contacts, seen }: ContactsPage, contact: ShownContact): Html => {
  const words = visit.words.settings;
  const { id, name, email, mobile, language } = contact;
  const place = contacts.indexOf(contact);
  const alarms = visit.words.alarms;
  const plain = mayReadContacts(visit) ? [email, mobile].filter(Boolean) : [];
  const ways = contact.methods
    ? contact.methods.map(
        ({ kind, address, verifiedAt }) =>
          html`<br>${alarms[`method.${kind}`]} <span class="settings-way">${address}</span> ${standingTag(visit, verifiedAt !== null)}`,
      )
    : plain.map((way) => html`<br><span class="settings-way">${way}</span>`);
  return html`<tr>
    <td data-label="${words.contactOrder}">${place + 1}</td>
    <th scope="row" data-label="${words.contactName}">${name}</th>
    <td data-label="${words.contactReach}">${reachOf(visit, contact)}${ways}<br><a class="ds-link" href="/settings/contacts/${id}/reach" aria-label="${alarms.reachLinkOf(name)}">${alarms.reachLink}</a></td>
    <td data-label="${words.contactLanguage}">${words[`language.${language}`]}</td>
    ${
      mayWrite(visit)
        ? html`<td data-label="${words.contactActions}"><div class="settings-actions">
      ${place > 0 ? moveButton({ id, seen, way: 'up', label: words.contactUp(name), sign: '↑' }) : ''}
      ${place < contacts.length - 1 ? moveButton({ id, seen, way: 'down', label: words.contactDown(name), sign: '↓' }) : ''}
      <a class="ds-link" href="/settings/contacts/${id}" aria-label="${words.contactEdit(name)}">${words.contactEditShort}</a>
      ${sure({ action: `/settings/contacts/${id}/remove`, label: words.contactRemove, labelOf: words.contactRemoveOf(name), consequence: words.contactRemoveSure(name), seen })}
    </div></td>`
        : ''
    }
  </tr>`;
};

const table = (visit: SignedInVisit, page: ContactsPage): Html => {
  const words = visit.words.settings;
  return html`<table class="ds-table settings-table" data-color="neutral"><caption class="ds-sr-only">${words.contactsTable}</caption>
    <thead><tr><th scope="col">${words.contactOrder}</th><th scope="col">${words.contactName}</th><th scope="col">${words.contactReach}</th><th scope="col">${words.contactLanguage}</th>${
      mayWrite(visit) ? html`<th scope="col">${words.contactActions}</th>` : ''
    }</tr></thead>
    <tbody>${page.contacts.map((contact) => row(visit, page, contact))}</tbody></table>`;
};

const labels = (visit: SignedInVisit): Record<string, string> => {
  const words = visit.words.settings;
  return {
    '/name': words.contactName,
    '/email': words.email,
    '/mobile': words.contactMobile,
    '/language': words.contactLanguage,
    '': words.contactReach,
  };
};

const problemOf = (visit: SignedInVisit, { problem }: ContactsPage): Html =>
  html`${problemBox(visit, problem, labels(visit), { '': 'email' })}${
    problem?.type === 'stale-version'
      ? html`<p class="ds-paragraph">${visit.words.settings.problemMovedNext}</p>`
      : ''
  }`;

/** The list of those who are alerted, with what it lacks, and a form to add somebody. */
export const contactsView = (visit: SignedInVisit, page: ContactsPage): Html => {
  const words = visit.words.settings;
  const { contacts } = page;
  const unproven = contacts.filter(({ methods }) => methods?.every(({ verifiedAt }) => verifiedAt === null));
  return html`${problemOf(visit, page)}
    <p class="ds-paragraph">${words.contactsLead}</p>
    ${unproven.length > 0 ? html`<div class="ds-alert" data-color="warning"><p class="ds-paragraph">${visit.words.alarms.reachUnproven(unproven.length)}</p></div>` : ''}
    ${contacts.length === 0 ? warning(words.contactsNobody, words.contactsNobodyNext) : table(visit, page)}
    ${contacts.length === 1 ? html`<div class="ds-alert" data-color="info"><p class="ds-paragraph">${words.contactsOnlyOne}</p></div>` : ''}
    ${
      mayWrite(visit)
        ? html`<section aria-labelledby="add"><h2 class="ds-heading" data-size="sm" id="add">${words.contactAdd}</h2>
      ${contactForm(visit, page, '/settings/contacts', words.contactAddButton)}</section>`
        : ''
    }`;
};

/** One of those who are alerted, to change. */
export const contactView = (visit: SignedInVisit, page: ContactsPage & { editing: ShownContact }): Html => {
  const words = visit.words.settings;
  return html`${problemOf(visit, page)}
    <h2 class="ds-heading" data-size="sm">${words.contactEdit(page.editing.name)}</h2>
    ${page.problem?.type === 'stale-version' ? table(visit, page) : ''}
    ${contactForm(visit, page, `/settings/contacts/${page.editing.id}`, words.save)}
    <p><a class="ds-link" href="/settings/contacts">${words.cancel}</a></p>`;
};
