import { may } from '../../access/permissions.ts';
import { openAlerts } from '../alerts/alert-parts.ts';
import type { ShownAlert } from '../alerts/shown-alert.ts';
import { clockRing } from '../frame.ts';
import { type Html, html } from '../html.ts';
import { besideOf, stepOwed } from '../step-owed.ts';
import type { SignedInVisit, Visit } from '../visit.ts';
import { firstDeadline, type Summary } from './summary.ts';

export interface ListView {
  show: 'open' | 'ended';
  search: string;
  /** Where this page begins; empty for the first. */
  cursor: string;
  /** On all pages together, and how many of these are overdue. */
  total: number;
  overdue: number;
  /** In the order to show. */
  summaries: readonly Summary[];
  /** Where the next page begins; null on the last one. */
  next: string | null;
  /** Restricted incidents that are closed to this administrator. */
  closed: number;
  /** Alerts that nobody has taken. */
  alerts: readonly ShownAlert[];
  /** What a new installation lacks for a breach, in a sentence; undefined where nothing does, or for who cannot mend it. */
  lacking: string | undefined;
  /** Seconds since the clocks were last checked; undefined when they have not been. */
  checkedSecondsAgo: number | undefined;
}

const riskColors = { unlikely: 'success', risk: 'warning', high: 'danger' } as const;

const runningKinds = ({ deadlines }: Summary): string[] =>
  deadlines.flatMap(({ kind, settledAt }) => (settledAt === null ? kind : []));

const row = (visit: Visit, summary: Summary): Html => {
  const { list } = visit.words;
  const deadline = firstDeadline(summary);
  const { id, risk } = summary;
  return html`<tr id="i-${id}">
    <td class="v-what"><a class="ds-link" href="/incidents/${id}">${summary.title}</a><span class="v-sub">${summary.reference}${summary.restricted ? html` <span class="ds-tag" data-size="sm" data-color="neutral">${visit.words.rights.restrictedTag}</span>` : ''}${summary.stale.length > 0 ? html` <span class="ds-tag" data-size="sm" data-color="warning">${visit.words.incident['stale.tag']}</span>` : ''}</span></td>
    <td data-label="${list.columnClock}">${
      deadline
        ? html`${clockRing(visit, deadline)}<span class="v-sub v-under-clock">${visit.words.incident[`deadline.${deadline.kind}`]}</span>`
        : html`<span class="v-sub">${list.noClock}</span>`
    }</td>
    <td data-label="${list.columnNext}">${list.next(stepOwed(summary.state, summary.role, deadline === undefined, besideOf(runningKinds(summary), summary.stale.length > 0)) ?? summary.status)}</td>
    <td data-label="${list.columnOwner}">${summary.owner?.name ?? html`<span class="v-sub">${list.noOwner}</span>`}</td>
    <td data-label="${list.columnRisk}"><span class="ds-tag v-tag" data-size="sm" data-color="${risk ? riskColors[risk] : 'neutral'}">${list.risk(risk ?? '')}</span></td>
  </tr>`;
};

const table = (visit: Visit, view: ListView): Html => {
  const { list } = visit.words;
  return html`<table class="ds-table v-cards" data-color="neutral"><caption class="ds-sr-only">${view.show === 'open' ? list.caption : list.captionEnded}</caption>
    <thead><tr><th scope="col">${list.columnIncident}</th><th scope="col">${list.columnClock}</th><th scope="col">${list.columnNext}</th><th scope="col">${list.columnOwner}</th><th scope="col">${list.columnRisk}</th></tr></thead>
    <tbody>${view.summaries.map((summary) => row(visit, summary))}</tbody></table>`;
};

const mayReport = ({ requester }: Visit): boolean =>
  requester !== undefined && may(requester.role, 'incidents.report');

const lackingNote = (visit: Visit, lacking: string | undefined): Html =>
  lacking === undefined
    ? html``
    : html`<div class="ds-alert" data-color="warning"><p class="ds-paragraph">${lacking} <a class="ds-link" href="/settings/readiness">${visit.words.readiness.banner}</a></p></div>`;

const teaching = (visit: Visit, lacking: string | undefined): Html => {
  const { list, rights } = visit.words;
  if (!mayReport(visit))
    return html`<div class="ds-card v-empty" data-color="neutral"><h2 class="ds-heading" data-size="sm">${list.emptyTitle}</h2>${visit.requester?.role === 'guest' ? html`<p class="ds-paragraph">${rights.guestEmpty}</p>` : ''}</div>`;
  return html`${lackingNote(visit, lacking)}<div class="ds-card v-empty" data-color="neutral"><h2 class="ds-heading" data-size="sm">${list.emptyTitle}</h2>
    <p class="ds-paragraph">${list.emptyLead}</p><p class="ds-paragraph v-strong">${list.emptyExamples}</p>
    <ul class="ds-list">${[list.emptyExample1, list.emptyExample2, list.emptyExample3, list.emptyExample4].map((one) => html`<li>${one}</li>`)}</ul>
    <p class="ds-paragraph">${list.emptyThen}</p><p><a class="ds-button" data-color="accent" href="/report">${list.reportButton}</a></p></div>`;
};

