import { type FactKey, factKeys } from '../../incidents/facts/vocabulary.ts';
import { button } from '../frame.ts';
import { type Html, html } from '../html.ts';
import { type CaseView, isOpen, mayRecord } from './case-view.ts';
import { factSlot } from './fact-box.ts';
import { idOfFact, isShown, keysIn, sectionNamed, sectionsFor } from './fact-sections.ts';
import { factInWords, factLabel, sourceInWords } from './fact-words.ts';
import { missingCard, partsNav } from './facts-missing.ts';
import type { MissingFacts } from './missing-facts.ts';
import { casePage } from './layout.ts';

/** Every fact to read, for those who may not change them. */
const readOnly = (view: CaseView): Html => {
  const { visit, incident } = view;
  const one = (key: FactKey): Html => {
    const fact = incident.facts[key];
    return html`<dt>${factLabel(visit, key)}</dt><dd>${factInWords(visit, key, fact ?? null)}${fact?.source ? html`<br><span class="muted">${sourceInWords(visit, fact.source)}</span>` : ''}</dd>`;
  };
  return html`${sectionsFor(incident).map(
    (section) =>
      html`<section><h2 class="ds-heading" data-size="xs">${visit.words.incident[`facts.${section}`]}</h2><dl class="answers">${keysIn(
        section,
      )
        .filter((key) => isShown(incident, key))
        .map(one)}</dl></section>`,
  )}`;
};

/** The version that the form showed; renewed where something is saved. */
export const versionField = ({ incident }: CaseView): Html =>
  html`<input type="hidden" name="version" id="facts-version" value="${incident.version}">`;

/** One part as a form: its facts, saved as they are written, and a button for those without script. */
const part = (view: CaseView, asked: unknown): Html => {
  const { visit, incident, attempt } = view;
  const words = visit.words.incident;
  const sections = sectionsFor(incident);
  const section = sectionNamed(incident, attempt?.values['section'] ?? asked);
  const next = sections[sections.indexOf(section) + 1];
  return html`<form class="incident-form facts" id="facts-form" method="post" action="/incidents/${incident.id}/facts">
    ${versionField(view)}<input type="hidden" name="section" value="${section}">
    ${attempt?.problem.type === 'invalid-input' ? html`<p class="ds-alert" data-color="info">${words.restSaved}</p>` : ''}
    <section class="ds-card fact-group" data-color="neutral" aria-labelledby="group-${section}"><h2 class="ds-heading" data-size="md" id="group-${section}">${words[`facts.${section}`]}</h2>
    <noscript><p class="ds-alert" data-color="info">${words.factsLeadNoScript}</p></noscript>
    ${keysIn(section).map((key) => factSlot(view, key))}</section>
    <div class="actions">${button(words.factsSave)}${next ? button(words.factsSaveNext(words[`facts.${next}`]), { variant: 'secondary', name: 'next', value: next }) : ''}</div></form>`;
};

/** Labels and places of the faults of a form that came back, by the pointers that it came back with. */
const faultsOf = ({ visit, attempt }: CaseView) => {
  const found = (attempt?.problem.details.errors ?? []).flatMap(({ pointer }) => {
    const key = factKeys.find((one) => one === pointer.split('/')[1]);
    return key ? [{ pointer, key }] : [];
  });
  return {
    labels: Object.fromEntries(found.map(({ pointer, key }) => [pointer, factLabel(visit, key)])),
    anchors: Object.fromEntries(found.map(({ pointer, key }) => [pointer, idOfFact(key)])),
  };
};

/** The facts in the sections of the EDPB's template, one part at a time; for readers all of them at once. */
export const factsPage = (view: CaseView, missing: MissingFacts | undefined, asked: unknown) => {
  const { visit, incident } = view;
  const words = visit.words.incident;
  if (!missing || !mayRecord(view) || !isOpen(incident))
    return casePage(view, 'facts', {
      lead: isOpen(incident) ? words['why.role'] : words.factsClosed,
      body: readOnly(view),
    });
  const section = sectionNamed(incident, view.attempt?.values['section'] ?? asked);
  return casePage(view, 'facts', {
    ...faultsOf(view),
    lead: words.factsLead,
    body: html`<link rel="stylesheet" href="/assets/facts.css"><script type="module" src="/assets/facts.js"></script>${missingCard(view, missing)}
<div class="facts-columns">${partsNav(view, missing, section)}${part(view, section)}</div>`,
  });
};
