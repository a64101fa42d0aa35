import { languages } from '../../languages.ts';
import { button, inOslo, textArea } from '../frame.ts';
import { type Html, html } from '../html.ts';
import { type CaseView, isOpen, mayWrite, pathOf, stateOf } from './case-view.ts';
import { proofLinks } from './document-links.ts';
import { eventForm, fieldId, formState, law, withError } from './form-parts.ts';
import { casePage } from './layout.ts';
import type { ShownDeliveries } from './load-case.ts';
import { faultWords, wordFor } from './own-words.ts';
import type { CheckedList, LineFault } from './people-check.ts';

/** What the page shows beside the incident; `pasted` and `checked` after a list was sent in. */
export interface PeopleShown {
  count: number;
  standing: 'draft' | 'submitted' | 'approved';
  deliveries: ShownDeliveries;
  problems: ShownDeliveries['items'];
  pasted: string;
  checked: CheckedList | undefined;
}

const mostFaults = 50;
const example =
  'name;email;phone;language\nKari Nordmann;kari@example.org;40000000;nb\nOla Nordmann;;+4741000000;nn';

/** `problems` holds those states; the API takes one at a time. */
export const problemStates = ['unknown', 'needs_person', 'rejected', 'failed', 'unconfirmed'] as const;

const figure = (label: string, value: number): Html =>
  html`<div class="figure"><dt>${label}</dt><dd>${value}</dd></div>`;

const faultList = ({ visit }: CaseView, faults: readonly LineFault[]): Html => {
  const words = visit.words.incident;
  const codes = {
    'no-header': words.peopleNoHeader,
    empty: words.peopleEmpty,
    'uneven-row': words.peopleUnevenRow,
    'open-quote': words.peopleOpenQuote,
  };
  return html`<div class="ds-error-summary v-errors" role="alert" tabindex="-1" autofocus id="errors"><h2 class="ds-heading" data-size="xs">${words.peopleFaults(faults.length)}</h2>
  <ul class="ds-list">${faults
    .slice(0, mostFaults)
    .map(
      ({ line, column, code, detail }) =>
        html`<li><a class="ds-link" href="#people-list">${words.peopleLine(line, words[`column.${column ?? 'row'}`])}</a>: ${code ? codes[code] : faultWords(visit, detail)}</li>`,
    )}</ul>${faults.length > mostFaults ? html`<p>${words.deliveryMore(mostFaults)}</p>` : ''}</div>`;
};

const preview = ({ visit }: CaseView, { rows, counts }: CheckedList): Html => {
  const words = visit.words.incident;
  if (!counts) return html``;
  return html`<div class="ds-alert" data-color="success" role="status" id="checked"><h2 class="ds-heading" data-size="xs">${words.peopleChecked}</h2>
  <dl class="figures">${figure(words.peopleRows, rows)}${figure(words.peopleTold, counts.told)}${figure(words.peopleMerged, counts.merged)}${figure(words.peopleWithout, counts.withoutContact)}</dl>
  ${counts.withoutContact > 0 ? html`<p class="ds-paragraph">${words.peopleWithoutHint}</p>` : ''}
  <p class="ds-paragraph">${words.peopleByLanguage}: ${languages.map((language) => `${words[`language.${language}`]} ${counts.byLanguage[language]}`).join(', ')}</p></div>`;
};

const listForm = (view: CaseView, { pasted, checked, count }: PeopleShown): Html => {
  const { visit, incident } = view;
  const words = visit.words.incident;
  const ready = checked?.counts;
  return html`<form class="incident-form people" method="post" action="${pathOf(incident.id, 'people')}">
    <input type="hidden" name="version" value="${incident.version}">
    <div class="ds-field" data-file-for="people-list" hidden><label class="ds-label" data-weight="medium" for="people-file">${words.peopleFile}</label><p class="ds-paragraph" data-field="description" id="people-file-hint">${words.peopleFileHint}</p><input class="ds-input" type="file" id="people-file" accept=".csv,.txt,.tsv,text/csv,text/plain" aria-describedby="people-file-hint"><p role="status" data-said="${words.peopleFileRead}" data-said-big="${words.peopleFileBig}" data-said-workbook="${words.peopleFileWorkbook}"></p></div>
    <noscript><p class="ds-paragraph muted">${words.peopleFileByHand}</p></noscript>
    ${textArea({ id: 'people-list', name: 'list', label: words.peopleList, hint: words.peopleListHint, value: pasted, rows: 10, required: true })}
    <details class="ds-details law" data-size="sm"><summary>${words.peopleExample}</summary><div><pre>${example}</pre></div></details>
    ${count > 0 ? html`<p class="ds-paragraph muted">${words.peopleReplace}</p>` : ''}
    <div class="actions">${ready ? button(words.peopleSave(ready.told), { name: 'step', value: 'save' }) : ''}${button(words.peopleCheck, { variant: ready ? 'secondary' : 'primary', name: 'step', value: 'check' })}</div></form>`;
};

