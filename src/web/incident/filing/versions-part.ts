import { inOslo } from '../../frame.ts';
import { type Html, html } from '../../html.ts';
import { pathOf } from '../case-view.ts';
import { wordFor } from '../own-words.ts';
import type { DeskView } from './desk-view.ts';

type Version = DeskView['versions'][number];

const colors = { filed: 'success', approved: 'info', submitted: 'info', returned: 'neutral' } as const;

const lines = ({ visit, attachments }: DeskView, version: Version): (string | Html)[] => {
  const words = visit.words.incident;
  const { submittedBy, submittedAt, approvedBy, approvedAt, notifiedAt, filedBy, channel, reference } =
    version;
  const proof = attachments.find(({ id }) => id === version.proof);
  const how = channel ? (wordFor(visit, `filed.channel.${channel}`) ?? channel) : '';
  return [
    words.reportBy(submittedBy, inOslo(visit, submittedAt)),
    ...(approvedBy && approvedAt ? [words.reportApprovedBy(approvedBy, inOslo(visit, approvedAt))] : []),
    ...(version.ownApprovalReason ? [words['ownApproval.said'](version.ownApprovalReason)] : []),
    ...(notifiedAt ? [words['versions.filed'](inOslo(visit, notifiedAt), filedBy ?? '', how)] : []),
    ...(reference ? [html`${words['versions.reference']}: <strong>${reference}</strong>`] : []),
    ...(version.proof ? [`${words['proof.title']}: ${proof?.name ?? words['proof.unnamed']}`] : []),
    ...(version.delayReason ? [`${words['told.delayReason']}: ${version.delayReason}`] : []),
    ...(version.withdrawal
      ? [`${words[`withdrawal.${version.withdrawal.code}`]}: ${version.withdrawal.reason}`]
      : []),
  ];
};

const item = (view: DeskView, version: Version): Html => {
  const { visit, incident } = view;
  const words = visit.words.incident;
  const { id, number, kind, completeness, standing, hash } = version;
  const name = `${words[`kind.${kind}`]}${completeness && kind !== 'withdrawal' ? `, ${words[`completeness.${completeness}`].toLocaleLowerCase(visit.language)}` : ''}`;
  return html`<li class="journal-item"><p class="ds-paragraph"><strong>${number}. ${name}</strong> <span class="ds-tag" data-size="sm" data-color="${colors[standing]}">${words[`versions.${standing === 'filed' ? 'filedTag' : standing}`]}</span></p>
    <p class="muted">${lines(view, version).map((line, index) => html`${index > 0 ? html`<br>` : ''}${line}`)}</p>
    <p class="muted hash">${words.approveHash(hash.slice(0, 16))} · <a class="ds-link" href="${pathOf(incident.id)}/reports/${id}.pdf?language=${visit.language}" download aria-label="${words['versions.pdfOf'](number)}">${words['versions.pdf']}</a></p></li>`;
};

/** Every version that was ever frozen, the newest first, with what became of it and its receipt. */
export const versionsPart = (view: DeskView): Html => {
  const { visit, versions } = view;
  const words = visit.words.incident;
  if (versions.length === 0) return html``;
  return html`<details class="ds-details"><summary>${words['versions.title']} <span class="ds-tag" data-size="sm" data-color="neutral">${versions.length}</span></summary><div><ol class="journal" reversed>${versions
    .toReversed()
    .map((version) => item(view, version))}</ol></div></details>`;
};
