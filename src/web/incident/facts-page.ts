import { wordsIn } from '../../documents/words.ts';
import { certainties, type FactKey } from '../../incidents/facts-vocabulary.ts';
import { button, errorFor, field, select, textArea } from '../frame.ts';
import { type Html, html } from '../html.ts';
import { type CaseView, isOpen, mayRecord } from './case-view.ts';
import {
  encodeShown,
  factKinds,
  groupsFor,
  natures,
  shownIn,
  type TypedFact,
  typedFrom,
  typedIn,
} from './fact-fields.ts';
import { factInWords, factLabel } from './fact-words.ts';
import { withError } from './form-parts.ts';
import { inOwnWords } from './own-words.ts';
import { casePage } from './layout.ts';

const idOf = (key: FactKey): string => `fact-${key}`;

/**
 * What stands in the fields of a fact: what this person typed, where they changed it; otherwise what is stored now,
 * also when somebody else changed it meanwhile.
 */
const standing = (
  view: CaseView,
  key: FactKey,
): { typed: TypedFact; stored: TypedFact; crossed: boolean } => {
  const stored = typedFrom(key, view.incident.facts);
  const typed = view.attempt && typedIn(view.attempt.values, key);
  const was = view.attempt ? shownIn(view.attempt.values, key) : '';
  if (!typed || encodeShown(typed) === was) return { typed: stored, stored, crossed: false };
  const saved = encodeShown(stored);
  return { typed, stored, crossed: saved !== was && saved !== encodeShown(typed) };
};

const boxes = (view: CaseView, key: FactKey, typed: TypedFact): Html => {
  const say = wordsIn(view.visit.language);
  const chosen = typed.value.split('\n');
  return html`<fieldset class="ds-fieldset" id="${idOf(key)}"><legend class="ds-label" data-weight="medium">${factLabel(view.visit, key)}</legend>${natures.map(
    (nature) =>
      html`<div class="ds-field choice"><input class="ds-input" type="checkbox" name="${key}.value" value="${nature}" id="${idOf(key)}-${nature}"${chosen.includes(nature) ? html` checked` : ''}><label class="ds-label" data-weight="regular" for="${idOf(key)}-${nature}">${say(`nature.${nature}`)}</label></div>`,
  )}</fieldset>`;
};

const control = (view: CaseView, key: FactKey, typed: TypedFact, error: string | undefined): Html => {
  const { visit } = view;
  const words = visit.words.incident;
  const common = {
    id: idOf(key),
    name: `${key}.value`,
    label: factLabel(visit, key),
    value: typed.value,
    ...withError(error),
  };
  const say = wordsIn(visit.language);
  switch (factKinds[key]) {
    case 'text':
      return textArea({ ...common, rows: 3 });
    case 'list':
      return textArea({ ...common, rows: 3, hint: words.oneALine });
    case 'count':
      return field(common);
    case 'party':
      return select({
        ...common,
        options: [
          { value: '', label: words.notChosen },
          { value: 'us', label: say('party.us') },
          { value: 'other', label: say('party.other') },
        ],
      });
    case 'nature':
      return boxes(view, key, typed);
    case 'instant':
      return html`<fieldset class="ds-fieldset date-time"><legend class="ds-label" data-weight="medium">${factLabel(visit, key)}</legend><p data-field="description">${words.localTime}</p>
        ${field({ ...common, label: words.date, type: 'date' })}
        ${field({ id: `${idOf(key)}-time`, name: `${key}.time`, label: words.time, type: 'time', value: typed.time })}</fieldset>`;
  }
};

const factFields = (view: CaseView, key: FactKey): Html => {
  const { visit, incident, attempt } = view;
  const words = visit.words.incident;
  const { typed, stored, crossed } = standing(view, key);
  const problem = attempt && inOwnWords(visit, attempt.problem);
  const at = [`/${key}/value`, `/${key}/certainty`, `/${key}`].map((pointer) => errorFor(problem, pointer));
  const fact = incident.facts[key];
  return html`<div class="fact">
    ${control(
      view,
      key,
      typed,
      at.find((error) => error !== undefined),
    )}
    ${select({
      id: `${idOf(key)}-certainty`,
      name: `${key}.certainty`,
      label: html`${words.howSure}<span class="ds-sr-only">: ${factLabel(visit, key)}</span>`,
      value: typed.certainty,
      options: [
        ...(stored.certainty === '' ? [{ value: '', label: words['certainty.none'] }] : []),
        ...certainties.map((value) => ({ value, label: words[`certainty.${value}`] })),
      ],
    })}
    <input type="hidden" name="${key}.was" value="${encodeShown(stored)}">
    ${crossed && fact ? html`<p class="ds-validation-message crossed" data-color="warning">${words.savedNow(factInWords(visit, key, fact), fact.recordedBy)}</p>` : ''}
  </div>`;
};

/** Every fact to read, for those who may not change them. */
const readOnly = (view: CaseView): Html =>
  html`${groupsFor(view.incident).map(
    ([name, keys]) =>
      html`<section><h2 class="ds-heading" data-size="xs">${view.visit.words.incident[`facts.${name}`]}</h2><dl class="answers">${keys.map(
        (key: FactKey) =>
          html`<dt>${factLabel(view.visit, key)}</dt><dd>${factInWords(view.visit, key, view.incident.facts[key] ?? null)}</dd>`,
      )}</dl></section>`,
  )}`;

/** What art. 33(3) asks, in groups; each fact with how sure it is. Only what was changed is saved. */
export const factsPage = (view: CaseView) => {
  const { visit, incident } = view;
  const words = visit.words.incident;
  const editable = mayRecord(view) && isOpen(incident);
  const keys = groupsFor(incident).flatMap(([, keys]): FactKey[] => [...keys]);
  const pointers = keys.flatMap((key) =>
    [`/${key}/value`, `/${key}/certainty`, `/${key}`].map((at) => ({ at, key })),
  );
  return casePage(view, 'facts', {
    lead: editable ? words.factsLead : isOpen(incident) ? words['why.role'] : words.factsClosed,
    labels: Object.fromEntries(pointers.map(({ at, key }) => [at, factLabel(visit, key)])),
    anchors: Object.fromEntries(pointers.map(({ at, key }) => [at, idOf(key)])),
    body: editable
      ? html`<form class="incident-form facts" method="post" action="/incidents/${incident.id}/facts">
        <input type="hidden" name="version" value="${incident.version}">
        ${groupsFor(incident).map(
          ([name, keys]) =>
            html`<section class="ds-card fact-group" data-color="neutral" aria-labelledby="group-${name}"><h2 class="ds-heading" data-size="xs" id="group-${name}">${words[`facts.${name}`]}</h2>${keys.map((key: FactKey) => factFields(view, key))}</section>`,
        )}
        <div class="actions sticky">${button(words.factsSave)}</div></form>`
      : readOnly(view),
  });
};
