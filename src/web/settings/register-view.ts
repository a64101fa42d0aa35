import type { FieldFault, Problem } from '../../problems.ts';
import type { Finding } from '../../register/check-register.ts';
import type { RegisterDocument } from '../../register/register-document.ts';
import { button, errorFor, textArea } from '../frame.ts';
import { type Html, html } from '../html.ts';
import type { SignedInVisit } from '../visit.ts';
import type { Form } from './form.ts';
import { lawNote, mayReadContacts, mayWrite, problemBox, warning } from './parts.ts';
import type { Candidate } from './register-candidate.ts';
import { registerChange } from './register-change.ts';
import { findingsView } from './register-findings-view.ts';
import { registerTables } from './register-tables.ts';
import { registerTemplates } from './register-templates.ts';

export interface RegisterPage {
  present: RegisterDocument | undefined;
  seen: string;
  form: Form;
  /** What the person wants instead, read. */
  candidate?: Candidate | undefined;
  /** What a look through the present register found. */
  findings: readonly Finding[];
  problem?: Problem | undefined;
}

/** A person mends these and looks again. */
const mostFaults = 50;

const faultTable = (visit: SignedInVisit, faults: readonly FieldFault[]): Html => {
  const words = visit.words.settings;
  return html`<div class="ds-error-summary v-errors" role="alert" tabindex="-1" autofocus id="errors">
    <h2 class="ds-heading" data-size="xs">${words.registerFaults(faults.length)}</h2>
    <table class="ds-table settings-table" data-color="neutral"><thead><tr><th scope="col">${words.registerFaultPlace}</th><th scope="col">${words.registerFaultWhat}</th></tr></thead>
    <tbody>${faults
      .slice(0, mostFaults)
      .map(
        ({ pointer, detail }) =>
          html`<tr><th scope="row" data-label="${words.registerFaultPlace}">${pointer ? html`<code>${pointer}</code>` : words.registerWhole}</th><td data-label="${words.registerFaultWhat}">${detail}</td></tr>`,
      )}</tbody></table>
    ${faults.length > mostFaults ? html`<p class="ds-paragraph">${words.registerFaultsMore(faults.length - mostFaults)}</p>` : ''}</div>`;
};

const changeTable = (visit: SignedInVisit, page: RegisterPage, next: RegisterDocument): Html => {
  const words = visit.words.settings;
  const { isSame, lists, goneSystems } = registerChange(page.present, next);
  const figures = [
    ['before', words.registerBefore],
    ['after', words.registerAfter],
    ['added', words.registerAdded],
    ['changed', words.registerChanged],
    ['gone', words.registerGone],
  ] as const;
  return html`<section class="ds-card settings-preview" data-color="neutral" aria-labelledby="preview">
    <h2 class="ds-heading" data-size="sm" id="preview">${words.registerPreviewTitle}</h2>
    <p class="ds-paragraph">${isSame ? words.registerPreviewSame : words.registerPreviewGood}</p>
    <table class="ds-table settings-table" data-color="neutral"><thead><tr><th scope="col">${words.registerPart}</th>${figures.map(([, label]) => html`<th scope="col">${label}</th>`)}</tr></thead>
    <tbody>${lists.map(
      (change) =>
        html`<tr><th scope="row" data-label="${words.registerPart}">${words[`list.${change.list}`]}</th>${figures.map(([figure, label]) => html`<td data-label="${label}">${change[figure]}</td>`)}</tr>`,
    )}</tbody></table>
    ${goneSystems.length > 0 ? html`<div class="ds-alert" data-color="warning"><p class="ds-paragraph">${words.registerGoneSystems(goneSystems.join(', '))}</p></div>` : ''}
    ${
      isSame
        ? ''
        : html`<form method="post" action="/settings/register">
      <input type="hidden" name="seen" value="${page.seen}"><input type="hidden" name="source" value="${page.form['source'] ?? ''}">
      ${page.form['source'] === 'text' ? html`<input type="hidden" name="document" value="${JSON.stringify(next)}">` : ''}
      ${button(words.registerSave)}</form>`
    }
    <p><a class="ds-link" href="/settings/register">${words.cancel}</a></p></section>`;
};

