import type { ShownRun } from '../../notices/run/run-routes.ts';
import { may } from '../../access/permissions.ts';
import { languages } from '../../languages.ts';
import { button, inOslo, select, textArea } from '../frame.ts';
import { type Html, html } from '../html.ts';
import { type CaseView, isOpen, mayWrite, pathOf, stateOf } from './case-view.ts';
import { proofLinks } from './document-links.ts';
import { eventForm, fieldId, formState, law, withError } from './form-parts.ts';
import { casePage } from './layout.ts';
import type { ShownDeliveries } from './load-case.ts';
import { faultWords, wordFor } from './own-words.ts';
import { fileForm, peopleFileForm } from './people/file-form.ts';
import { importCard, isMoving } from './people/import-card.ts';
import { listCard } from './people/list-card.ts';
import type { LookedUp, PeopleLists } from './people/load-people.ts';
import { lookUpCard, lookUpForm } from './people/look-up-card.ts';
import { mappingFaults, startForm } from './people/mapping-form.ts';
import { runCard, runForm } from './people/run-card.ts';
import type { CheckedList, LineFault } from './people-check.ts';

/** What the page shows beside the incident; `pasted` and `checked` after a list was sent in. */
export interface PeopleShown {
  count: number;
  standing: 'draft' | 'submitted' | 'approved';
  deliveries: ShownDeliveries;
  run: ShownRun['run'];
  problems: ShownDeliveries['items'];
  pasted: string;
  checked: CheckedList | undefined;
  people: PeopleLists;
  looked: LookedUp | undefined;
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

const listForm = (view: CaseView, { pasted, checked }: PeopleShown): Html => {
  const { visit, incident } = view;
  const words = visit.words.incident;
  const ready = checked?.counts;
  return html`<form class="incident-form people" method="post" action="${pathOf(incident.id, 'people')}">
    <input type="hidden" name="version" value="${incident.version}">
    ${textArea({ id: 'people-list', name: 'list', label: words.peopleList, hint: words.peopleListHint, value: pasted, rows: 10, required: true })}
    <details class="ds-details law" data-size="sm"><summary>${words.peopleExample}</summary><div><pre>${example}</pre></div></details>
    <div class="actions">${ready ? button(words.peopleSave(ready.told), { name: 'step', value: 'save' }) : ''}${button(words.peopleCheck, { variant: ready ? 'secondary' : 'primary', name: 'step', value: 'check' })}</div></form>`;
};

/** Where nobody knows whether a message was taken, a person may say what counts. Without script, one form a row. */
const settleForm = (view: CaseView, { id, state }: ShownDeliveries['items'][number]): Html => {
  const { visit, incident } = view;
  const words = visit.words.incident;
  const mayDecide = may(visit.requester.role, 'people.write') && isOpen(incident);
  if (!mayDecide || (state !== 'unknown' && state !== 'needs_person')) return html``;
  const choices = [
    'sent',
    ...(may(visit.requester.role, 'notices.approve') ? ['resend'] : []),
    'next-channel',
  ];
  return html`<details class="settings-sure"><summary aria-label="${words['unknown.this']} ${id.slice(-8)}">${words['unknown.settle']}</summary><form method="post" action="${pathOf(incident.id, 'people')}/unknown"><input type="hidden" name="version" value="${incident.version}"><input type="hidden" name="delivery" value="${id}">
    ${select({ id: `decision-${id}`, name: 'decision', label: words['unknown.choose'], value: 'sent', options: choices.map((choice) => ({ value: choice, label: wordFor(visit, `decision.${choice}`) ?? choice })) })}
    ${textArea({ id: `reason-${id}`, name: 'reason', label: words['run.reason'], hint: words['run.reasonHint'], required: true, rows: 2 })}
    ${button(words['unknown.settle'], { variant: 'secondary' })}</form></details>`;
};

const problemTable = (view: CaseView, items: ShownDeliveries['items']): Html => {
  const { visit } = view;
  const words = visit.words.incident;
  if (items.length === 0) return html``;
  return html`<h3 class="ds-heading" data-size="2xs">${words.deliveryProblems}</h3><div class="table-scroll" tabindex="0" role="region" aria-label="${words.deliveryProblems}"><table class="ds-table" data-size="sm"><thead><tr>${[words.deliveryId, words.deliveryChannel, words.deliveryState, words.deliveryReason, words.deliveryWhen].map((label) => html`<th scope="col">${label}</th>`)}</tr></thead><tbody>${items
    .slice(0, 100)
    .map(
      ({ personId, channel, state, reason, updatedAt, ...rest }) =>
        html`<tr><td><code>${personId.slice(-8)}</code></td><td>${words[`channel.${channel}`]}</td><td>${wordFor(visit, `delivery.${state}`) ?? state}${settleForm(view, { personId, channel, state, reason, updatedAt, ...rest })}</td><td>${reason ?? ''}</td><td>${inOslo(visit, updatedAt)}</td></tr>`,
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

/** The lists and the file on its way; fetched anew while the file is being read, with script. */
const lists = (view: CaseView, { people, count }: PeopleShown, editable: boolean): Html => {
  const { incident, visit } = view;
  const { underWay } = people;
  const fetching = isMoving(underWay)
    ? html` hx-get="${pathOf(incident.id, 'people')}" hx-trigger="every 2s" hx-select="#lists" hx-target="this" hx-swap="outerMorph" hx-status:4xx="swap:none" hx-status:5xx="swap:none"`
    : '';
  const mayRead = may(visit.requester.role, 'people.write');
  return html`<div id="lists" class="lists"${fetching}><h2 class="ds-heading" data-size="sm">${visit.words.incident.peopleNow(count)}</h2>${underWay && mayRead ? importCard(view, underWay) : ''}${people.lists.map((list) => listCard(view, list, { mayRead, editable }))}</div>`;
};

/** A file to send in, or a few people to paste. */
const adding = (view: CaseView, shown: PeopleShown): Html => {
  const words = view.visit.words.incident;
  const isOpen = shown.checked !== undefined || shown.pasted !== '';
  return html`${isMoving(shown.people.underWay) ? '' : peopleFileForm(view, shown.count > 0)}
  <details class="ds-details" id="paste"${isOpen ? html` open` : ''}><summary>${words.peoplePaste}</summary><div>${listForm(view, shown)}</div></details>`;
};

/** Who is to be told, and who was: counts and ids, but for the first rows of a file and somebody who is looked up. */
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
  const inFile = mappingFaults(view, shown.people.underWay?.file);
  const other = {
    labels: {
      '/reason': view.attempt?.form === runForm ? words['run.reason'] : words['remainder.reason'],
      '/file': words.peopleFile,
      '/address': words.lookUpAddress,
      '/group': words.mappingGroup,
    },
    anchors: {
      '/reason': fieldId(view.attempt?.form === runForm ? runForm : 'remainder.decided', 'reason'),
      '/file': fieldId(fileForm, 'file'),
      '/address': fieldId(lookUpForm, 'address'),
      '/group': fieldId(startForm, 'group'),
    },
  };
  const mayRead = may(visit.requester.role, 'people.write');
  return casePage(view, 'people', {
    lead: words.peopleLead,
    labels: { ...inFile.labels, ...other.labels },
    anchors: { ...inFile.anchors, ...other.anchors },
    body: html`${checked && checked.faults.length > 0 ? faultList(view, checked.faults) : ''}
    ${checked ? preview(view, checked) : ''}
    ${shown.run ? runCard(view, shown.run) : ''}
    ${lists(view, shown, editable)}
    <section class="ds-card" data-color="neutral" aria-labelledby="list"><div><h2 class="ds-heading" data-size="xs" id="list">${!editable ? words.peopleList : shown.count > 0 ? words.peopleExchange : words.peopleAdd}</h2>
    ${editable ? adding(view, shown) : html`<p class="ds-paragraph">${why}</p>`}</div></section>
    ${mayRead && (shown.people.lists.length > 0 || shown.people.underWay) ? lookUpCard(view, shown.looked) : ''}
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
