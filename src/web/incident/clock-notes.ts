import type { ShownIncident } from '../../incidents/schemas.ts';
import { inOslo } from '../frame.ts';
import { type Html, html } from '../html.ts';
import type { SignedInVisit } from '../visit.ts';

type Deadline = ShownIncident['deadlines'][number];

const timeInOslo = new Intl.DateTimeFormat('nb-NO', {
  timeZone: 'Europe/Oslo',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

/** The last hour in which people at work can still meet a deadline. Nothing once the deadline is past. */
export const staffingNote = (visit: SignedInVisit, { status, lastOfficeHour }: Deadline): Html | string => {
  if (status !== 'armed') return '';
  const words = visit.words.calendar;
  const said = !lastOfficeHour
    ? words.noOfficeHour
    : Date.parse(lastOfficeHour.to) <= visit.now.getTime()
      ? words.officeHoursOver
      : words.lastOfficeHour(
          inOslo(visit, lastOfficeHour.from),
          timeInOslo.format(new Date(lastOfficeHour.to)),
        );
  return html`<p class="muted">${said}</p>`;
};

/** How else the time may be counted, for those who ask: never what Varsla keeps to. */
export const otherCountsNote = (visit: SignedInVisit, { information }: Deadline): Html[] =>
  information.map(
    ({ endsAt }) =>
      html`<p class="ds-paragraph" data-size="sm">${visit.words.calendar.nextFullHour(inOslo(visit, endsAt))}</p>`,
  );
