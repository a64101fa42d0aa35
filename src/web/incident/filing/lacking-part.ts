import type { ShownSheet } from '../../../authority/sheet-schemas.ts';
import { type Html, html } from '../../html.ts';
import { missingCount, missingList } from '../facts-missing.ts';
import type { DeskView } from './desk-view.ts';
import { sourceLink } from './sheet-part.ts';

type Warning = ShownSheet['warnings'][number];

const item = (view: DeskView, { code, label, sources, field }: Warning): Html => {
  const words = view.visit.words.incident;
  const links = sources.map((source, index) => html`${index > 0 ? ', ' : ''}${sourceLink(view, source)}`);
  const where = code === 'too-long' ? html`` : html` ${links}`;
  return html`<li><a class="ds-link" href="#ask-${field}" lang="nb">${label}</a>: ${words[`lacking.${code}`]}${where}</li>`;
};

/**
 * What the notice could have said and does not, before somebody approves it; and what is missing for a complete one.
 * Basis: GDPR art. 33(3).
 */
export const lackingPart = (view: DeskView, sheet: ShownSheet): Html => {
  const { visit, missing } = view;
  const words = visit.words.incident;
  const { warnings } = sheet;
  const rest = missing
    ? html`<details class="missing-purpose"><summary>${words['missingFor.complete-notice']} ${missingCount(view, missing, 'complete-notice')}</summary>${missingList(view, missing, 'complete-notice')}</details>`
    : html``;
  if (warnings.length === 0) return html`<div class="lacking">${rest}</div>`;
  return html`<section class="ds-alert lacking" data-color="warning" aria-labelledby="lacking"><h2 class="ds-heading" data-size="xs" id="lacking">${words['lacking.title'](warnings.length)}</h2>
    <p class="ds-paragraph">${words['lacking.text']}</p>
    <ul>${warnings.map((one) => item(view, one))}</ul>${rest}</section>`;
};
