import type { ShownImport } from '../../../people/present.ts';
import { button, fileSize } from '../../frame.ts';
import { type Html, html } from '../../html.ts';
import { type CaseView, pathOf } from '../case-view.ts';
import { wordFor } from '../own-words.ts';
import { mappingForm } from './mapping-form.ts';

export const isMoving = (one: ShownImport | undefined): boolean =>
  one?.state === 'queued' || one?.state === 'running';

/** Why nothing came of it, and where in the file. */
const faultIn = ({ visit }: CaseView, { fault }: ShownImport): Html => {
  const words = visit.words.incident;
  if (!fault) return html``;
  const said =
    wordFor(visit, `file.${fault.code}`) ?? wordFor(visit, `refusal.${fault.code}`) ?? words.importFailed;
  return html`<p class="ds-alert" data-color="danger" role="alert">${said}${fault.row === null ? '' : ` ${words.importRow(fault.row)}`}</p>`;
};

const progress = ({ visit, incident }: CaseView, { kind, bytes, progress: so }: ShownImport): Html => {
  const words = visit.words.incident;
  const known = kind === 'csv' && bytes > 0;
  const said = words.importRead(so.rows);
  return html`<p class="ds-paragraph" role="status">${said}</p><progress class="import-progress" aria-label="${words.importProgress}"${known ? html` max="${bytes}" value="${so.bytes}"` : ''}>${said}</progress>
  <p class="ds-paragraph muted">${words.importLeave}</p><noscript><p class="ds-paragraph"><a class="ds-link" href="${pathOf(incident.id, 'people')}">${words.importReload}</a></p></noscript>`;
};

const drop = ({ visit, incident }: CaseView, one: ShownImport): Html => {
  const words = visit.words.incident;
  const label = isMoving(one)
    ? words.importStop
    : one.state === 'failed'
      ? words.importForget
      : words.importDrop;
  return html`<form method="post" action="${pathOf(incident.id, 'people')}/drop"><input type="hidden" name="version" value="${incident.version}"><input type="hidden" name="import" value="${one.id}">${button(label, { variant: 'secondary', color: one.state === 'failed' ? 'neutral' : 'danger' })}</form>`;
};

/** The file on its way to the list: looked at, read, interrupted or failed. */
export const importCard = (view: CaseView, one: ShownImport): Html => {
  const words = view.visit.words.incident;
  const { file, bytes, state } = one;
  const about = file
    ? html`<p class="ds-paragraph muted">${[file.name, fileSize(view.visit, bytes), file.charset.toUpperCase()].filter((part) => part !== null).join(' · ')}</p>`
    : '';
  return html`<section class="ds-card" data-color="neutral" aria-labelledby="import"><div><h2 class="ds-heading" data-size="xs" id="import">${wordFor(view.visit, `import.${state}`) ?? words.importTitle}</h2>
  ${about}${faultIn(view, one)}${isMoving(one) ? progress(view, one) : ''}
  ${state === 'interrupted' ? html`<p class="ds-paragraph">${words.importInterruptedText}</p>` : ''}
  ${state === 'received' || state === 'interrupted' ? mappingForm(view, one) : ''}
  <div class="actions">${drop(view, one)}</div></div></section>`;
};
