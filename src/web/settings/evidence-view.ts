import { button, inOslo } from '../frame.ts';
import { type Html, html } from '../html.ts';
import type { SignedInVisit } from '../visit.ts';
import { copyField, mayWrite, warning } from './parts.ts';

/** Signings as the API lists them. */
export interface ShownSignings {
  key: { id: string; publicKey: string };
  places: { folder: boolean; email: boolean };
  items: {
    number: number;
    at: string;
    reason: 'daily' | 'closing' | 'case-file' | 'asked';
    heads: number;
    copies: ('folder' | 'email')[];
  }[];
  next: number | null;
}

/** What one types; the same in every language. */
const checkCommand = 'npx varsla verify --heads …';

const row = (
  visit: SignedInVisit,
  { number, at, reason, heads, copies }: ShownSignings['items'][number],
): Html => {
  const words = visit.words.evidence;
  return html`<tr>
    <th scope="row" data-label="${words.roll}">${number}</th>
    <td data-label="${words.when}">${inOslo(visit, at)}</td>
    <td data-label="${words.why}">${words[`why.${reason}`]}</td>
    <td data-label="${words.heads}">${words.count(heads)}</td>
    <td data-label="${words.copies}">${copies.map((place) => words[`copy.${place}`]).join(', ') || words.noCopy}</td>
    <td data-label="${words.download}"><a class="ds-link" href="/settings/evidence/${number}.json" download aria-label="${words.downloadOf(String(number))}">${words.download}</a></td></tr>`;
};

/** By which key the journals are signed, where copies lie, and every signing. */
export const evidenceView = (visit: SignedInVisit, { key, places, items, next }: ShownSignings): Html => {
  const words = visit.words.evidence;
  const outside = [
    ...(places.folder ? [words.copiesFolder] : []),
    ...(places.email ? [words.copiesEmail] : []),
  ];
  return html`<p class="ds-paragraph">${words.lead}</p>
    ${outside.length === 0 ? warning(words.copiesTitle, words.copiesNone) : html`<p class="ds-paragraph">${outside.join(' ')}</p>`}
    ${copyField(visit, 'key', words.key, key.id)}
    <p class="ds-paragraph" data-size="sm">${words.keyHint}</p>
    <details class="ds-details" data-color="neutral"><summary>${words.publicKey}</summary><pre class="settings-pem">${key.publicKey.trim()}</pre></details>
    <section aria-labelledby="rolls"><h2 class="ds-heading" data-size="sm" id="rolls">${words.rolls}</h2>
    ${mayWrite(visit) ? html`<form method="post" action="/settings/evidence">${button(words.signNow, { variant: 'secondary' })}</form>` : ''}
    ${
      items.length === 0
        ? html`<p class="ds-paragraph">${words.rollsNone}</p>`
        : html`<table class="ds-table settings-table" data-color="neutral"><caption class="ds-sr-only">${words.rolls}</caption>
      <thead><tr><th scope="col">${words.roll}</th><th scope="col">${words.when}</th><th scope="col">${words.why}</th><th scope="col">${words.heads}</th><th scope="col">${words.copies}</th><th scope="col">${words.download}</th></tr></thead>
      <tbody>${items.map((one) => row(visit, one))}</tbody></table>`
    }
    ${next === null ? '' : html`<p><a class="ds-link" href="/settings/evidence?before=${next}">${words.older}</a></p>`}</section>
    <section aria-labelledby="check"><h2 class="ds-heading" data-size="sm" id="check">${words.check}</h2>
    <p class="ds-paragraph">${words.checkText}</p><pre class="settings-pem"><code>${checkCommand}</code></pre></section>`;
};