const nothing = (visit: Visit, { show, search, lacking }: ListView): Html => {
  const { list } = visit.words;
  if (search)
    return html`<div class="ds-card v-empty" data-color="neutral"><h2 class="ds-heading" data-size="sm">${list.noHitsTitle}</h2><p class="ds-paragraph">${list.noHitsLead}</p></div>`;
  return show === 'open'
    ? teaching(visit, lacking)
    : html`<div class="ds-card v-empty" data-color="neutral"><p class="ds-paragraph">${list.noneEnded}</p></div>`;
};

const summaryOf = (visit: Visit, { show, search, total, overdue }: ListView): string => {
  const { list } = visit.words;
  if (search) return list.foundSummary(total);
  return show === 'open' ? list.openSummary(total, overdue) : list.endedSummary(total);
};

const further = (visit: Visit, { next, search, show }: ListView): Html | string =>
  next === null
    ? ''
    : html`<form class="v-older" method="post" action="/?show=${show}"><input type="hidden" name="search" value="${search}"><input type="hidden" name="cursor" value="${next}"><button class="ds-button" data-variant="secondary" data-color="neutral" type="submit">${show === 'open' ? visit.words.list.lessUrgent : visit.words.list.older}</button></form>`;

const checked = (visit: Visit, seconds: number | undefined): Html => {
  const { list } = visit.words;
  return html`<p class="v-sub v-checked"${seconds === undefined || seconds >= 90 ? html` data-late` : ''}${seconds === undefined ? '' : html` data-seconds="${seconds}" data-say="${list.checkedLive}"`}>${seconds === undefined ? list.neverChecked : list.checked(seconds)}</p>`;
};

const filter = (visit: Visit, { show, search }: ListView): Html => {
  const { list } = visit.words;
  const choice = (key: ListView['show'], label: string): Html =>
    html`<li><a href="${key === 'open' ? '/' : '/?show=ended'}"${key === show ? html` aria-current="page"` : ''}>${label}</a></li>`;
  return html`<div class="v-tools"><nav class="v-choice" aria-label="${list.filter}"><ul>${choice('open', list.showOpen)}${choice('ended', list.showEnded)}</ul></nav>
    <form class="v-search" id="search" role="search" method="post" action="/?show=${show}"><label class="ds-sr-only" for="search-text">${list.search}</label><input class="ds-input" id="search-text" name="search" type="search" value="${search}" placeholder="${list.search}" maxlength="200" autocomplete="off"><button class="ds-button" data-variant="secondary" data-color="neutral" type="submit">${list.searchButton}</button>${
      search ? html`<a class="ds-link" href="/?show=${show}">${list.clearSearch}</a>` : ''
    }</form></div>`;
};

/** The list. With script it is fetched anew every few seconds, so that its clocks run; without, each visit is current. */
export const listView = (visit: SignedInVisit, view: ListView): Html => {
  const { list } = visit.words;
  return html`<div class="v-head"><h1 class="ds-heading" data-size="lg">${list.title}</h1>${mayReport(visit) ? html`<div class="v-report">${may(visit.requester.role, 'incidents.write') ? html`<a class="ds-link" href="/misdirected">${visit.words.misdirected.link}</a>` : ''}<a class="ds-button" data-color="accent" href="/report">${list.reportButton}</a></div>` : ''}</div>
    ${filter(visit, view)}
    <p class="ds-alert v-stale" data-color="warning" role="status" data-stale hidden>${list.stale}</p>
    <div id="incidents" hx-post="/?show=${view.show}" hx-trigger="every 10s" hx-vals="${JSON.stringify({ search: view.search, cursor: view.cursor })}" hx-select="#incidents" hx-target="this" hx-swap="outerMorph" hx-status:4xx="swap:none" hx-status:5xx="swap:none">
      ${openAlerts(visit, view.alerts, { back: '/', withReference: true })}
      ${view.summaries.length > 0 || view.search ? html`<p class="ds-paragraph v-summary">${summaryOf(visit, view)}</p>` : ''}
      ${view.summaries.length > 0 ? table(visit, view) : nothing(visit, view)}
      ${further(visit, view)}
      ${view.closed > 0 ? html`<p class="ds-paragraph v-summary"><a class="ds-link" href="/restricted">${visit.words.rights.closedLink(view.closed)}</a></p>` : ''}
      ${view.show === 'open' ? checked(visit, view.checkedSecondsAgo) : ''}
    </div>`;
};
