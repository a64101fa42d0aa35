import type { ShownComparison } from '../../authority/exchange/case-routes.ts';
import type { ShownVersion } from '../../authority/version-schemas.ts';
import { button, fileField, inOslo } from '../frame.ts';
import { type Html, html } from '../html.ts';
import { type CaseView, isOpen, mayWrite, pathOf } from './case-view.ts';
import { factInWords, factLabel } from './fact-words.ts';
import { exchangeForm } from './exchange-forms.ts';
import { formState, law, withError } from './form-parts.ts';
import { casePage } from './layout.ts';

/** A document that somebody brought, as it came, and what it would change. */
export interface ComparedDocument {
  text: string;
  comparison: ShownComparison;
}

export interface ExchangeView {
  versions: readonly ShownVersion[];
  /** Rules that the record as it is now breaks: pointers such as `/fields/62`. */
  faults: readonly { pointer: string; detail: string }[];
  compared: ComparedDocument | undefined;
}

const fieldOf = (pointer: string): string => pointer.split('/').at(-1) ?? '';

const exports = (view: CaseView, { versions, faults }: ExchangeView): Html => {
  const { visit, incident } = view;
  const words = visit.words.incident;
  const path = pathOf(incident.id, 'exchange');
  const numbers = [...new Set(faults.map(({ pointer }) => fieldOf(pointer)))];
  return html`<section aria-labelledby="export"><h2 class="ds-heading" data-size="sm" id="export">${words['exchange.export']}</h2>
    <ul class="ds-list"><li><a class="ds-link" href="${path}/draft.json">${words['exchange.draft']}</a></li>${versions.map(
      ({ id, number, kind, submittedAt }) =>
        html`<li><a class="ds-link" href="${path}/${id}.json">${words['exchange.version'](String(number), words[`kind.${kind}`], inOslo(visit, submittedAt))}</a></li>`,
    )}</ul>
    <p class="ds-paragraph">${numbers.length === 0 ? words['exchange.whole'] : words['exchange.lacking'](numbers.join(', '))}</p></section>`;
};

const upload = (view: CaseView): Html => {
  const { visit, incident } = view;
  const words = visit.words.incident;
  if (!mayWrite(view) || !isOpen(incident)) return html``;
  const state = formState(view, exchangeForm);
  return html`<section aria-labelledby="import"><h2 class="ds-heading" data-size="sm" id="import">${words['exchange.import']}</h2>
    <form class="incident-form" method="post" enctype="multipart/form-data" action="${pathOf(incident.id, 'exchange')}"><input type="hidden" name="version" value="${incident.version}">
    ${fileField({
      id: state.id('file'),
      name: 'file',
      label: words['exchange.file'],
      hint: words['exchange.fileHint'],
      accept: '.json,application/json',
      required: true,
      ...withError(state.error('/file')),
    })}
    ${law(view, words['exchange.law'])}
    <div class="actions">${button(words['exchange.look'], { variant: 'secondary' })}</div></form></section>`;
};

const row = (view: CaseView, { key, standing, from, to }: ShownComparison['items'][number]): Html => {
  const { visit } = view;
  const words = visit.words.incident;
  const id = `take-${key}`;
  return html`<tr><td><input class="ds-input" type="checkbox" name="keys" value="${key}" id="${id}"${standing === 'new' ? html` checked` : ''}></td>
    <th scope="row"><label for="${id}">${factLabel(visit, key)}</label></th><td>${words[`exchange.${standing}`]}</td>
    <td>${factInWords(visit, key, from)}</td><td>${factInWords(visit, key, to)}</td></tr>`;
};

const preview = (view: CaseView, { text, comparison }: ComparedDocument): Html => {
  const { visit, incident } = view;
  const words = visit.words.incident;
  const changes = comparison.items.filter(({ standing }) => standing !== 'same');
  const same = comparison.items.length - changes.length;
  const notTaken = comparison.notTaken.map(({ field }) => field).join(', ');
  return html`<section class="ds-card" data-color="neutral" aria-labelledby="preview"><h2 class="ds-heading" data-size="sm" id="preview" tabindex="-1" autofocus>${words['exchange.preview']}</h2>
    <p class="ds-paragraph">${words['exchange.counts'](changes.length, same)}</p>
    ${notTaken ? html`<p class="ds-paragraph">${words['exchange.notTaken'](notTaken)}</p>` : ''}
    ${
      changes.length === 0
        ? ''
        : html`<form class="exchange-choice" method="post" action="${pathOf(incident.id, 'exchange')}"><input type="hidden" name="version" value="${incident.version}"><input type="hidden" name="step" value="take"><textarea name="document" hidden>${text}</textarea>
      <div class="table-scroll" tabindex="0" role="region" aria-label="${words['exchange.table']}"><table class="ds-table"><thead><tr><th scope="col">${words['exchange.take']}</th><th scope="col">${words['exchange.fact']}</th><th scope="col">${words['exchange.standing']}</th><th scope="col">${words['exchange.now']}</th><th scope="col">${words['exchange.inFile']}</th></tr></thead>
      <tbody>${changes.map((one) => row(view, one))}</tbody></table></div>
      <div class="actions">${button(words['exchange.takeChosen'])}<a class="ds-link" href="${pathOf(incident.id, 'exchange')}">${words['exchange.leave']}</a></div></form>`
    }</section>`;
};

/** Field by its number, for the list of what is wrong with a file. */
const faultsIn = ({ attempt, visit }: CaseView) => {
  const words = visit.words.incident;
  const pointers = (attempt?.problem.details.errors ?? []).map(({ pointer }) => pointer);
  return {
    labels: Object.fromEntries(
      pointers.map((pointer) => [
        pointer,
        pointer === '/file' ? words['exchange.file'] : words['exchange.field'](fieldOf(pointer)),
      ]),
    ),
    anchors: Object.fromEntries(pointers.map((pointer) => [pointer, `${exchangeForm}-file`])),
  };
};

/** The notice as a file in the numbering of the EDPB's draft, and a file of that kind into the case. */
export const exchangePage = (view: CaseView, shown: ExchangeView): ReturnType<typeof casePage> =>
  casePage(view, 'exchange', {
    lead: view.visit.words.incident['exchange.lead'],
    ...faultsIn(view),
    body: html`${shown.compared ? preview(view, shown.compared) : ''}${exports(view, shown)}${upload(view)}`,
  });
