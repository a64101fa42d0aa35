import { errorSummary, inOslo, timeLeft } from '../frame.ts';
import { type Html, html } from '../html.ts';
import { type CaseView, pathOf, runningClocks, type ViewName, viewsFor } from './case-view.ts';
import { clockTitle } from './duty-words.ts';
import { journalItem } from './journal-words.ts';
import { inOwnWords } from './own-words.ts';

const tabs = ({ visit, incident }: CaseView, current: ViewName): Html =>
  html`<nav class="case-nav" aria-label="${visit.words.incident.views}"><ul>${viewsFor(visit.requester.role)
    .filter((name) => name !== 'exchange' || name === current)
    .map(
      (name) =>
        html`<li><a class="ds-link" href="${pathOf(incident.id, name)}"${name === current ? html` aria-current="page"` : ''}>${visit.words.incident[`view.${name}`]}</a></li>`,
    )}</ul></nav>`;

/** What others did meanwhile, so that a decision is taken anew on what is true now. */
const conflict = ({ visit, attempt }: CaseView): Html => {
  const words = visit.words.incident;
  return html`<div class="ds-alert conflict" data-color="warning" role="alert" id="errors" tabindex="-1" autofocus>
    <h2 class="ds-heading" data-size="xs">${words.conflictTitle}</h2>
    <p class="ds-paragraph">${words.conflictText}</p>
    <h3 class="ds-heading" data-size="2xs">${words.conflictNew}</h3>
    <ol class="journal">${(attempt?.changes ?? []).map((entry) => journalItem(visit, entry))}</ol>
  </div>`;
};

/** Why a form came back: the conflict, the fields that are wrong, or the refusal in words. */
const comeback = (view: CaseView, labels: Record<string, string>, anchors: Record<string, string>): Html => {
  const { visit, attempt } = view;
  if (!attempt) return html``;
  if (attempt.problem.type === 'stale-version') return conflict(view);
  const problem = inOwnWords(visit, attempt.problem);
  if (problem.details.errors?.some(({ pointer }) => pointer in anchors))
    return errorSummary(visit, problem, labels, anchors);
  const said = [problem.message, ...(problem.details.errors ?? []).map(({ detail }) => detail)];
  return html`<div class="ds-alert" data-color="danger" role="alert" id="errors" tabindex="-1" autofocus>${[
    ...new Set(said),
  ].map((text) => html`<p class="ds-paragraph">${text}</p>`)}</div>`;
};

/** The first clock on the pages where something is written; fetched anew every half minute, with script. */
export const pulse = ({ visit, incident }: CaseView, current: ViewName): Html => {
  const words = visit.words.incident;
  const [first] = runningClocks(incident);
  const said = first
    ? html`${clockTitle(visit, incident, first)}: <strong${first.status === 'overdue' ? html` class="late"` : ''}>${timeLeft(visit, first.dueAt)}</strong> <span class="muted">${inOslo(visit, first.dueAt)}</span>`
    : words.noClock;
  return html`<p class="pulse" id="glance" data-version="${incident.version}" hx-get="${pathOf(incident.id, current)}" hx-trigger="every 30s" hx-select="#glance" hx-target="this" hx-swap="outerMorph" hx-status:4xx="swap:none" hx-status:5xx="swap:none">${said}</p>`;
};

/** Said by the script: that somebody has changed the incident meanwhile. */
export const moved = ({ visit, incident }: CaseView): Html => {
  const words = visit.words.incident;
  return html`<div class="ds-alert" data-color="info" role="status" id="moved" data-moved="${incident.version}" hidden><p class="ds-paragraph">${words.movedMeanwhile} <a class="ds-link" href="${pathOf(incident.id)}" target="_blank" rel="noopener">${words.showMoved}</a></p></div>`;
};

/** Said by the script: that the clocks stand still, or that the incident is another. */
const meanwhile = (view: CaseView): Html =>
  html`<p class="ds-alert" data-color="warning" role="status" data-stale hidden>${view.visit.words.incident.staleClocks}</p>
${moved(view)}`;

/** The frame within the frame: where the visitor is, which incident, what went wrong, then the page's own content. */
export const casePage = (
  view: CaseView,
  current: ViewName,
  content: { lead?: string; body: Html; labels?: Record<string, string>; anchors?: Record<string, string> },
): { title: string; body: Html; current: 'list' } => {
  const { visit, incident } = view;
  const words = visit.words.incident;
  const name = words[`view.${current}`];
  const heading = current === 'overview' ? incident.title : name;
  return {
    title: `${current === 'overview' ? '' : `${name} – `}${incident.reference}`,
    current: 'list',
    body: html`<link rel="stylesheet" href="/assets/incident.css"><script type="module" src="/assets/conveniences.js"></script><nav class="crumbs" aria-label="${words.crumbs}"><a class="ds-link" href="/">${words.allIncidents}</a> <span aria-hidden="true">/</span> <a class="ds-link" href="${pathOf(incident.id)}">${incident.reference}</a></nav>
${comeback(view, content.labels ?? {}, content.anchors ?? {})}${meanwhile(view)}
${current === 'overview' ? '' : html`<p class="case-title muted">${incident.title}</p>`}
<h1 class="ds-heading" data-size="lg">${heading}</h1>
${current === 'overview' ? '' : pulse(view, current)}
${current === 'overview' ? '' : tabs(view, current)}
${content.lead ? html`<p class="ds-paragraph lead">${content.lead}</p>` : ''}
${content.body}`,
  };
};

export { tabs as caseTabs };
