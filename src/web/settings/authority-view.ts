import type { ShownRole } from '../../authority/role/role-schemas.ts';
import type { Problem } from '../../problems.ts';
import { button, errorFor, inOslo, select, textArea } from '../frame.ts';
import { type Html, html } from '../html.ts';
import type { Choice } from '../incident/access-page.ts';
import type { SignedInVisit } from '../visit.ts';
import { type FormFault, formPart, type ShownFormVersion } from './authority-form-view.ts';
import type { Form } from './form.ts';
import { lawNote, mayWrite, problemBox, warning } from './parts.ts';

export interface AuthorityPage {
  role: ShownRole;
  /** Those who can be chosen; none for who may not write. */
  staff: readonly Choice[];
  versions: readonly ShownFormVersion[];
  seen: { role: string; form: string };
  /** What was typed in the form that came back, and which of the two it was. */
  form: Form;
  returned: 'role' | 'form' | undefined;
  faults: readonly FormFault[];
  problem: Problem | undefined;
}

/** What is wrong with it, a sentence each. */
export const roleFaultsInWords = (visit: SignedInVisit, { faults }: Pick<ShownRole, 'faults'>): string[] =>
  faults.map((fault) => visit.words.settings[`authorityFault.${fault}`]);

const person = (visit: SignedInVisit, someone: ShownRole['holder']): Html => {
  const words = visit.words.settings;
  if (!someone) return html`${words.none}`;
  return someone.isHere
    ? html`${someone.name}`
    : html`${someone.name} <span class="ds-tag" data-size="sm" data-color="danger">${words.authorityGone}</span>`;
};

const standing = (visit: SignedInVisit, role: ShownRole): Html => {
  const words = visit.words.settings;
  const faults = roleFaultsInWords(visit, role);
  const heard = role.checkedAt
    ? html`<dt>${words.authorityChecked}</dt><dd>${inOslo(visit, role.checkedAt)}${role.checkedBy ? html`, ${role.checkedBy}` : ''}</dd><dt>${words.authorityHow}</dt><dd>${role.how ?? ''}</dd>${role.dueAt ? html`<dt>${words.authorityNext}</dt><dd>${inOslo(visit, role.dueAt)}</dd>` : ''}`
    : '';
  return html`${faults.length > 0 ? warning(words.authorityNotReady, faults.join(' ')) : ''}<dl class="settings-list"><dt>${words.authorityHolder}</dt><dd>${person(visit, role.holder)}</dd><dt>${words.authorityDeputy}</dt><dd>${person(visit, role.deputy)}</dd>${heard}</dl>`;
};

const who = (visit: SignedInVisit, page: AuthorityPage, name: 'holder' | 'deputy', label: string): Html => {
  const { staff, role, form, problem } = page;
  return select({
    id: name,
    name,
    label,
    value: form[name] ?? role[name]?.id ?? '',
    options: [
      { value: '', label: visit.words.settings.authorityNobody },
      ...staff.map(({ id, name: called }) => ({ value: id, label: called })),
    ],
    error: errorFor(problem, `/${name}`),
  });
};

const roleForm = (visit: SignedInVisit, page: AuthorityPage): Html => {
  const words = visit.words.settings;
  const { form, problem } = page;
  return html`<form method="post" action="/settings/authority/role" class="settings-form">
    <input type="hidden" name="seen" value="${page.seen.role}">
    ${who(visit, page, 'holder', words.authorityHolder)}
    ${who(visit, page, 'deputy', words.authorityDeputy)}
    ${textArea({ id: 'how', name: 'how', label: words.authorityHow, hint: words.authorityHowHint, value: form['how'] ?? '', rows: 2, required: true, error: errorFor(problem, '/how') })}
    <div>${button(words.authorityCheck)}</div></form>`;
};

/** Who may file in Altinn, and the authority's form as data. */
export const authorityView = (visit: SignedInVisit, page: AuthorityPage): Html => {
  const words = visit.words.settings;
  const { role, problem } = page;
  return html`${problemBox(visit, page.faults.length > 0 ? undefined : problem, {
    '/holder': words.authorityHolder,
    '/deputy': words.authorityDeputy,
    '/how': words.authorityHow,
  })}
    <section aria-labelledby="who-files"><h2 class="ds-heading" data-size="sm" id="who-files">${words.authorityWho}</h2>
    <p class="ds-paragraph">${words.authorityLead}</p>
    ${standing(visit, role)}
    ${mayWrite(visit) ? roleForm(visit, page) : ''}
    ${lawNote(visit, words.authorityLaw)}</section>
    ${formPart(visit, page)}`;
};
