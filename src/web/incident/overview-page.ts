import { personEventTypes } from '../../../workflows/incident/events.ts';
import { inOslo } from '../frame.ts';
import { type Html, html } from '../html.ts';
import { actionFields } from './action-forms.ts';
import { type Attempt, type CaseView, mayWrite, pathOf } from './case-view.ts';
import { documentationLink } from './document-links.ts';
import { dutiesCard, dutyForm } from './duties-card.ts';
import { type GlanceView, glance } from './glance.ts';
import { journalItem } from './journal-words.ts';
import { casePage, caseTabs } from './layout.ts';
import { registerBox } from './register-box.ts';
import { staleBox, staleForm } from './stale-box.ts';
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

/** All that cannot be told now, and why. */
const notNow = (view: CaseView): Html => {
  const words = view.visit.words.incident;
  const accepted = new Set(view.incident.accepts);
  const later = personEventTypes.filter((type) => !accepted.has(type));
  if (!mayWrite(view)) return html`<p class="ds-paragraph muted">${words['why.role']}</p>`;
  if (later.length === 0) return html``;
  return html`<details class="ds-details not-now" data-size="sm"><summary>${words.notNow}</summary><div><dl class="told">${later.map((type) => html`<dt>${words[`do.${type}`]}</dt><dd>${whyNot(view, type)}</dd>`)}</dl></div></details>`;
};

/** Every instant that was held for awareness, with the deadline that followed from it; nothing is hidden by a move. */
const awareness = ({ visit, incident }: Pick<CaseView, 'visit' | 'incident'>): Html => {
  const words = visit.words.incident;
  if (incident.awareness.length < 2) return html``;
  const one = (held: (typeof incident.awareness)[number]): Html => {
    const standing = held.current ? 'current' : held.confirmed ? 'before' : 'suspected';
    return html`<li><strong>${inOslo(visit, held.awareAt)}</strong> (${words[`awareness.${standing}`]})<br><span class="muted">${words['awareness.due'](inOslo(visit, held.dueAt))}<br>${words['awareness.decided'](held.decidedBy, inOslo(visit, held.decidedAt))}${held.reason ? html`<br>${held.reason}` : ''}</span></li>`;
  };
  return html`<section aria-labelledby="awareness"><h2 class="ds-heading" data-size="xs" id="awareness">${words.awareness}</h2><ol class="journal">${incident.awareness.map(one)}</ol></section>`;
};

const about = ({ visit, incident }: CaseView): Html => {
  const words = visit.words.incident;
  return html`<section aria-labelledby="about"><h2 class="ds-heading" data-size="xs" id="about">${words.about}</h2>
<p class="ds-paragraph written">${incident.description}</p>
<p class="muted">${words.detected(inOslo(visit, incident.detectedAt))}${incident.system ? html` · ${words.system}: ${incident.fromRegister?.system.name ?? incident.system}` : ''}</p>
${incident.awareReason ? html`<p class="muted">${words.awareReason(incident.awareReason)}</p>` : ''}</section>${awareness({ visit, incident })}`;
};

const lately = (view: CaseView): Html => {
  const { visit, incident, recent } = view;
  const words = visit.words.incident;
  return html`<section aria-labelledby="recent"><h2 class="ds-heading" data-size="xs" id="recent">${words.recent}</h2><ol class="journal">${recent
    .slice(-5)
    .reverse()
    .map((entry) => journalItem(visit, entry))}</ol>
<p><a class="ds-link" href="${pathOf(incident.id, 'journal')}">${words.wholeJournal}</a></p>
${documentationLink(view)}</section>`;
};

/** The name of the form that came back, where several of one event stand on the page. */
const formNamed = ({ form, values }: Attempt): string =>
  form === 'decision.confirmed' ? staleForm(values['decision']) : dutyForm(form, values['key']);

/**
 * One screen: how long, what now, who, what is missing; then where each duty stands, and what can be told. `asked` is
 * the event whose form is to stand open.
 */
export const overviewPage = (view: GlanceView, asked?: string) =>
  casePage(view, 'overview', {
    ...(view.attempt && actionFields(view, formNamed(view.attempt))),
    body: html`${heading(view)}
${caseTabs(view, 'overview')}
${glance(view)}
${staleBox(view)}
${registerBox(view)}
<div class="case-columns"><div>${steps(view, asked)}${dutiesCard(view)}${notNow(view)}</div>
<aside>${about(view)}${lately(view)}</aside></div>`,
  });
