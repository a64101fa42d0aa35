import type { Organisation } from '../../register/organisation.ts';
import { errorFor, field } from '../frame.ts';
import type { Problem } from '../../problems.ts';
import { type Html, html } from '../html.ts';
import type { SignedInVisit } from '../visit.ts';
import { type Form, typed } from './form.ts';

type OfficeHours = Organisation['officeHours'];

const weekdays = [1, 2, 3, 4, 5, 6, 7];

/** What stands in the form's fields; each day that is ticked is a field of its own. */
export const formOfOfficeHours = ({ days, from, to }: OfficeHours): Form => ({
  officeFrom: from,
  officeTo: to,
  ...Object.fromEntries(days.map((day) => [`officeDay${day}`, 'on'])),
});

const daysOf = (form: Form): number[] => weekdays.filter((day) => form[`officeDay${day}`] !== undefined);

/** The hours that were typed, as the API takes them; undefined where the form does not ask for them. */
export const officeHoursOf = (form: Form): OfficeHours | undefined =>
  form['officeFrom'] === undefined && form['officeTo'] === undefined
    ? undefined
    : { days: daysOf(form), from: typed(form, 'officeFrom') ?? '', to: typed(form, 'officeTo') ?? '' };

/** Office hours in words: `mandag, tirsdag, kl. 08:00–16:00`. */
export const officeHoursInWords = (visit: SignedInVisit, { days, from, to }: OfficeHours): string => {
  const words = visit.words.calendar;
  const named = days
    .toSorted((a, b) => a - b)
    .map(words.officeDay)
    .join(', ');
  return words.officeShown(named, from, to);
};

/** The sentence for each of their faults, by pointer. */
export const officeHoursFaults = ({ words }: SignedInVisit): Readonly<Record<string, string>> => ({
  '/officeHours/days': words.calendar.faultOfficeDays,
  '/officeHours/from': words.calendar.faultOfficeFrom,
  '/officeHours/to': words.calendar.faultOfficeTo,
});

/** The fields for the days and the times of the office. */
export const officeHoursFields = (visit: SignedInVisit, form: Form, problem: Problem | undefined): Html => {
  const words = visit.words.calendar;
  const fault = errorFor(problem, '/officeHours/days');
  const day = (number: number): Html =>
    html`<div class="ds-field"><input class="ds-input" type="checkbox" id="officeDay${number}" name="officeDay${number}"${form[`officeDay${number}`] === undefined ? '' : html` checked`}><label class="ds-label" data-weight="regular" for="officeDay${number}">${words.officeDay(number)}</label></div>`;
  const time = (name: 'officeFrom' | 'officeTo', label: string, pointer: string): Html =>
    field({
      id: name,
      name,
      label,
      type: 'time',
      value: form[name] ?? '',
      required: true,
      autocomplete: 'off',
      error: errorFor(problem, pointer),
    });
  return html`<fieldset class="ds-fieldset"><legend class="ds-label" data-weight="semibold">${words.officeTitle}</legend><p class="ds-paragraph" data-size="sm">${words.officeHint}</p>
    <fieldset class="ds-fieldset office-days" id="officeDays" tabindex="-1"${fault ? html` aria-describedby="officeDays-error"` : ''}><legend class="ds-label" data-weight="medium">${words.officeDays}</legend>${weekdays.map(day)}${
      fault
        ? html`<p class="ds-validation-message" data-field="validation" id="officeDays-error">${fault}</p>`
        : ''
    }</fieldset>
    ${time('officeFrom', words.officeFrom, '/officeHours/from')} ${time('officeTo', words.officeTo, '/officeHours/to')}</fieldset>`;
};
