import { button, errorFor, field, inOslo } from '../frame.ts';
import { type Html, html } from '../html.ts';
import type { SignedInVisit } from '../visit.ts';
import { instantOf } from '../incident/local-time.ts';
import { type Form, typed } from './form.ts';
import { mayWrite } from './parts.ts';
import type { ReachPage } from './reach-view.ts';

/** While somebody is away, as the API shows it. */
export interface ShownAbsence {
  from: string;
  to: string;
}

/** The absence that was typed. Throws `invalid-input` naming `/from` or `/to`. */
export const absenceOf = (form: Form): ShownAbsence => {
  const one = (name: 'from' | 'to'): string =>
    instantOf(typed(form, `${name}Date`) ?? '', typed(form, `${name}Time`) ?? '', `/${name}`) ?? '';
  return { from: one('from'), to: one('to') };
};

const form = (visit: SignedInVisit, page: ReachPage): Html => {
  const words = visit.words.alarms;
  const returned = page.returned?.about === 'absence' ? page.returned : undefined;
  const two = (name: 'from' | 'to', date: string, time: string): Html =>
    html`<div class="absence-when">${field({ id: `${name}Date`, name: `${name}Date`, label: date, type: 'date', value: returned?.form[`${name}Date`] ?? '', required: true, error: errorFor(returned?.problem, `/${name}`) })}
      ${field({ id: `${name}Time`, name: `${name}Time`, label: time, type: 'time', value: returned?.form[`${name}Time`] ?? '08:00', required: true })}</div>`;
  return html`<form method="post" action="/settings/contacts/${page.contact.id}/reach/absences" class="settings-form" novalidate><input type="hidden" name="seen" value="${page.seen}">
    ${two('from', words.absenceFromDate, words.absenceFromTime)} ${two('to', words.absenceToDate, words.absenceToTime)}
    <div>${button(words.absenceAdd, { variant: 'secondary' })}</div></form>`;
};

/** When a contact is away, each with its button, and a form for more. */
export const absencesSection = (visit: SignedInVisit, page: ReachPage): Html => {
  const words = visit.words.alarms;
  const action = `/settings/contacts/${page.contact.id}/reach/absences/remove`;
  const one = ({ from, to }: ShownAbsence): Html =>
    html`<li><span>${words.absence(inOslo(visit, from), inOslo(visit, to))}</span>${
      mayWrite(visit)
        ? html`<form method="post" action="${action}"><input type="hidden" name="seen" value="${page.seen}"><input type="hidden" name="from" value="${from}"><button class="ds-button" data-variant="tertiary" data-color="neutral" data-size="sm" type="submit" aria-label="${words.absenceRemoveOf(inOslo(visit, from))}">${words.absenceRemove}</button></form>`
        : ''
    }</li>`;
  return html`<section aria-labelledby="absences"><h2 class="ds-heading" data-size="sm" id="absences">${words.absences}</h2><p class="ds-paragraph">${words.absencesLead}</p>
    ${page.absences.length === 0 ? html`<p class="ds-paragraph">${words.absencesNone}</p>` : html`<ul class="absences">${page.absences.map(one)}</ul>`}
    ${mayWrite(visit) ? form(visit, page) : ''}</section>`;
};
