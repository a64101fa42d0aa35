import { may } from '../../../access/permissions.ts';
import { type Html, html } from '../../html.ts';
import { approveForm, returnForm } from '../approval-forms.ts';
import { approvesAlone, wroteIt } from '../case-view.ts';
import type { DeskView } from './desk-view.ts';
import { differenceList } from './differences.ts';

/** What the version that waits says otherwise than the one before it, question by question. */
const changes = ({ visit, change }: DeskView): Html => {
  const words = visit.words.incident;
  if (!change) return html``;
  const { from, differences } = change;
  return html`<section class="ds-card changes" data-color="neutral" aria-labelledby="changes"><h3 class="ds-heading" data-size="2xs" id="changes">${words['changes.title'](from)}</h3>
    ${differences.length === 0 ? html`<p class="ds-paragraph">${words['changes.none']}</p>` : differenceList(visit, differences)}</section>`;
};

/** The reading by another: what is new in it, the yes, and the way back. */
export const approvalPart = (view: DeskView): Html => {
  const { visit, incident, report } = view;
  const words = visit.words.incident;
  const accepts = new Set(incident.accepts);
  const isApprover = may(visit.requester.role, 'notices.approve');
  const waits = wroteIt(view, 'report') && !approvesAlone(view) ? words['desk.waitsForOther'] : undefined;
  const approve =
    accepts.has('report.approved') && report.hash
      ? approveForm(view, 'report', report.hash, words.approveReportText)
      : html``;
  return html`${changes(view)}${waits && isApprover ? html`<p class="ds-paragraph">${waits}</p>` : ''}${approve}${accepts.has('report.returned') ? returnForm(view, 'report.returned') : ''}`;
};
