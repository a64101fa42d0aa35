import { may } from '../../../access/permissions.ts';
import type { ShownAttachment } from '../../../attachments/schemas.ts';
import { type Html, html } from '../../html.ts';
import { pathOf } from '../case-view.ts';
import type { DeskView } from './desk-view.ts';

/**
 * Which files go along with the notice and may be shown to who asks to see it, and which are kept from them. What stands
 * on the sheet is always of the former.
 */
export const attachmentsPart = ({ visit, incident, attachments }: DeskView): Html => {
  const words = visit.words.incident;
  if (!may(visit.requester.role, 'attachments.read')) return html``;
  const standing = attachments.filter(({ withdrawn }) => withdrawn === null);
  const list = (of: readonly ShownAttachment[]): Html =>
    of.length === 0
      ? html`<p class="muted">${words['files.none']}</p>`
      : html`<ul>${of.map(({ name, basis }) => html`<li>${name ?? words['proof.unnamed']}${basis ? html` <span class="muted">(${basis})</span>` : ''}</li>`)}</ul>`;
  return html`<details class="ds-details"><summary>${words['files.title']} <span class="ds-tag" data-size="sm" data-color="neutral">${standing.length}</span></summary><div>
    <p class="ds-paragraph">${words['files.text']} <a class="ds-link" href="${pathOf(incident.id, 'attachments')}">${words['view.attachments']}</a></p>
    <h3 class="ds-heading" data-size="2xs">${words['files.releasable']}</h3>${list(standing.filter(({ disclosure }) => disclosure === 'releasable'))}
    <h3 class="ds-heading" data-size="2xs">${words['files.exempt']}</h3>${list(standing.filter(({ disclosure }) => disclosure === 'exempt'))}</div></details>`;
};
