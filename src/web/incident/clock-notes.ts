import type { ShownIncident } from '../../incidents/schemas.ts';
import { inOslo } from '../frame.ts';
import { type Html, html } from '../html.ts';
import { timeInOslo } from '../parts/oslo-time.ts';
import { namesOf, type ShownDuty } from '../settings/duty-view.ts';
import type { SignedInVisit } from '../visit.ts';

export type Clock = ShownIncident['deadlines'][number];

/** The last hour in which people at work can still meet a deadline. Nothing once the deadline is past. */
export const staffingNote = (visit: SignedInVisit, { status, lastOfficeHour }: Clock): Html | string => {
  if (status !== 'armed') return '';
  const words = visit.words.calendar;
  const said = !lastOfficeHour
    ? words.noOfficeHour
    : Date.parse(lastOfficeHour.to) <= visit.now.getTime()
      ? words.officeHoursOver
      : words.lastOfficeHour(inOslo(visit, lastOfficeHour.from), timeInOslo(lastOfficeHour.to));
  return html`<p class="muted basis">${said}</p>`;
};

/** How else the time may be counted, for those who ask: never what Varsla keeps to. */
export const otherCountsNote = (visit: SignedInVisit, { information }: Clock): Html[] =>
  information.map(
    ({ endsAt }) =>
      html`<p class="muted basis">${visit.words.calendar.nextFullHour(inOslo(visit, endsAt))}</p>`,
  );

/** Who is on duty when a clock runs out; that nobody is, is said at once. Nothing where it is not known. */
export const dutyNote = (
  visit: SignedInVisit,
  incident: Pick<ShownIncident, 'id'>,
  { kind, key, status }: Clock,
  duty: ShownDuty | undefined,
): Html | string => {
  if (!duty || status !== 'armed') return '';
  const words = visit.words.alarms;
  const own = duty.deadlines.find(
    (one) => one.incidentId === incident.id && one.kind === kind && (one.key ?? null) === key,
  );
  if (!own) return '';
  return own.onDuty.length === 0
    ? html`<p><span class="ds-tag" data-size="sm" data-color="danger">${words.onDutyNobody}</span></p>`
    : html`<p class="muted basis">${words.onDutyThen(namesOf(duty, own.onDuty))}</p>`;
};
