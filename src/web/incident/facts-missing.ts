import { inWords } from '../../documents/in-words.ts';
import type { Missing } from '../../incidents/facts/missing.ts';
import { type Purpose, purposeNames } from '../../incidents/facts/needs.ts';
import type { FactSection } from '../../incidents/facts/vocabulary.ts';
import { type Html, html } from '../html.ts';
import { type CaseView, pathOf } from './case-view.ts';
import type { MissingFacts } from './missing-facts.ts';
import { factPath, sectionPath, sectionsFor } from './fact-sections.ts';
import { factLabel } from './fact-words.ts';

/** Where something that is missing is said. */
export const missingLink = ({ visit, incident }: CaseView, { key }: Missing): Html => {
  const words = visit.words.incident;
  const [href, label] =
    key === 'contact'
      ? ['/settings/organisation', words['missing.contact']]
      : key === 'assessment'
        ? [pathOf(incident.id, 'assessment'), words['missing.assessment']]
        : [factPath(incident.id, key), factLabel(visit, key)];
  return html`<a class="ds-link" href="${href}">${label}</a>`;
};

const line = (view: CaseView, item: Missing): Html => {
  const { visit } = view;
  const { basis, why } = item;
  const words = visit.words.incident;
  const reason = why === 'not-recorded' ? '' : html` <span class="muted">(${words[`missing.${why}`]})</span>`;
  const law = basis.startsWith('GDPR ')
    ? html` <span class="muted">${inWords(visit.language).basis(basis)}</span>`
    : '';
  return html`<li>${missingLink(view, item)}${reason}${law}</li>`;
};

/** How much a purpose lacks; renewed where something is saved. */
export const missingCount = ({ visit }: CaseView, missing: MissingFacts, purpose: Purpose): Html => {
  const words = visit.words.incident;
  const count = missing[purpose].length;
  return html`<span class="ds-tag" data-size="sm" data-color="${count === 0 ? 'success' : 'neutral'}" id="missing-${purpose}-count">${count === 0 ? words.partWhole : words.partMissing(count)}</span>`;
};

export const missingList = (view: CaseView, missing: MissingFacts, purpose: Purpose): Html => {
  const items = missing[purpose];
  return html`<div id="missing-${purpose}-list">${
    items.length === 0
      ? html`<p>${view.visit.words.incident.missingForNone}</p>`
      : html`<ul>${items.map((item) => line(view, item))}</ul>`
  }</div>`;
};

/** What is missing for what, each folded up: how much at a glance, which at a press. */
export const missingCard = (view: CaseView, missing: MissingFacts): Html => {
  const words = view.visit.words.incident;
  return html`<section class="ds-card missing-for" data-color="neutral" aria-labelledby="missing-for"><h2 class="ds-heading" data-size="xs" id="missing-for">${words.missingFor}</h2>
    <p class="muted">${words.missingForLead}</p>
    <div class="missing-purposes">${purposeNames.map(
      (purpose) =>
        html`<details class="missing-purpose"><summary>${words[`missingFor.${purpose}`]} ${missingCount(view, missing, purpose)}</summary>${missingList(view, missing, purpose)}</details>`,
    )}</div></section>`;
};

/** The parts of the form, each with how much of it is missing for any purpose; which of them is open. */
export const partsNav = (view: CaseView, missing: MissingFacts, open: FactSection): Html => {
  const { visit, incident } = view;
  const words = visit.words.incident;
  const lacking = new Map(purposeNames.flatMap((purpose) => missing[purpose].map((one) => [one.key, one])));
  return html`<nav class="fact-parts" id="fact-parts" aria-label="${words.factsParts}"><ul>${sectionsFor(
    incident,
  ).map((section) => {
    const count = [...lacking.values()].filter((one) => one.section === section).length;
    return html`<li><a href="${sectionPath(incident.id, section)}#group-${section}"${section === open ? html` aria-current="page"` : ''}><span>${words[`facts.${section}`]}</span> <span class="part-count"${count === 0 ? html` data-whole` : ''}>${count === 0 ? words.partWhole : words.partMissing(count)}</span></a></li>`;
  })}</ul></nav>`;
};
