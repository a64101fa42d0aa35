import { type PersonEventType, personEventTypes } from '../../../workflows/incident/events.ts';
import { inWords } from '../../documents/in-words.ts';
import { clockRing, inOslo } from '../frame.ts';
import { type Html, html } from '../html.ts';
import { actionFields, actionForm, actionLabel, overviewEvents } from './action-forms.ts';
import { type CaseView, mayWrite, pathOf } from './case-view.ts';
import { viewOf } from './event-body.ts';
import { groupsFor } from './fact-fields.ts';
import { fieldId } from './form-parts.ts';
import { journalItem } from './journal-words.ts';
import { casePage, caseTabs } from './layout.ts';
import { nextStep } from './next-step.ts';
import { steps } from './steps.ts';
import { whyNot } from './why-not.ts';

const tag = (text: string, color: string): Html =>
  html`<span class="ds-tag" data-color="${color}">${text}</span>`;

const heading = ({ visit, incident }: CaseView): Html => {
  const words = visit.words.incident;
  const risk = incident.risk ?? 'none';
  const colors = { none: 'neutral', unlikely: 'success', risk: 'warning', high: 'danger' } as const;
  return html`<p class="tags">${tag(words[`status.${incident.status}`], 'info')} ${tag(words[`risk.${risk}`], colors[risk])} <span class="muted">${words[`role.${incident.role}`]} · ${words.aware(inOslo(visit, incident.awareAt))}</span></p>`;
};

const clocks = ({ visit, incident }: CaseView): Html => {
  const words = visit.words.incident;
  const running = incident.deadlines
    .filter(({ status }) => status === 'armed' || status === 'overdue')
    .sort((a, b) => Date.parse(a.dueAt) - Date.parse(b.dueAt));
  const clock = (deadline: (typeof running)[number], first: boolean): Html =>
    html`<li class="clock"><h3 class="ds-heading" data-size="2xs">${words[`deadline.${deadline.kind}`]}</h3>
      ${first ? clockRing(visit, deadline, 'large') : clockRing(visit, deadline)}
      <details class="ds-details law" data-size="sm"><summary>${words.whyDeadline}</summary><div>${inWords(visit.language).basis(deadline.basis)}. ${words.countsFrom(inOslo(visit, deadline.anchorAt))} ${deadline.ownTarget ? words.ownTarget : ''}</div></details></li>`;
  return html`<section class="ds-card clocks" data-color="neutral" aria-labelledby="clocks"><div><h2 class="ds-heading" data-size="xs" id="clocks">${words.clocks}</h2>
    ${running.length === 0 ? html`<p class="ds-paragraph">${words.noClock}</p>` : html`<ul>${running.map((deadline, index) => clock(deadline, index === 0))}</ul>`}</div></section>`;
};

/** What the notice asks for and nobody has recorded, and who was here last. */
const missing = ({ visit, incident, recent }: CaseView): Html => {
  const words = visit.words.incident;
  const keys = groupsFor(incident).flatMap(([, keys]) => [...keys]);
  const open = keys.filter(
    (key) => (incident.facts[key]?.certainty ?? 'to-be-determined') === 'to-be-determined',
  );
  const last = recent.findLast(({ entry }) => entry.event.actor.kind === 'person');
  return html`<section class="ds-card" data-color="neutral" aria-labelledby="missing"><h2 class="ds-heading" data-size="xs" id="missing">${words.missing}</h2>
    <p class="ds-paragraph">${open.length === 0 ? words.missingNone : html`<a class="ds-link" href="${pathOf(incident.id, 'facts')}">${words.missingFacts(open.length)}</a>`}</p>
    <h3 class="ds-heading" data-size="2xs">${words.who}</h3>
    <p class="ds-paragraph">${last ? words.lastBy(last.actor, inOslo(visit, last.at)) : ''}</p></section>`;
};

const isHere = (type: PersonEventType): type is (typeof overviewEvents)[number] =>
  overviewEvents.some((one) => one === type);

/** An event that can be told now: its form folded out when it came back, or a link to the page of its text. */
const possible = (view: CaseView, type: PersonEventType): Html => {
  const label = actionLabel(view, type);
  if (!isHere(type))
    return html`<p class="elsewhere"><a class="ds-link" href="${pathOf(view.incident.id, viewOf(type))}">${label}</a></p>`;
  return html`<details class="ds-details action" id="${type.replaceAll('.', '-')}"${view.attempt?.form === type ? html` open` : ''}><summary id="${fieldId(type, 'summary-line')}">${label}</summary><div>${actionForm(view, type)}</div></details>`;
};

const actions = (view: CaseView): Html => {
  const words = view.visit.words.incident;
  const accepted = new Set(view.incident.accepts);
  const now = personEventTypes.filter((type) => accepted.has(type));
  const later = personEventTypes.filter((type) => !accepted.has(type));
  return html`<section class="actions-now" aria-labelledby="actions"><h2 class="ds-heading" data-size="xs" id="actions">${words.actions}</h2>
    <p class="ds-paragraph muted">${mayWrite(view) ? words.actionsHint : words['why.role']}</p>
    ${mayWrite(view) ? now.map((type) => possible(view, type)) : ''}
    ${later.length === 0 ? '' : html`<details class="ds-details not-now" data-size="sm"><summary>${words.notNow}</summary><div><dl class="told">${later.map((type) => html`<dt>${words[`do.${type}`]}</dt><dd>${whyNot(view, type)}</dd>`)}</dl></div></details>`}</section>`;
};

/** One screen: how long, what now, who, what is missing; then where each duty stands, and what can be told. */
export const overviewPage = (view: CaseView) => {
  const { visit, incident, recent } = view;
  const words = visit.words.incident;
  return casePage(view, 'overview', {
    ...(view.attempt && actionFields(view, view.attempt.form)),
    body: html`${heading(view)}
${caseTabs(view, 'overview')}
<div class="case-top">${nextStep(view)}${clocks(view)}${missing(view)}</div>
${steps(view)}
<div class="case-columns">${actions(view)}
<aside><section aria-labelledby="about"><h2 class="ds-heading" data-size="xs" id="about">${words.about}</h2>
<p class="ds-paragraph written">${incident.description}</p>
<p class="muted">${words.detected(inOslo(visit, incident.detectedAt))}${incident.system ? html` · ${words.system}: ${incident.system}` : ''}</p>
${incident.awareReason ? html`<p class="muted">${words.awareReason(incident.awareReason)}</p>` : ''}</section>
<section aria-labelledby="recent"><h2 class="ds-heading" data-size="xs" id="recent">${words.recent}</h2><ol class="journal">${recent
      .slice(-5)
      .reverse()
      .map((entry) => journalItem(visit, entry))}</ol>
<p><a class="ds-link" href="${pathOf(incident.id, 'journal')}">${words.wholeJournal}</a></p></section></aside></div>`,
  });
};
