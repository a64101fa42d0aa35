import type { ShownSheet } from '../../../authority/sheet-schemas.ts';
import type { FactKey } from '../../../incidents/facts/vocabulary.ts';
import { type Html, html } from '../../html.ts';
import { type CaseView, pathOf } from '../case-view.ts';
import { factPath } from '../fact-sections.ts';
import { factLabel } from '../fact-words.ts';
import type { DeskView } from './desk-view.ts';

type Field = ShownSheet['fields'][number];

/** Where an answer comes from, with a way there. */
const sourceLink = ({ visit, incident }: CaseView, source: string): Html => {
  const words = visit.words.incident;
  const [of, key = ''] = source.split('.') as [string, string?];
  const [href, label] =
    of === 'fact'
      ? [factPath(incident.id, key as FactKey), factLabel(visit, key as FactKey)]
      : of === 'organisation'
        ? ['/settings/organisation', words['source.organisation']]
        : [pathOf(incident.id), words['source.record']];
  return html`<a class="ds-link" href="${href}">${label}</a>`;
};

/** Several of them, each place once. */
export const sourceLinks = (view: CaseView, sources: readonly string[]): Html[] => {
  const once = sources.filter((source, index) => {
    const [of] = source.split('.');
    return of === 'fact' || sources.findIndex((one) => one.startsWith(`${of}.`)) === index;
  });
  return once.map((source, index) => html`${index > 0 ? ', ' : ''}${sourceLink(view, source)}`);
};

const lengthOf = ({ visit }: CaseView, { length, maxLength }: Field): Html => {
  const words = visit.words.incident;
  if (maxLength === null) return html`${words['sheet.length'](length)}`;
  const said = words['sheet.lengthOf'](length, maxLength);
  return length > maxLength ? html`<strong class="late">${said}</strong>` : html`${said}`;
};

/** What to know of a question, in one line above where its answer comes from. */
const notesOf = ({ visit }: CaseView, { asked, choice, hint }: Field): string[] => {
  const words = visit.words.incident;
  return [
    ...(choice ? [words['sheet.choice']] : []),
    ...(hint ? [hint] : []),
    ...(asked ? [] : [words['sheet.own']]),
  ];
};

const answerItem = (view: DeskView, field: Field, ticks: boolean): Html => {
  const { visit } = view;
  const words = visit.words.incident;
  const { id, label, text, isEmpty, sources } = field;
  const notes = notesOf(view, field);
  const tick = html`<input class="ds-input" type="checkbox" id="tick-${id}" value="${id}" data-tick hidden><label class="ds-sr-only" for="tick-${id}">${words['sheet.tick'](label)}</label>`;
  const copy = html`<div class="copy-part"><button class="ds-button copy" data-size="sm" data-variant="secondary" data-color="neutral" type="button" data-copy="text-${id}" aria-label="${words.copyOf(label)}" hidden>${words.copy}</button><span class="copied" role="status" data-said="${words.copied}"></span></div>`;
  return html`<li class="sheet-answer"${isEmpty ? html` data-empty` : ''}>
    <div class="sheet-head">${ticks ? tick : ''}<h4 class="ds-heading" data-size="2xs" id="ask-${id}" lang="nb">${label}</h4>
      ${ticks ? copy : ''}</div>
    <div class="whole written" id="text-${id}" lang="nb">${text}</div>
    <p class="muted sheet-note">${notes.length > 0 ? html`${notes.join(' ')}<br>` : ''}${lengthOf(view, field)} · ${words['sheet.from']} ${sourceLinks(view, sources)}</p>
  </li>`;
};

/**
 * The answers in the order of the authority's form; where they are approved each with a button that copies it and a tick.
 * Ticks stay in this browser alone, by the hash of what was frozen.
 */
export const sheetPart = (
  view: DeskView,
  options: { open: boolean; ticks: boolean; title: string },
): Html => {
  const { visit, incident, sheet } = view;
  const words = visit.words.incident;
  const { fields, hash } = sheet;
  const ticks = options.ticks && hash !== null;
  const sections = [...new Set(fields.map(({ section }) => section))];
  return html`<details class="ds-details sheet" id="sheet"${options.open ? html` open` : ''}${ticks ? html` data-ticks="${hash}"` : ''}>
  <summary>${options.title} <span class="ds-tag" data-size="sm" data-color="neutral">${words['sheet.count'](fields.length)}</span></summary><div>
    <p class="ds-paragraph">${words['sheet.lead']}</p>
    <p class="ds-paragraph muted">${words['sheet.public']}</p>
    <div class="preview-bar">${ticks ? html`<p class="sheet-progress" role="status" data-progress="${words['sheet.progress']}"></p>` : ''}
      <a class="ds-button" data-variant="tertiary" data-color="accent" href="${pathOf(incident.id)}/answer-sheet.pdf" download>${words['sheet.print']}</a></div>
    ${sections.map(
      (section) =>
        html`<section><h3 class="ds-heading" data-size="xs" lang="nb">${section}</h3><ol class="sheet-answers">${fields
          .filter((field) => field.section === section)
          .map((field) => answerItem(view, field, ticks))}</ol></section>`,
    )}
  </div></details>`;
};
