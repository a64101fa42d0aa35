import type { RegisterDocument } from '../../register/register-document.ts';
import { type Html, html } from '../html.ts';
import type { SignedInVisit } from '../visit.ts';
import { mayReadContacts } from './parts.ts';
import { periodInWords } from './period.ts';
import type { RegisterList } from './register-change.ts';
import { rowId } from './register-findings-view.ts';

type Row = readonly (Html | string)[];

/** A list of the register as a table; the first cell of a row names it. */
const table = (
  visit: SignedInVisit,
  list: RegisterList,
  columns: readonly string[],
  rows: readonly Row[],
): Html => {
  const title = visit.words.settings[`list.${list}`];
  return html`<details class="ds-details" data-color="neutral" ${list === 'systems' ? html`open` : ''}><summary>${title} (${rows.length})</summary><div>
    ${
      rows.length === 0
        ? html`<p class="ds-paragraph">${visit.words.settings.tableEmpty}</p>`
        : html`<table class="ds-table settings-table" data-color="neutral" aria-label="${title}">
      <thead><tr>${columns.map((column) => html`<th scope="col">${column}</th>`)}</tr></thead>
      <tbody>${rows.map(
        (cells, at) =>
          html`<tr id="${rowId(list, at)}">${cells.map((cell, place) =>
            place === 0
              ? html`<th scope="row" data-label="${columns[0] ?? ''}">${cell}</th>`
              : html`<td data-label="${columns[place] ?? ''}">${cell}</td>`,
          )}</tr>`,
      )}</tbody></table>`
    }</div></details>`;
};

const withNote = (text: string, note: string | undefined): Html =>
  html`${text}${note ? html`<br><span class="settings-note">${note}</span>` : ''}`;

/** Entries by their key, so that a reference is shown as the name that people know. */
const namesBy = <T extends { key: string }>(entries: readonly T[], nameOf: (entry: T) => string) => {
  const names = new Map(entries.map((entry) => [entry.key, nameOf(entry)]));
  return (keys: readonly string[], none: string): string =>
    keys.map((key) => names.get(key) ?? key).join(', ') || none;
};

const systemsTable = (visit: SignedInVisit, register: RegisterDocument): Html => {
  const words = visit.words.settings;
  const processors = namesBy(register.processors, ({ name }) => name);
  const data = namesBy(register.dataCategories, ({ names, special }) =>
    special ? `${names[visit.language]} (${words.special})` : names[visit.language],
  );
  const people = namesBy(register.peopleGroups, ({ names, usualCount }) =>
    usualCount === null
      ? names[visit.language]
      : `${names[visit.language]} (${words.usualCount(usualCount)})`,
  );
  const retention = namesBy(register.retention, ({ what }) => what);
  return table(
    visit,
    'systems',
    [
      words.systemName,
      words.systemRole,
      words.systemProcessors,
      words.systemData,
      words.systemPeople,
      words.systemRetention,
    ],
    register.systems.map((system) => [
      withNote(system.name, system.description),
      words[`systemRole.${system.role}`],
      processors(system.processors, words.none),
      data(system.dataCategories, words.notSaid),
      people(system.peopleGroups, words.notSaid),
      retention(system.retention, words.notSaid),
    ]),
  );
};

const processorsTable = (visit: SignedInVisit, { processors }: RegisterDocument): Html => {
  const words = visit.words.settings;
  const countries = new Intl.DisplayNames(visit.language, { type: 'region' });
  const country = (code: string | null): string => (code ? (countries.of(code) ?? code) : words.notSaid);
  return table(
    visit,
    'processors',
    [
      words.processorName,
      words.processorCountry,
      words.processorPurpose,
      words.processorSubs,
      words.processorContact,
    ],
    processors.map(({ name, country: code, outsideEea, purpose, subProcessors, contact }) => [
      name,
      withNote(country(code), outsideEea ? words.processorOutside : undefined),
      purpose ?? words.notSaid,
      subProcessors.map((sub) => `${sub.name} (${country(sub.country)})`).join(', ') || words.none,
      mayReadContacts(visit)
        ? html`${[contact.email, contact.phone].filter(Boolean).map((way) => html`${way}<br>`)}${
            contact.url
              ? html`<a class="ds-link" href="${contact.url}" rel="noopener noreferrer">${words.processorWeb}</a>`
              : ''
          }`
        : words.hidden,
    ]),
  );
};

const retentionTable = (visit: SignedInVisit, { retention }: RegisterDocument): Html => {
  const words = visit.words.settings;
  return table(
    visit,
    'retention',
    [words.retentionWhat, words.retentionPeriod, words.retentionStarts, words.source],
    retention.map(({ what, period, starts, source }) => [
      what,
      period ? periodInWords(visit, period) : words.retentionNoPeriod,
      starts ?? words.notSaid,
      source,
    ]),
  );
};

const promisesTable = (visit: SignedInVisit, { promises }: RegisterDocument): Html => {
  const words = visit.words.settings;
  return table(
    visit,
    'promises',
    [words.promiseWhat, words.promiseTo, words.promiseWithin, words.source],
    promises.map(({ names, to, within, officeHoursOnly, source }) => [
      names[visit.language],
      words[`promiseTo.${to}`],
      withNote(
        within ? periodInWords(visit, within) : words.promiseNoTime,
        within && officeHoursOnly ? words.promiseOfficeHours : undefined,
      ),
      source,
    ]),
  );
};

/** The register as people read it: by system, processor, retention and promise. */
export const registerTables = (visit: SignedInVisit, register: RegisterDocument): Html =>
  html`${systemsTable(visit, register)}${processorsTable(visit, register)}${retentionTable(visit, register)}${promisesTable(visit, register)}`;
