import type { ShownImport } from '../../breach-register/import/routes.ts';
import { button, errorSummary, inOslo, textArea } from '../frame.ts';
import { type Html, html } from '../html.ts';
import { Problem } from '../../problems.ts';
import type { Visit } from '../visit.ts';
import { registerTabs } from './register-view.ts';

/** What is wrong with the file, in the visitor's language, by the code that the API gives. */
const faultIn = (visit: Visit, problem: Problem): string => {
  const { breachRegister: words } = visit.words;
  const detail = problem.details.errors?.[0]?.detail ?? '';
  const code = detail.split(':')[0] ?? '';
  const said = (words.fileFault as Readonly<Record<string, string>>)[code];
  if (code === 'column-missing') return words.columnMissing;
  return (
    said ?? (problem.type === 'body-too-large' ? words.fileFault['too-large'] : words.fileFault['not-a-list'])
  );
};

const head = (title: string): Html =>
  html`<link rel="stylesheet" href="/assets/incident.css"><link rel="stylesheet" href="/assets/breach-register.css"><script type="module" src="/assets/conveniences.js"></script>
    <h1 class="ds-heading" data-size="lg">${title}</h1>`;

const standing = (visit: Visit, one: ShownImport): Html => {
  const { breachRegister: words } = visit.words;
  if (one.standing === 'removed' && one.removed)
    return html`${words.removedBy(one.removed.by, inOslo(visit, one.removed.at))}<span class="v-sub">${one.removed.reason}</span>`;
  return html`${words.importStanding[one.standing]}`;
};

const history = (visit: Visit, items: readonly ShownImport[]): Html => {
  const { breachRegister: words } = visit.words;
  if (items.length === 0) return html`<p class="ds-paragraph">${words.importsNone}</p>`;
  return html`<table class="ds-table v-cards br-table" data-color="neutral"><caption class="ds-sr-only">${words.imports}</caption>
    <thead><tr>${[words.importWhen, words.importRows, words.importStandingLabel].map((label) => html`<th scope="col">${label}</th>`)}</tr></thead>
    <tbody>${items.map(
      (one) =>
        html`<tr><td class="v-what"><a class="ds-link" href="/breach-register/import/${one.id}">${inOslo(visit, one.importedAt)}</a><span class="v-sub">${one.importedBy}</span></td><td data-label="${words.importRows}">${words.importCounts(one.accepted, one.known, one.rejected)}</td><td data-label="${words.importStandingLabel}">${standing(visit, one)}</td></tr>`,
    )}</tbody></table>`;
};

/** The way in for older breaches: the template, the file, and what came in before. */
export const importView = (
  visit: Visit,
  items: readonly ShownImport[],
  problem: Problem | undefined,
): Html => {
  const { breachRegister: words } = visit.words;
  const error = problem && faultIn(visit, problem);
  const said =
    problem && error
      ? new Problem(problem.type, error, { errors: [{ pointer: '/file', detail: error }] })
      : undefined;
  return html`${errorSummary(visit, said, { '/file': words.file }, { '/file': 'import-file' })}${head(words.importTitle)}
    <p class="ds-paragraph lead">${words.importLead}</p>
    ${registerTabs(visit, 'import', true)}
    <div class="ds-card" data-color="neutral"><div>
      <p class="ds-paragraph">${words.templateText} <a class="ds-link" href="/breach-register/import/template" download>${words.template}</a></p>
      <form class="incident-form" method="post" enctype="multipart/form-data" action="/breach-register/import">
        <div class="ds-field v-field"><label class="ds-label" data-weight="medium" for="import-file">${words.file}</label><p class="ds-paragraph" data-field="description" id="import-file-hint">${words.fileHint}</p><input class="ds-input" type="file" id="import-file" name="file" accept=".xlsx,.csv,.txt" required aria-describedby="import-file-hint${error ? ' import-file-error' : ''}"${error ? html` aria-invalid="true"` : ''}>${error ? html`<p class="ds-validation-message" data-field="validation" id="import-file-error">${error}</p>` : ''}</div>
        <div class="actions">${button(words.check)}</div></form></div></div>
    <h2 class="ds-heading" data-size="sm">${words.imports}</h2>
    ${history(visit, items)}`;
};

