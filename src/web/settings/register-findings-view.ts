import type { Finding } from '../../register/check-register.ts';
import { type Html, html } from '../html.ts';
import type { SignedInVisit } from '../visit.ts';
import { findingInWords } from './finding-words.ts';

/** Lists that the page shows as tables, with a row for each entry. */
const shown = new Set(['systems', 'processors', 'retention', 'promises']);

/** The id of the row that shows an entry of a list. */
export const rowId = (list: string, place: number): string => `${list}-${place}`;

const rowOf = ({ pointer }: Finding): string | undefined => {
  const [, list = '', place] = pointer.split('/');
  return shown.has(list) && place !== undefined ? rowId(list, Number(place)) : undefined;
};

const item = (visit: SignedInVisit, finding: Finding): Html => {
  const row = rowOf(finding);
  const said = findingInWords(visit.language, finding);
  return html`<li>${said}${row === undefined ? '' : html` <a class="ds-link" href="#${row}" aria-label="${visit.words.registerFindings.placeOf(said)}">${visit.words.registerFindings.place}</a>`}</li>`;
};

/** What a look through the register found: contradictions first, gaps folded in below. */
export const findingsView = (visit: SignedInVisit, findings: readonly Finding[]): Html => {
  const words = visit.words.registerFindings;
  const contradictions = findings.filter(({ kind }) => kind === 'contradiction');
  const gaps = findings.filter(({ kind }) => kind === 'gap');
  return html`<section aria-labelledby="findings"><h2 class="ds-heading" data-size="sm" id="findings">${words.title}</h2>
    <p class="ds-paragraph">${words.lead}</p>
    ${findings.length === 0 ? html`<p class="ds-paragraph">${words.none}</p>` : ''}
    ${
      contradictions.length === 0
        ? ''
        : html`<div class="ds-alert" data-color="warning"><h3 class="ds-heading" data-size="2xs">${words.contradictions(contradictions.length)}</h3>
      <p class="ds-paragraph">${words.contradictionsLead}</p><ul>${contradictions.map((one) => item(visit, one))}</ul></div>`
    }
    ${
      gaps.length === 0
        ? ''
        : html`<details class="ds-details" data-color="neutral"><summary>${words.gaps(gaps.length)}</summary><div><p class="ds-paragraph">${words.gapsLead}</p><ul>${gaps.map((one) => item(visit, one))}</ul></div></details>`
    }</section>`;
};
