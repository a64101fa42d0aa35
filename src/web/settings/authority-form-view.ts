import { button, errorFor, inOslo, textArea } from '../frame.ts';
import { type Html, html } from '../html.ts';
import type { SignedInVisit } from '../visit.ts';
import type { AuthorityPage } from './authority-view.ts';
import { mayWrite } from './parts.ts';

/** A version of the authority's form, as the API lists it. */
export interface ShownFormVersion {
  number: number;
  id: string;
  title: string;
  validFrom: string;
  inForce: boolean;
  putBy: string | null;
  putAt: string | null;
}

/** What is wrong with a form that was given, and where in it. */
export interface FormFault {
  pointer: string;
  detail: string;
}

const locales = { nb: 'nb-NO', nn: 'nn-NO', en: 'en-GB' } as const;

/** A day as `2026-11-20`, written out. */
const dayIn = ({ language }: SignedInVisit, day: string): string =>
  new Intl.DateTimeFormat(locales[language], { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(day));

const download = '/settings/authority/form/download';

const versionItem = (visit: SignedInVisit, page: AuthorityPage, version: ShownFormVersion): Html => {
  const words = visit.words.settings;
  const { number, id, inForce, putBy, putAt, validFrom } = version;
  const made = putAt ? words.authorityFormPut(putBy ?? '', inOslo(visit, putAt)) : '';
  const again = html`<form method="post" action="/settings/authority/form/again"><input type="hidden" name="seen" value="${page.seen.form}"><input type="hidden" name="number" value="${number}"><button class="ds-button" data-size="sm" data-variant="secondary" type="submit" aria-label="${words.authorityFormAgainOf(number)}">${words.authorityFormAgain}</button></form>`;
  return html`<li class="ds-card" data-color="neutral"><p class="ds-paragraph"><strong>${words.authorityFormVersion(number)}</strong> <code>${id}</code>${inForce ? html` <span class="ds-tag" data-size="sm" data-color="success">${words.authorityFormInForce}</span>` : ''}</p>
    <p class="ds-paragraph" data-size="sm">${made} ${words.authorityFormFrom(dayIn(visit, validFrom))}</p>
    <p><a class="ds-link" href="${download}?version=${number}" download aria-label="${words.authorityFormDownloadOf(number)}">${words.authorityFormDownload}</a></p>${mayWrite(visit) && !inForce ? again : ''}</li>`;
};

const faultTable = (visit: SignedInVisit, faults: readonly FormFault[]): Html => {
  const words = visit.words.settings;
  if (faults.length === 0) return html``;
  return html`<div class="ds-error-summary v-errors" role="alert" tabindex="-1" autofocus id="errors"><h3 class="ds-heading" data-size="xs">${words.authorityFormFaults}</h3>
    <table class="ds-table settings-table" data-color="neutral"><thead><tr><th scope="col">${words.registerFaultPlace}</th><th scope="col">${words.registerFaultWhat}</th></tr></thead><tbody>${faults.map(
      ({ pointer, detail }) =>
        html`<tr><th scope="row" data-label="${words.registerFaultPlace}">${pointer === '' ? words.authorityFormWhole : html`<code>${pointer}</code>`}</th><td data-label="${words.registerFaultWhat}">${detail}</td></tr>`,
    )}</tbody></table></div>`;
};

const uploadForm = (visit: SignedInVisit, page: AuthorityPage): Html => {
  const words = visit.words.settings;
  const { returned, form, problem } = page;
  const isMine = returned === 'form';
  return html`<details class="ds-details" data-color="neutral"${isMine ? html` open` : ''}><summary>${words.authorityFormChange}</summary><div>
    <p class="ds-paragraph">${words.authorityFormChangeText}</p>
    <form method="post" action="/settings/authority/form" class="settings-form">
      <input type="hidden" name="seen" value="${page.seen.form}">
      <div class="ds-field" data-file-for="document" hidden><label class="ds-label" data-weight="medium" for="file">${words.authorityFormFile}</label><input class="ds-input" type="file" id="file" accept=".json,application/json"><p role="status" data-said="${words.registerFileRead}" data-said-big="${words.fileTooBig}"></p></div>
      ${textArea({ id: 'document', name: 'document', label: words.authorityFormText, rows: 10, required: true, value: isMine ? (form['document'] ?? '') : '', error: isMine ? errorFor(problem, '/document') : undefined })}
      <div>${button(words.authorityFormSave, { variant: 'secondary' })}</div></form></div></details>`;
};

/** The authority's form as data: which version is in force, older ones to put again, and how to change it. */
export const formPart = (visit: SignedInVisit, page: AuthorityPage): Html => {
  const words = visit.words.settings;
  return html`<section aria-labelledby="form"><h2 class="ds-heading" data-size="sm" id="form">${words.authorityForm}</h2>
    <p class="ds-paragraph">${words.authorityFormLead}</p>
    ${faultTable(visit, page.faults)}
    <ul class="settings-cards">${page.versions.map((version) => versionItem(visit, page, version))}</ul>
    ${mayWrite(visit) ? uploadForm(visit, page) : ''}</section>`;
};
