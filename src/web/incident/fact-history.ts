import { type Fact, type FactKey } from '../../incidents/facts/vocabulary.ts';
import { inOslo } from '../frame.ts';
import { type Html, html } from '../html.ts';
import { type CaseView, type JournalEntry, pathOf } from './case-view.ts';
import { factInWords } from './fact-words.ts';

type Said = Pick<Fact, 'value' | 'certainty'>;
interface Change {
  key: FactKey;
  from: Said | null;
  to: Said;
}

const changeIn = ({ entry }: JournalEntry, key: FactKey): Change | undefined => {
  const { changes } = entry.event;
  return Array.isArray(changes) ? (changes as Change[]).find((change) => change.key === key) : undefined;
};

/**
 * What a fact was before, newest first, from the newest entries of the journal; a link to it where the first of them
 * is not the fact's beginning.
 */
export const factHistory = ({ visit, incident, recent }: CaseView, key: FactKey): Html => {
  const words = visit.words.incident;
  const changes = recent.flatMap((entry) => {
    const change = changeIn(entry, key);
    return change ? [{ ...change, entry }] : [];
  });
  const began = changes[0];
  const hasMore = incident.facts[key] !== undefined && (!began || began.from !== null);
  const later = changes.filter(({ from }) => from !== null).reverse();
  const one = ({ from, to, entry }: (typeof changes)[number]): Html =>
    html`<li>${words.changedFrom(factInWords(visit, key, from), factInWords(visit, key, to))}<br><span class="muted">${entry.actor}, ${inOslo(visit, entry.at)}</span></li>`;
  return html`<div id="fact-${key}-history"><p class="ds-label" data-weight="medium">${words.earlier}</p>
    ${later.length === 0 && !hasMore ? html`<p class="muted">${words.earlierNone}</p>` : html`<ol class="fact-history">${later.map(one)}</ol>`}
    ${hasMore ? html`<p><a class="ds-link" href="${pathOf(incident.id, 'journal')}">${words.earlierMore}</a></p>` : ''}</div>`;
};