const problemTable = ({ visit }: CaseView, items: ShownDeliveries['items']): Html => {
  const words = visit.words.incident;
  if (items.length === 0) return html``;
  return html`<h3 class="ds-heading" data-size="2xs">${words.deliveryProblems}</h3><div class="table-scroll" tabindex="0" role="region" aria-label="${words.deliveryProblems}"><table class="ds-table" data-size="sm"><thead><tr>${[words.deliveryId, words.deliveryChannel, words.deliveryState, words.deliveryReason, words.deliveryWhen].map((label) => html`<th scope="col">${label}</th>`)}</tr></thead><tbody>${items
    .slice(0, 100)
    .map(
      ({ personId, channel, state, reason, updatedAt }) =>
        html`<tr><td><code>${personId.slice(-8)}</code></td><td>${words[`channel.${channel}`]}</td><td>${wordFor(visit, `delivery.${state}`) ?? state}</td><td>${reason ?? ''}</td><td>${inOslo(visit, updatedAt)}</td></tr>`,
    )}</tbody></table></div>${items.length > 100 ? html`<p class="muted">${words.deliveryMore(100)}</p>` : ''}`;
};

const remainderForm = (view: CaseView): Html => {
  const words = view.visit.words.incident;
  const state = formState(view, 'remainder.decided');
  const inner = html`<p class="ds-paragraph">${words.remainderText}</p>${textArea({
    id: state.id('reason'),
    name: 'reason',
    label: words['remainder.reason'],
    value: state.value('reason'),
    required: true,
    ...withError(state.error('/reason')),
  })}${law(view, words['remainder.law'])}`;
  return eventForm(view, 'remainder.decided', { label: words['do.remainder.decided'], inner });
};

/** Who is to be told, and who was: counts and ids, never a name or an address. */
export const peoplePage = (view: CaseView, shown: PeopleShown) => {
  const { visit, incident } = view;
  const words = visit.words.incident;
  const { deliveries, checked } = shown;
  const { figures } = deliveries;
  const frozen = shown.standing !== 'draft' || stateOf(incident, 'people') === 'told';
  const ours = incident.role !== 'processor';
  const editable = ours && !frozen && isOpen(incident) && mayWrite(view);
  const why = ours
    ? frozen
      ? words.peopleFrozen
      : mayWrite(view)
        ? words.factsClosed
        : words['why.role']
    : words.peopleNotOurs;
  return casePage(view, 'people', {
    lead: words.peopleLead,
    labels: { '/reason': words['remainder.reason'] },
    anchors: { '/reason': fieldId('remainder.decided', 'reason') },
    body: html`${checked && checked.faults.length > 0 ? faultList(view, checked.faults) : ''}
    ${checked ? preview(view, checked) : ''}
    <section class="ds-card" data-color="neutral" aria-labelledby="list"><div><h2 class="ds-heading" data-size="xs" id="list">${words.peopleNow(shown.count)}</h2>
    ${editable ? listForm(view, shown) : html`<p class="ds-paragraph">${why}</p>`}</div></section>
    <section class="ds-card" data-color="neutral" aria-labelledby="deliveries"><div><h2 class="ds-heading" data-size="xs" id="deliveries">${words.deliveries}</h2>
    ${
      figures
        ? html`<dl class="figures">${(['people', 'told', 'open', 'unknown', 'notTold'] as const).map((key) => figure(words[`figure.${key}`], figures[key]))}</dl>${figures.unknown > 0 ? html`<p class="ds-paragraph">${words.unknownHint}</p>` : ''}`
        : html`<p class="ds-paragraph">${words.deliveriesNone}</p>`
    }
    ${figures ? proofLinks(view) : ''}
    ${problemTable(view, shown.problems)}
    ${incident.accepts.includes('remainder.decided') ? remainderForm(view) : ''}</div></section>`,
  });
};