const preview = (visit: Visit, one: ShownImport): Html => {
  const { breachRegister: words } = visit.words;
  if (!one.preview) return html``;
  const { accepted, rejected, columns } = one.preview;
  const ignored =
    columns.ignored.length > 0 && one.standing === 'checked'
      ? html`<div class="ds-alert" data-color="warning"><p class="ds-paragraph">${words.columnsIgnored}</p><ul class="ds-list">${columns.ignored.map((heading) => html`<li>${heading}</li>`)}</ul></div>`
      : '';
  const scroll = (label: string, table: Html): Html =>
    html`<h2 class="ds-heading" data-size="sm">${label}</h2><div class="table-scroll" tabindex="0" role="region" aria-label="${label}">${table}</div>`;
  const taken = html`<table class="ds-table" data-size="sm"><thead><tr><th scope="col">${words.row}</th><th scope="col">${words.what}</th><th scope="col">${words.detected}</th></tr></thead><tbody>${accepted.map(
    ({ row, reference, title, detectedAt }) =>
      html`<tr><td>${row}</td><td>${title}<span class="v-sub">${reference}</span></td><td>${inOslo(visit, detectedAt)}</td></tr>`,
  )}</tbody></table>`;
  const refused = html`<table class="ds-table" data-size="sm"><thead><tr><th scope="col">${words.row}</th><th scope="col">${words.why}</th></tr></thead><tbody>${rejected.map(
    ({ row, reasons }) =>
      html`<tr><td>${row}</td><td>${reasons.map((reason) => html`<p>${reason}</p>`)}</td></tr>`,
  )}</tbody></table>`;
  return html`${ignored}${accepted.length > 0 ? scroll(words.toBringIn(one.accepted), taken) : ''}${
    rejected.length > 0
      ? html`${scroll(words.notTaken(one.rejected), refused)}<p><a class="ds-link" href="/breach-register/import/${one.id}/rejected" download>${words.rejectedFile}</a>${one.standing === 'done' ? html` <span class="muted">${words.kept}</span>` : ''}</p>`
      : ''
  }`;
};

/** One list: what was found in it, and what may be done with it now. */
export const oneImportView = (visit: Visit, one: ShownImport, reasonMissing: boolean): Html => {
  const { breachRegister: words } = visit.words;
  const path = `/breach-register/import/${one.id}`;
  const checked = html`<div class="br-actions">${
    one.accepted > 0
      ? html`<form method="post" action="${path}/acceptance">${button(words.bringIn(one.accepted))}</form>`
      : html`<p class="ds-paragraph">${words.nothingToBringIn}</p>`
  }<form method="post" action="${path}/drop">${button(words.drop, { variant: 'secondary', color: 'neutral' })}</form></div>`;
  const done = html`<details class="ds-details action"${reasonMissing ? html` open` : ''}><summary>${words.remove}</summary><div><form class="incident-form" method="post" action="${path}/removal"><p class="ds-paragraph">${words.removeText(one.accepted)}</p>${textArea(
    {
      id: 'removal-reason',
      name: 'reason',
      label: words.removeReason,
      rows: 2,
      required: true,
      ...(reasonMissing && { error: words.reasonMissing }),
    },
  )}<div class="actions">${button(words.removeButton, { variant: 'secondary', color: 'danger' })}</div></form></div></details>`;
  return html`${head(words.importTitle)}
    ${registerTabs(visit, 'import', true)}
    <p class="ds-paragraph"><strong>${words.importCounts(one.accepted, one.known, one.rejected)}</strong><br><span class="muted">${one.importedBy}, ${inOslo(visit, one.importedAt)} · ${standing(visit, one)}</span></p>
    ${one.standing === 'checked' ? checked : ''}${one.standing === 'done' ? done : ''}
    ${preview(visit, one)}
    <p class="br-actions"><a class="ds-link" href="/breach-register/import">${words.backToImports}</a></p>`;
};
