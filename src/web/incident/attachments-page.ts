import { offeredEndings } from '../../attachments/formats.ts';
import type { ShownAttachment } from '../../attachments/schemas.ts';
import { button, fileField } from '../frame.ts';
import { type Html, html } from '../html.ts';
import { attachmentFields } from './attachment-fields.ts';
import { addForm, changeForm, withdrawForm } from './attachment-forms.ts';
import { attachmentItem } from './attachment-item.ts';
import { type CaseView, mayWrite, pathOf } from './case-view.ts';
import { fieldId, formState, law, withError } from './form-parts.ts';
import { casePage } from './layout.ts';

const mebibyte = 1024 * 1024;

const add = (view: CaseView): Html => {
  const { visit, incident, uploadMaxBytes } = view;
  const words = visit.words.incident;
  if (!mayWrite(view)) return html``;
  const state = formState(view, addForm);
  return html`<section class="ds-card" data-color="neutral" aria-labelledby="add"><h2 class="ds-heading" data-size="sm" id="add">${words.attachmentAdd}</h2>
    <form class="incident-form" method="post" enctype="multipart/form-data" action="${pathOf(incident.id, 'attachments')}"><input type="hidden" name="version" value="${incident.version}">
    ${attachmentFields(view, state)}
    ${fileField({
      id: state.id('file'),
      name: 'file',
      label: words.attachmentFile,
      hint: words.attachmentFileHint(Math.floor(uploadMaxBytes / mebibyte)),
      accept: offeredEndings.join(','),
      required: true,
      ...withError(state.error('/file')),
    })}
    ${law(view, words.attachmentLaw)}
    <div class="actions">${button(words.attachmentSave)}</div></form></section>`;
};

const group = (
  view: CaseView,
  { id, title, text }: { id: string; title: string; text?: string },
  items: readonly ShownAttachment[],
): Html =>
  items.length === 0
    ? html``
    : html`<section class="attachment-group" aria-labelledby="${id}"><h2 class="ds-heading" data-size="sm" id="${id}">${title}</h2>${text ? html`<p class="ds-paragraph">${text}</p>` : ''}<ul class="attachments">${items.map((one) => attachmentItem(view, one))}</ul></section>`;

/** Whose form came back: its fields' labels and places, for the list of what is wrong. */
const faultsOf = ({ visit, attempt }: CaseView, all: readonly ShownAttachment[]) => {
  const words = visit.words.incident;
  const forms = [addForm, ...all.flatMap(({ id }) => [changeForm(id), withdrawForm(id)])];
  const form = forms.find((one) => one === attempt?.form) ?? addForm;
  const labels = {
    '/file': words.attachmentFile,
    '/kind': words.attachmentKind,
    '/disclosure': words.attachmentDisclosure,
    '/basis': words.attachmentBasis,
    '/note': words.attachmentNote,
    '/reason': words.attachmentWithdrawReason,
  };
  const anchors = Object.keys(labels).map((pointer) => [pointer, fieldId(form, pointer.slice(1))]);
  return { labels, anchors: Object.fromEntries(anchors) as Record<string, string> };
};

/** The files of a case, those that may be released apart from those that may not; and a form to add one. */
export const attachmentsPage = (view: CaseView, all: readonly ShownAttachment[]) => {
  const words = view.visit.words.incident;
  const kept = all.filter(({ withdrawn }) => withdrawn === null);
  const of = (disclosure: string): ShownAttachment[] => kept.filter((one) => one.disclosure === disclosure);
  const isClosed = kept.some(({ readable }) => !readable);
  return casePage(view, 'attachments', {
    ...faultsOf(view, all),
    lead: words.attachmentsLead,
    body: html`${all.length === 0 ? html`<p class="ds-paragraph">${words.attachmentsEmpty}</p>` : ''}${isClosed ? html`<p class="ds-alert" data-color="info">${words.attachmentsNotOpen}</p>` : ''}
    ${group(view, { id: 'releasable', title: words['disclosure.releasable'], text: words.attachmentsReleasableText }, of('releasable'))}
    ${group(view, { id: 'exempt', title: words['disclosure.exempt'], text: words.attachmentsExemptText }, of('exempt'))}
    ${add(view)}
    ${group(
      view,
      { id: 'withdrawn', title: words.attachmentsWithdrawn },
      all.filter(({ withdrawn }) => withdrawn !== null),
    )}
    <script type="module" src="/assets/conveniences.js"></script>`,
  });
};
