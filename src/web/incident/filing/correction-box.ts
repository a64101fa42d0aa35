import { type Html, html } from '../../html.ts';
import { mayWrite, pathOf } from '../case-view.ts';
import type { DeskView } from './desk-view.ts';
import { differenceList } from './differences.ts';

/** What the authority was told and is no longer so, with a way to tell it anew. Basis: GDPR art. 33(4). */
export const correctionBox = (view: DeskView): Html => {
  const { visit, incident, since } = view;
  const words = visit.words.incident;
  if (since.proposed === null) return html``;
  return html`<section class="ds-alert correction" data-color="warning" aria-labelledby="correction"><h2 class="ds-heading" data-size="xs" id="correction">${words['correction.title']}</h2>
    <p class="ds-paragraph">${words['correction.text']}</p>
    ${differenceList(visit, since.differences)}
    ${mayWrite(view) ? html`<p><a class="ds-button" data-variant="primary" data-color="accent" href="${pathOf(incident.id, 'report')}?kind=correction#next-notice">${words['correction.start']}</a></p>` : ''}</section>`;
};
