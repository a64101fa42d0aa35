import { inWords } from '../../documents/in-words.ts';
import { ownerSentence, takeForm } from './access-page.ts';
import { may } from '../../access/permissions.ts';
import { clockRing, inOslo } from '../frame.ts';
import { type Html, html } from '../html.ts';
import { alertCourse, openAlerts } from '../alerts/alert-parts.ts';
import type { ShownAlert } from '../alerts/shown-alert.ts';
import type { ShownDuty } from '../settings/duty-view.ts';
import { type Clock, dutyNote, otherCountsNote, staffingNote } from './clock-notes.ts';
import { type CaseView, isOpen, mayWrite, pathOf, runningClocks, stateOf } from './case-view.ts';
import { clockTitle } from './duty-words.ts';
import { missingLink } from './facts-missing.ts';
import type { MissingFacts } from './missing-facts.ts';
import { nextStep } from './next-step.ts';

/** What the first screen shows beside the incident itself. */
export interface GlanceView extends CaseView {
  /** Alerts of this incident to staff, the newest first. */
  alerts: readonly ShownAlert[];
  /** Undefined for those who do not handle it. */
  missing: MissingFacts | undefined;
  /** Undefined for a guest, and where no clock runs. */
  duty: ShownDuty | undefined;
}

/** How many missing facts are named; the rest is a number. */
const mostNamed = 4;

/** Who answered the newest alert of a clock; nothing while one is open or none was sent. */
const takenNote = ({ visit, alerts }: GlanceView, deadline: Clock): Html | string => {
  const newest = alerts.find(
    ({ kind, key, dueAt }) =>
      kind === deadline.kind && (key === undefined ? dueAt === deadline.dueAt : key === deadline.key),
  );
  return newest?.state === 'acknowledged'
    ? html`<p class="muted basis">${alertCourse(visit, newest)}</p>`
    : '';
};

const clocks = (view: GlanceView): Html => {
  const { visit, incident, duty } = view;
  const words = visit.words.incident;
  const running = runningClocks(incident);
  const clock = (deadline: Clock, first: boolean): Html =>
    html`<li class="clock"><h3 class="ds-heading" data-size="2xs">${clockTitle(visit, incident, deadline)}</h3>
      ${first ? clockRing(visit, deadline, 'large') : clockRing(visit, deadline)}${dutyNote(visit, incident, deadline, duty)}${takenNote(view, deadline)}${staffingNote(visit, deadline)}
      <p class="muted basis">${deadline.key === null ? words.countsFrom(inOslo(visit, deadline.anchorAt)) : words.datedAt(inOslo(visit, deadline.anchorAt))} ${inWords(visit.language).basis(deadline.basis)}. ${deadline.key === null ? (deadline.ownTarget ? words.ownTarget : '') : words.ownDate}</p>${otherCountsNote(visit, deadline)}</li>`;
  return html`<section class="ds-card clocks" data-color="neutral" aria-labelledby="clocks"><h2 class="ds-heading" data-size="xs" id="clocks">${words.clocks}</h2>
    ${running.length === 0 ? html`<p class="ds-paragraph">${words.noClock}</p>` : html`<ul>${running.map((deadline, index) => clock(deadline, index === 0))}</ul>`}</section>`;
};

/** What the first notice asks for and nobody has said anything of; once it is filed, what a complete one asks for. */
const missingNow = (view: CaseView, missing: MissingFacts): Html => {
  const { visit, incident } = view;
  const words = visit.words.incident;
  const open = missing[stateOf(incident, 'authority') === 'notified' ? 'complete-notice' : 'first-notice'];
  return html`<section class="ds-card missing" data-color="neutral" aria-labelledby="missing"><h2 class="ds-heading" data-size="xs" id="missing">${words.missing}</h2>
    ${
      open.length === 0
        ? html`<p class="ds-paragraph">${words.missingNone}</p>`
        : html`<ul>${open.slice(0, mostNamed).map((item) => html`<li>${missingLink(view, item)}</li>`)}</ul>
      ${open.length > mostNamed ? html`<p><a class="ds-link" href="${pathOf(incident.id, 'facts')}">${words.missingMore(open.length - mostNamed)}</a></p>` : ''}`
    }</section>`;
};

/** Who has the case, with a press to take it, and who was here last. */
const who = (view: CaseView): Html => {
  const { visit, incident, recent } = view;
  const { incident: words, rights } = visit.words;
  const last = recent.findLast(({ entry }) => entry.event.actor.kind === 'person');
  return html`<section class="ds-card who" data-color="neutral" aria-labelledby="who"><h2 class="ds-heading" data-size="xs" id="who">${rights.ownerTitle}</h2>
    <p class="ds-paragraph"><strong>${ownerSentence(view)}</strong>${incident.restricted ? html` ${rights.restricted}` : ''}</p>
    ${last ? html`<p class="muted">${words.lastBy(last.actor, inOslo(visit, last.at))}</p>` : ''}
    ${takeForm(view, 'overview')}
    ${may(visit.requester.role, 'access.read') ? html`<p><a class="ds-link" href="${pathOf(incident.id, 'access')}">${mayWrite(view) ? rights.toAccess : rights.accessTitle}</a></p>` : ''}</section>`;
};

/**
 * How long, what now, who, what is missing. With script it is fetched anew every half minute, so that its clocks run;
 * it holds no form, so nothing that is being typed is touched.
 */
export const glance = (view: GlanceView): Html => {
  const { incident } = view;
  const asks = isOpen(incident) && mayWrite(view);
  return html`<div class="glance" id="glance" data-version="${incident.version}" hx-get="${pathOf(incident.id)}" hx-trigger="every 30s" hx-select="#glance" hx-target="this" hx-swap="outerMorph" hx-status:4xx="swap:none" hx-status:5xx="swap:none">${openAlerts(view.visit, view.alerts, { back: pathOf(incident.id), withReference: false })}${nextStep(view)}${clocks(view)}${who(view)}${asks && view.missing ? missingNow(view, view.missing) : ''}</div>`;
};