const sourceChoice = (visit: SignedInVisit, page: RegisterPage): Html => {
  const words = visit.words.settings;
  const chosen = page.form['source'] ?? 'text';
  const choices = [
    { value: 'text', label: words.registerFromText },
    ...registerTemplates.map((name) => ({ value: name, label: words[`template.${name}`] })),
  ];
  return html`<fieldset class="ds-fieldset"><legend class="ds-label" data-weight="medium">${words.registerSource}</legend>${choices.map(
    ({ value, label }) =>
      html`<div class="ds-field"><input class="ds-input" type="radio" name="source" id="source-${value}" value="${value}" ${value === chosen ? html`checked` : ''}><label class="ds-label" data-weight="regular" for="source-${value}">${label}</label></div>`,
  )}</fieldset>`;
};

const replaceForm = (visit: SignedInVisit, page: RegisterPage): Html => {
  const words = visit.words.settings;
  return html`<section aria-labelledby="replace"><h2 class="ds-heading" data-size="sm" id="replace">${words.registerReplace}</h2>
    <p class="ds-paragraph">${words.registerReplaceLead}</p>
    <form method="post" action="/settings/register/preview" class="settings-form">
      <input type="hidden" name="seen" value="${page.seen}">
      ${sourceChoice(visit, page)}
      <div class="ds-field" data-file-for="document" data-takes-workbook hidden><label class="ds-label" data-weight="medium" for="file">${words.registerFile}</label><input class="ds-input" type="file" id="file" accept=".json,.xlsx,application/json" aria-describedby="file-hint"><p data-field="description" id="file-hint">${visit.words.registerFindings.uploadHint}</p><p role="status" data-said="${words.registerFileRead}" data-said-big="${words.fileTooBig}"></p></div>
      ${textArea({ id: 'document', name: 'document', label: words.registerText, hint: words.registerTextHint, rows: 10, value: page.form['document'] ?? '', error: errorFor(page.problem, '/document') })}
      <div>${button(words.registerPreview)}</div>
    </form></section>`;
};

const candidateView = (visit: SignedInVisit, page: RegisterPage): Html => {
  const { candidate } = page;
  if (!candidate) return html``;
  return candidate.outcome === 'good'
    ? changeTable(visit, page, candidate.register)
    : faultTable(visit, candidate.faults);
};

/** The register: what a change would do, the present one as tables, and how to replace it. */
export const registerView = (visit: SignedInVisit, page: RegisterPage): Html => {
  const words = visit.words.settings;
  const { present } = page;
  return html`${problemBox(visit, page.problem, { '/document': words.registerText }, { '/document': 'document' })}
    ${candidateView(visit, page)}
    <p class="ds-paragraph">${words.registerLead}</p>
    ${
      present
        ? html`<section aria-labelledby="now"><h2 class="ds-heading" data-size="sm" id="now">${words.registerNow}</h2>
      <p class="ds-paragraph">${words.registerCounts(present.systems.length, present.processors.length)}</p>
      ${mayReadContacts(visit) ? html`<p><a class="ds-button" data-variant="secondary" href="/settings/register/download" download>${words.registerDownload}</a> <a class="ds-button" data-variant="secondary" href="/settings/register/download.xlsx" download>${visit.words.registerFindings.downloadSpreadsheet}</a></p>` : ''}
      ${page.candidate ? '' : findingsView(visit, page.findings)}
      ${page.candidate ? '' : registerTables(visit, present)}</section>`
        : warning(words.registerEmpty, words.registerEmptyNext)
    }
    ${mayWrite(visit) ? replaceForm(visit, page) : ''}
    ${lawNote(visit, words.registerLaw)}`;
};
