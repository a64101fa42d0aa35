import { html } from '../html.ts';
import { type CaseView, type JournalEntry, pathOf } from './case-view.ts';
import { documentationLink } from './document-links.ts';
import { journalItem } from './journal-words.ts';
import { casePage } from './layout.ts';

export const journalPageSize = 50;

/** The journal in plain words, newest first; `last` is the newest position of all. */
export const journalPage = (view: CaseView, items: readonly JournalEntry[], last: number) => {
  const { visit, incident } = view;
  const words = visit.words.incident;
  const newest = items.at(-1)?.position ?? 0;
  const oldest = items[0]?.position ?? 0;
  const to = (position: number): string => `${pathOf(incident.id, 'journal')}?to=${position}`;
  return casePage(view, 'journal', {
    lead: words.journalLead,
    body: html`${documentationLink(view)}
    ${items.length === 0 ? html`<p class="ds-paragraph">${words.journalEmpty}</p>` : html`<ol class="journal whole">${[...items].reverse().map((entry) => journalItem(visit, entry))}</ol>`}
    <nav class="pages" aria-label="${words.journalPage}">${newest < last ? html`<a class="ds-link" href="${to(Math.min(last, newest + journalPageSize))}">${words.journalNewer}</a> ` : ''}${oldest > 1 ? html`<a class="ds-link" href="${to(oldest - 1)}">${words.journalOlder}</a>` : ''}</nav>`,
  });
};
