import { inOslo } from '../frame.ts';
import { type Html, html } from '../html.ts';
import { alertName } from '../alerts/shown-alert.ts';
import { timeInOslo } from '../parts/oslo-time.ts';
import type { SignedInVisit } from '../visit.ts';
import { warning } from './parts.ts';

interface Period {
  from: string;
  to: string;
}

/** The duty list as the API shows it. */
export interface ShownDuty {
  at: string;
  contacts: { id: string; name: string; absences: Period[] }[];
  onDuty: string[];
  unmanned: Period[];
  deadlines: {
    incidentId: string;
    reference: string;
    kind: string;
    key?: string | null;
    dueAt: string;
    onDuty: string[];
    lastOfficeHour: (Period & { onDuty: string[] }) | null;
  }[];
}

/** As many as stand on one printed page beside a list of contacts. */
const mostDeadlines = 20;

export const namesOf = ({ contacts }: Pick<ShownDuty, 'contacts'>, ids: readonly string[]): string =>
  contacts
    .filter(({ id }) => ids.includes(id))
    .map(({ name }) => name)
    .join(', ');

const people = (visit: SignedInVisit, duty: ShownDuty): Html => {
  const words = visit.words.alarms;
  return html`<table class="ds-table settings-table" data-color="neutral"><caption class="ds-sr-only">${words.dutyTable}</caption>
    <thead><tr><th scope="col">${words.alarmWho}</th><th scope="col">${words.absences}</th></tr></thead>
    <tbody>${duty.contacts.map(
      ({ id, name, absences }) =>
        html`<tr><th scope="row" data-label="${words.alarmWho}"><a class="ds-link" href="/settings/contacts/${id}/reach">${name}</a></th><td data-label="${words.absences}">${
          absences.length === 0
            ? words.dutyPresent
            : absences.map(
                ({ from, to }) => html`<div>${words.absence(inOslo(visit, from), inOslo(visit, to))}</div>`,
              )
        }</td></tr>`,
    )}</tbody></table>`;
};

const onDuty = (visit: SignedInVisit, duty: ShownDuty, ids: readonly string[]): Html =>
  ids.length === 0
    ? html`<br><span class="ds-tag" data-size="sm" data-color="danger">${visit.words.alarms.dutyNoneThen}</span>`
    : html`<br><span class="settings-note">${visit.words.alarms.dutyOn(namesOf(duty, ids))}</span>`;

const deadlines = (visit: SignedInVisit, duty: ShownDuty): Html => {
  const words = visit.words.alarms;
  if (duty.deadlines.length === 0) return html`<p class="ds-paragraph">${words.dutyNoDeadlines}</p>`;
  const rest = duty.deadlines.length - mostDeadlines;
  return html`<table class="ds-table settings-table" data-color="neutral"><caption class="ds-sr-only">${words.dutyDeadlines}</caption>
    <thead><tr><th scope="col">${words.dutyCase}</th><th scope="col">${words.dutyDue}</th><th scope="col">${words.dutyLast}</th></tr></thead>
    <tbody>${duty.deadlines.slice(0, mostDeadlines).map(
      ({ incidentId, reference, kind, dueAt, lastOfficeHour: hour, ...one }) =>
        html`<tr><th scope="row" data-label="${words.dutyCase}"><a class="ds-link" href="/incidents/${incidentId}">${reference}</a><br><span class="settings-note">${alertName(visit, kind)}</span></th>
        <td data-label="${words.dutyDue}">${inOslo(visit, dueAt)}${onDuty(visit, duty, one.onDuty)}</td>
        <td data-label="${words.dutyLast}">${hour ? html`${inOslo(visit, hour.from)}–${timeInOslo(hour.to)}${onDuty(visit, duty, hour.onDuty)}` : words.dutyNoHour}</td></tr>`,
    )}</tbody></table>${rest > 0 ? html`<p class="ds-paragraph">${words.dutyMore(rest)}</p>` : ''}`;
};

const now = (visit: SignedInVisit, duty: ShownDuty): Html => {
  const words = visit.words.alarms;
  if (duty.contacts.length === 0) return warning(words.dutyEmpty, visit.words.settings.contactsNobodyNext);
  const gaps = duty.unmanned.map(
    ({ from, to }) =>
      html`<div class="ds-alert" data-color="warning"><p class="ds-paragraph">${words.dutyUnmanned(inOslo(visit, from), inOslo(visit, to))}</p></div>`,
  );
  return html`<p class="ds-paragraph">${duty.onDuty.length === 0 ? html`<strong>${words.dutyNobody}</strong>` : html`${words.dutyNow}: <strong>${namesOf(duty, duty.onDuty)}</strong>`}</p>${gaps}${people(visit, duty)}`;
};

/** Who is on duty when, and the deadlines to come with their last office hour; one page when it is printed. */
export const dutyView = (visit: SignedInVisit, duty: ShownDuty): Html => {
  const words = visit.words.alarms;
  return html`<div class="duty"><p class="ds-paragraph">${words.dutyLead} ${words.dutyPrinted(inOslo(visit, duty.at))}</p>
    <p><button class="ds-button" data-variant="secondary" data-size="sm" type="button" data-print hidden>${words.print}</button></p>
    ${now(visit, duty)}
    <section aria-labelledby="deadlines"><h2 class="ds-heading" data-size="sm" id="deadlines">${words.dutyDeadlines}</h2>${deadlines(visit, duty)}</section></div>`;
};
