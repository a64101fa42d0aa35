import { usualOfficeHours } from '../../deadlines/office-hours.ts';
import type { Organisation } from '../../register/organisation.ts';
import type { Problem } from '../../problems.ts';
import { button, errorFor, field } from '../frame.ts';
import { type Html, html } from '../html.ts';
import type { SignedInVisit } from '../visit.ts';
import {
  controllerFields,
  type ControllerFieldName,
  controllerForm,
  controllerLabel,
  controllerValue,
  formOfController,
} from './controller-fields.ts';
import type { Form } from './form.ts';
import {
  formOfOfficeHours,
  officeHoursFields,
  officeHoursInWords,
  officeHoursOf,
} from './office-hours-fields.ts';
import { lawNote, mayReadContacts, mayWrite, problemBox } from './parts.ts';

type Someone = Organisation['dpo'];

/** The form's fields as the API's document names them. The one place that ties the two together. */
const fields = [
  { name: 'name', pointer: '/name' },
  { name: 'organisationNumber', pointer: '/organisationNumber' },
  { name: 'dpoName', pointer: '/dpo/name' },
  { name: 'dpoEmail', pointer: '/dpo/email' },
  { name: 'dpoPhone', pointer: '/dpo/phone' },
  { name: 'contactName', pointer: '/contact/name' },
  { name: 'contactEmail', pointer: '/contact/email' },
  { name: 'contactPhone', pointer: '/contact/phone' },
  { name: 'officeDays', pointer: '/officeHours/days' },
  { name: 'officeFrom', pointer: '/officeHours/from' },
  { name: 'officeTo', pointer: '/officeHours/to' },
  { name: 'contactFunction', pointer: '/contact/function' },
  ...controllerFields,
] as const;
type FieldName = (typeof fields)[number]['name'];

const someoneForm = (prefix: 'dpo' | 'contact', someone: Someone | undefined): Form => ({
  [`${prefix}Name`]: someone?.name ?? '',
  [`${prefix}Email`]: someone?.email ?? '',
  [`${prefix}Phone`]: someone?.phone ?? '',
});

/** What stands in the form's fields for an organisation, or for none. */
export const formOfOrganisation = (organisation: Organisation | undefined): Form => ({
  name: organisation?.name ?? '',
  organisationNumber: organisation?.organisationNumber ?? '',
  ...someoneForm('dpo', organisation?.dpo),
  ...someoneForm('contact', organisation?.contact),
  contactFunction: organisation?.contact?.function ?? '',
  ...formOfController(organisation),
  ...formOfOfficeHours(organisation?.officeHours ?? usualOfficeHours),
});

const labelsOf = (visit: SignedInVisit): Record<FieldName, string> => {
  const words = visit.words.settings;
  const of = (who: string, what: string): string => `${who}: ${what.toLocaleLowerCase(visit.language)}`;
  return {
    name: words.organisationName,
    organisationNumber: words.organisationNumber,
    dpoName: of(words.dpo, words.someoneName),
    dpoEmail: of(words.dpo, words.email),
    dpoPhone: of(words.dpo, words.phone),
    contactName: of(words.contactPoint, words.someoneName),
    contactEmail: of(words.contactPoint, words.email),
    contactPhone: of(words.contactPoint, words.phone),
    officeDays: visit.words.calendar.officeDays,
    officeFrom: visit.words.calendar.officeFrom,
    officeTo: visit.words.calendar.officeTo,
    contactFunction: of(words.contactPoint, words.contactFunction),
    ...(Object.fromEntries(
      controllerFields.map(({ name }) => [name, controllerLabel(words, name)]),
    ) as Record<ControllerFieldName, string>),
  };
};

const differences = (visit: SignedInVisit, form: Form, present: Form): Html => {
  const words = visit.words.settings;
  const labels = labelsOf(visit);
  const shown = (of: Form, name: FieldName): string => {
    const hours = name === 'officeDays' ? officeHoursOf(of) : undefined;
    const ofController = controllerFields.find((one) => one.name === name);
    if (ofController) return controllerValue(words, ofController, of);
    return hours ? hours.days.map(visit.words.calendar.officeDay).join(', ') : (of[name]?.trim() ?? '');
  };
  const different = fields.filter(({ name }) => shown(form, name) !== shown(present, name));
  return html`<div class="ds-card" data-color="neutral"><p class="ds-paragraph">${words.problemMovedNext}</p>
    <table class="ds-table settings-table" data-color="neutral"><thead><tr><th scope="col">${words.fieldName}</th><th scope="col">${words.fieldNow}</th><th scope="col">${words.fieldTyped}</th></tr></thead>
    <tbody>${different.map(
      ({ name }) =>
        html`<tr><th scope="row">${labels[name]}</th><td>${shown(present, name) || words.notSaid}</td><td>${shown(form, name) || words.notSaid}</td></tr>`,
    )}</tbody></table></div>`;
};

