import type { ShownAttachment } from '../../attachments/schemas.ts';
import { button, fileSize, inOslo, textArea } from '../frame.ts';
import { type Html, html } from '../html.ts';
import { attachmentFields } from './attachment-fields.ts';
import { changeForm, withdrawForm } from './attachment-forms.ts';
import { type CaseView, mayWrite, pathOf } from './case-view.ts';
import { formState, withError } from './form-parts.ts';

const hidden = ({ incident }: CaseView, id: string): Html =>
  html`<input type="hidden" name="version" value="${incident.version}"><input type="hidden" name="attachment" value="${id}">`;

const nameOf = ({ visit }: CaseView, { name, withdrawn }: ShownAttachment): string => {
  const words = visit.words.incident;
  return name ?? (withdrawn ? words.attachmentNameless : words.attachmentUnnamed);
};

/** The checksum: shown short, copied and marked whole. */
const checksum = ({ visit }: CaseView, { id, sha256 }: ShownAttachment): Html => {
  const words = visit.words.incident;
  return html`<span class="checksum"><span class="ds-sr-only">${words.attachmentHash}: </span><code class="whole" id="sha256-${id}">${sha256}</code> <button class="ds-button" type="button" data-variant="tertiary" data-size="sm" data-copy="sha256-${id}" hidden>${words.attachmentCopyHash}</button><span class="copied" role="status" data-said="${words.attachmentHashCopied}"></span></span>`;
};

const change = (view: CaseView, one: ShownAttachment): Html => {
  const words = view.visit.words.incident;
  const state = formState(view, changeForm(one.id));
  const { kind, disclosure, basis, note } = one;
  return html`<form class="incident-form" method="post" action="${pathOf(view.incident.id, 'attachments')}/change">${hidden(view, one.id)}
    ${attachmentFields(view, state, { kind, disclosure, basis: basis ?? '', note: note ?? '' })}
    <div class="actions">${button(words.attachmentChange, { variant: 'secondary' })}</div></form>`;
};

const withdraw = (view: CaseView, { id }: ShownAttachment): Html => {
  const words = view.visit.words.incident;
  const state = formState(view, withdrawForm(id));
  return html`<form class="incident-form" method="post" action="${pathOf(view.incident.id, 'attachments')}/withdraw">${hidden(view, id)}
    <h3 class="ds-heading" data-size="2xs">${words.attachmentWithdrawTitle}</h3><p class="ds-paragraph">${words.attachmentWithdrawText}</p>
    ${textArea({
      id: state.id('reason'),
      name: 'reason',
      label: words.attachmentWithdrawReason,
      value: state.value('reason'),
      rows: 2,
      required: true,
      ...withError(state.error('/reason')),
    })}
    <div class="actions">${button(words.attachmentWithdraw, { variant: 'secondary', color: 'danger' })}</div></form>`;
};

const more = (view: CaseView, one: ShownAttachment): Html => {
  if (!mayWrite(view) || one.withdrawn) return html``;
  const words = view.visit.words.incident;
  const isOpen = [changeForm(one.id), withdrawForm(one.id)].includes(view.attempt?.form ?? '');
  return html`<details class="ds-details" data-size="sm"${isOpen ? html` open` : ''}><summary>${words.attachmentEdit}<span class="ds-sr-only">: ${nameOf(view, one)}</span></summary><div>${change(view, one)}${withdraw(view, one)}</div></details>`;
};

/** One file: what it is called and is, who added it and when, its checksum; to download, to change, to withdraw. */
export const attachmentItem = (view: CaseView, one: ShownAttachment): Html => {
  const { visit, incident } = view;
  const words = visit.words.incident;
  const { withdrawn, readable, disclosure, basis, note } = one;
  const kind = words[`attachment.${one.kind}`];
  const name = nameOf(view, one);
  const path = `${pathOf(incident.id, 'attachments')}/${one.id}/content`;
  const isOpen = disclosure === 'exempt' && basis === null && !withdrawn;
  return html`<li class="attachment">
    <p class="ds-paragraph">${readable ? html`<a class="ds-link" href="${path}" aria-label="${words.attachmentDownload(name)}" download>${name}</a>` : html`<span>${name}</span>`} <span class="ds-tag" data-size="sm" data-color="neutral">${kind}</span>${isOpen ? html` <span class="ds-tag" data-size="sm" data-color="warning">${words['disclosure.open']}</span>` : ''}</p>
    <p class="muted">${fileSize(visit, one.size)} · ${words.attachmentBy(one.addedBy, inOslo(visit, one.addedAt))}</p>
    ${withdrawn ? html`<p class="ds-paragraph">${words.attachmentWithdrawnBy(withdrawn.by, inOslo(visit, withdrawn.at))}: ${withdrawn.reason}</p>` : ''}
    ${basis ? html`<p class="ds-paragraph">${words['told.basis']}: ${basis}</p>` : ''}${note ? html`<p class="ds-paragraph written">${note}</p>` : ''}
    ${checksum(view, one)}${more(view, one)}</li>`;
};
