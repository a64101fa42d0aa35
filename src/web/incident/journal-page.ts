import { html } from '../html.ts';
import { type CaseView, pathOf } from './case-view.ts';
import { caseFileLinks, documentationLink } from './document-links.ts';
import {
  journalAddress,
  journalFilter,
  type JournalNarrowing,
  type NarrowedJournal,
} from './journal-filter.ts';
import { journalItem } from './journal-words.ts';
import { casePage } from './layout.ts';

export const journalPageSize = 50;

/** The journal in plain words, newest first, narrowed to what somebody looks for. */
export const journalPage = (
  view: CaseView,
  { items, earlier, actors }: NarrowedJournal,
  narrowing: JournalNarrowing,
) => {
  const { visit, incident } = view;
  const { incident: words, evidence } = visit.words;
  const { before, ...lasting } = narrowing;
  const isNarrowed = Object.keys(lasting).length > 0;
  return casePage(view, 'journal', {
    lead: words.journalLead,
    body: html`${documentationLink(view)} ${caseFileLinks(view)}
    ${journalFilter(view, narrowing, actors)}
    ${items.length === 0 ? html`<p class="ds-paragraph" role="status">${isNarrowed ? html`${evidence.nothingFits} <a class="ds-link" href="${pathOf(incident.id, 'journal')}">${evidence.showAll}</a>` : words.journalEmpty}</p>` : html`<ol class="journal whole">${[...items].reverse().map((entry) => journalItem(visit, entry))}</ol>`}
    <nav class="pages" aria-label="${words.journalPage}">${before === undefined ? '' : html`<a class="ds-link" href="${journalAddress(incident.id, lasting)}">${evidence.newest}</a> `}${earlier === null ? '' : html`<a class="ds-link" href="${journalAddress(incident.id, { ...lasting, before: String(earlier) })}">${words.journalOlder}</a>`}</nav>`,
  });
};