export interface OrganisationPage {
  /** What holds now. */
  present: Organisation | undefined;
  /** What was typed, or what holds. */
  form: Form;
  seen: string;
  problem: Problem | undefined;
}

const someoneFields = (visit: SignedInVisit, page: OrganisationPage, prefix: 'dpo' | 'contact'): Html => {
  const words = visit.words.settings;
  const one = (name: 'name' | 'email' | 'phone', label: string, type: string): Html => {
    const id = `${prefix}${name.charAt(0).toUpperCase()}${name.slice(1)}`;
    return field({
      id,
      name: id,
      label,
      value: page.form[id] ?? '',
      type,
      autocomplete: 'off',
      error: errorFor(page.problem, `/${prefix}/${name}`),
    });
  };
  return html`<fieldset class="ds-fieldset"><legend class="ds-label" data-weight="semibold">${
    prefix === 'dpo' ? words.dpo : words.contactPoint
  }</legend><p class="ds-paragraph" data-size="sm">${prefix === 'dpo' ? words.dpoHint : words.contactPointHint}</p>
    ${one('name', words.someoneName, 'text')} ${one('email', words.email, 'email')} ${one('phone', words.phone, 'tel')}${
      prefix === 'contact'
        ? field({
            id: 'contactFunction',
            name: 'contactFunction',
            label: words.optional(words.contactFunction),
            value: page.form['contactFunction'] ?? '',
            autocomplete: 'off',
            error: errorFor(page.problem, '/contact/function'),
          })
        : ''
    }</fieldset>`;
};

const organisationForm = (visit: SignedInVisit, page: OrganisationPage): Html => {
  const words = visit.words.settings;
  const { form, problem } = page;
  const labels = labelsOf(visit);
  return html`${problemBox(
    visit,
    problem,
    Object.fromEntries(fields.map(({ name, pointer }) => [pointer, labels[name]])),
    Object.fromEntries(fields.map(({ name, pointer }) => [pointer, name])),
  )}
  ${problem?.type === 'stale-version' ? differences(visit, form, formOfOrganisation(page.present)) : ''}
  <form method="post" action="/settings/organisation" class="settings-form">
    <input type="hidden" name="seen" value="${page.seen}">
    ${field({ id: 'name', name: 'name', label: words.organisationName, value: form['name'] ?? '', required: true, autocomplete: 'organization', error: errorFor(problem, '/name') })}
    ${field({ id: 'organisationNumber', name: 'organisationNumber', label: words.optional(words.organisationNumber), hint: words.organisationNumberHint, value: form['organisationNumber'] ?? '', autocomplete: 'off', error: errorFor(problem, '/organisationNumber') })}
    ${someoneFields(visit, page, 'dpo')} ${someoneFields(visit, page, 'contact')} ${officeHoursFields(visit, form, problem)}
    ${controllerForm(visit, form, problem)}
    <div>${button(words.save)}</div>
  </form>`;
};

const shown = (visit: SignedInVisit, organisation: Organisation | undefined): Html => {
  const words = visit.words.settings;
  if (!organisation) return html`<p class="ds-paragraph">${words.organisationMissing}</p>`;
  const reach = (someone: Someone): string => {
    if (!someone) return words.none;
    if (!mayReadContacts(visit)) return words.hidden;
    return [someone.name, someone.email, someone.phone].filter(Boolean).join(', ');
  };
  return html`<dl class="settings-list">
    <dt>${words.organisationName}</dt><dd>${organisation.name}</dd>
    <dt>${words.organisationNumber}</dt><dd>${organisation.organisationNumber ?? words.notSaid}</dd>
    <dt>${words.dpo}</dt><dd>${reach(organisation.dpo)}</dd>
    <dt>${words.contactPoint}</dt><dd>${reach(organisation.contact)}</dd>
    ${controllerFields
      .filter(({ name }) => mayReadContacts(visit) || !/^(reporter|representative)/.test(name))
      .flatMap((one) => {
        const value = controllerValue(words, one, formOfController(organisation));
        return value === '' ? [] : [html`<dt>${controllerLabel(words, one.name)}</dt><dd>${value}</dd>`];
      })}
    <dt>${visit.words.calendar.officeTitle}</dt><dd>${officeHoursInWords(visit, organisation.officeHours)}</dd></dl>`;
};

/** The organisation: a form for whoever may write, a list for the others. */
export const organisationView = (visit: SignedInVisit, page: OrganisationPage): Html =>
  html`<p class="ds-paragraph">${visit.words.settings.organisationLead}</p>
    ${mayWrite(visit) ? organisationForm(visit, page) : shown(visit, page.present)}
    ${lawNote(visit, visit.words.settings.organisationLaw)}`;
