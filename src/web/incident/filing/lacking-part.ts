import type { ShownSheet } from '../../../authority/sheet-schemas.ts';
import { type Html, html } from '../../html.ts';
import { missingCount, missingList } from '../facts-missing.ts';
import type { DeskView } from './desk-view.ts';
import { sourceLinks } from './sheet-part.ts';

type Warning = ShownSheet['warnings'][number];

const question = ({ field, label }: Warning): Html =>
  html`<a class="ds-link" href="#ask-${field}" lang="nb">${label}</a>`;

const item = (view: DeskView, warning: Warning): Html => {
  const words = view.visit.words.incident;
  const links = warning.code === 'too-long' ? [] : sourceLinks(view, warning.sources);
  return html`<li>${question(warning)}: ${words[`lacking.${warning.code}`]} ${links}</li>`;
};

/** Questions beyond the authority's own: a complete notice by the EDPB's template answers them too. */
const beyond = (view: DeskView): Html => {
  const { visit, missing, incident } = view;
  if (!missing || incident.role === 'processor') return html``;
  const words = visit.words.incident;
  return html`<details class="missing-purpose"><summary>${words['lacking.beyond']} ${missingCount(view, missing, 'complete-notice')}</summary>${missingList(view, missing, 'complete-notice')}</details>`;
};

/**
 * What the notice could have said and does not, before somebody approves it; and what is missing for a complete one.
 * Basis: GDPR art. 33(3).
 */
export const lackingPart = (view: DeskView, sheet: ShownSheet): Html => {
  const words = view.visit.words.incident;
  const { warnings } = sheet;
  if (warnings.length === 0) return html`<div class="lacking">${beyond(view)}</div>`;
  const unsaid = warnings.filter(({ code }) => code === 'not-recorded').flatMap(({ sources }) => sources);
  const others = warnings.filter(({ code }) => code !== 'not-recorded');
  return html`<section class="ds-alert lacking" data-color="warning" aria-labelledby="lacking"><h3 class="ds-heading" data-size="xs" id="lacking">${words['lacking.title'](warnings.length)}</h3>
    <p class="ds-paragraph">${words['lacking.text']}</p>
    <ul>${others.map((one) => item(view, one))}${unsaid.length > 0 ? html`<li>${words['lacking.not-recorded']} ${sourceLinks(view, unsaid)}</li>` : ''}</ul></section>${beyond(view)}`;
};
