import { certainties, type FactKey, factKeys } from '../../incidents/facts/vocabulary.ts';
import { inOslo, select } from '../frame.ts';
import { type Html, html } from '../html.ts';
import type { CaseView } from './case-view.ts';
import { control } from './fact-control.ts';
import { encodeShown } from './fact-fields.ts';
import { factHistory } from './fact-history.ts';
import { factPath, idOfFact, isBeside, isShown } from './fact-sections.ts';
import { type Standing, standingOf } from './fact-standing.ts';
import { faultWords, wordFor } from './own-words.ts';
import { factInWords, factLabel, sourceInWords } from './fact-words.ts';

/** Where one fact is saved, with script. */
export const savePath = (id: string, key: FactKey): string => `/incidents/${id}/facts/one?fact=${key}`;

/** How sure the answer is. It cannot be taken back to "not recorded". */
export const howSure = ({ visit }: CaseView, { key, typed, stored }: Standing): Html => {
  const words = visit.words.incident;
  return html`<div class="fact-sure" id="${idOfFact(key)}-sure">${select({
    id: `${idOfFact(key)}-certainty`,
    name: `${key}.certainty`,
    label: html`${words.howSure}<span class="ds-sr-only">: ${factLabel(visit, key)}</span>`,
    value: typed.certainty,
    options: [
      ...(stored.certainty === '' && typed.certainty === ''
        ? [{ value: '', label: words['certainty.none'] }]
        : []),
      ...certainties.map((value) => ({ value, label: words[`certainty.${value}`] })),
    ],
  })}</div>`;
};

/** Two people answered the same: both answers are shown, and with script one is taken with a press. */
const crossing = (view: CaseView, { key, asks }: Standing): Html => {
  const { visit, incident } = view;
  const fact = incident.facts[key];
  if (!fact) return html``;
  const words = visit.words.incident;
  const path = savePath(incident.id, key);
  return html`<div><p class="ds-validation-message" data-color="warning">${words.savedNow(factInWords(visit, key, fact), fact.recordedBy)}</p>${
    asks
      ? html`<p>${words.savedNowWhat}</p><div class="acts"><button class="ds-button" type="button" data-size="sm" data-variant="secondary" hx-post="${path}" hx-swap="none">${words.keepMine}</button><button class="ds-button" type="button" data-size="sm" data-variant="tertiary" hx-post="${path}&amp;take=theirs" hx-swap="none">${words.takeTheirs(fact.recordedBy)}</button></div>`
      : ''
  }</div>`;
};

/** What hardly goes together, said at the fact that it is about, with links to the others. */
const doubts = ({ visit, incident }: CaseView, key: FactKey): Html =>
  html`${incident.warnings
    .filter((warning) => warning.key === key)
    .map(
      ({ code, detail, keys }) =>
        html`<p class="ds-validation-message" data-color="warning">${wordFor(visit, `clash.${code}`) ?? faultWords(visit, detail)} ${factKeys
          .filter((other) => other !== key && keys.includes(other))
          .map(
            (other) =>
              html`<a class="ds-link" href="${factPath(incident.id, other)}">${factLabel(visit, other)}</a> `,
          )}</p>`,
    )}`;

/** What became of a fact, what is wrong with it, and where it comes from. */
export const factState = (view: CaseView, standing: Standing): Html => {
  const { visit, incident } = view;
  const words = visit.words.incident;
  const { key, stored, fault, said, isCrossed } = standing;
  const fact = incident.facts[key];
  const origin = fact && [
    ...(fact.source === null ? [] : [sourceInWords(visit, fact.source)]),
    words.recordedBy(fact.recordedBy, inOslo(visit, fact.recordedAt)),
  ];
  return html`<div class="fact-state" id="${idOfFact(key)}-state"${fault ? html` data-faulty` : ''}><input type="hidden" name="${key}.was" value="${encodeShown(stored)}">
    <p id="${idOfFact(key)}-said" role="status" class="${fault ? 'ds-validation-message' : 'saved'}" data-saving="${words.saving}" data-lost="${words.notSaved}">${fault ?? said ?? ''}</p>
    ${isCrossed ? crossing(view, standing) : ''}${isBeside(incident, key) ? html`<p class="ds-validation-message" data-color="warning">${words.beside}</p>` : ''}${doubts(view, key)}
    ${origin ? html`<p class="muted origin">${origin.join(' · ')}</p>` : ''}</div>`;
};

/** A fact with all that belongs to it. */
export const factBox = (view: CaseView, standing: Standing): Html => {
  const { visit } = view;
  const words = visit.words.incident;
  const { key, typed, fault } = standing;
  const id = idOfFact(key);
  return html`<div class="fact"><div>${control({ visit, key, typed, isFaulty: fault !== undefined })}</div>
    <div class="fact-beside">${howSure(view, standing)}${factState(view, standing)}
    <details class="fact-origin"><summary>${words.origin}<span class="ds-sr-only">: ${factLabel(visit, key)}</span></summary>
      <div class="ds-field v-field"><label class="ds-label" data-weight="medium" for="${id}-source">${words.sourceLabel}</label><p data-field="description" id="${id}-source-hint">${words.sourceHint}</p><input class="ds-input" id="${id}-source" name="${key}.source" maxlength="200" aria-describedby="${id}-source-hint" value="${typed.source}"></div>
      ${factHistory(view, key)}</details></div></div>`;
};

/**
 * The place of a fact in its part, empty while the fact is not asked. With script a change is saved from here, after
 * those before it; without, it waits for the button of the part.
 */
export const factSlot = (view: CaseView, key: FactKey): Html =>
  html`<div class="fact-slot" id="slot-${key}" hx-post="${savePath(view.incident.id, key)}" hx-trigger="change" hx-swap="none" hx-sync="#facts-form:queue all" hx-status:4xx="swap:none" hx-status:5xx="swap:none">${isShown(view.incident, key) ? factBox(view, standingOf(view, key)) : ''}</div>`;
