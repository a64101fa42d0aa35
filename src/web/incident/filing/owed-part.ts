import { inOslo, timeLeft } from '../../frame.ts';
import { type Html, html } from '../../html.ts';
import { runningClocks } from '../case-view.ts';
import { clockTitle } from '../duty-words.ts';
import { regionOfClock } from '../regions.ts';
import type { DeskView } from './desk-view.ts';

/** Where the notice stands, who wrote and approved it, and what is owed to the authority by when. */
export const owedPart = (view: DeskView): Html => {
  const { visit, incident, report } = view;
  const words = visit.words.incident;
  const { approval, status, kind, completeness } = report;
  // The first of all clocks stands on top of the page.
  const clocks = runningClocks(incident)
    .slice(1)
    .filter(({ kind: owed }) => regionOfClock(owed) === 'authority');
  const name = [
    words[`kind.${kind}`],
    ...(completeness && kind !== 'withdrawal'
      ? [words[`completeness.${completeness}`].toLocaleLowerCase(visit.language)]
      : []),
  ].join(', ');
  return html`<section class="desk-standing" aria-labelledby="standing"><h2 class="ds-heading" data-size="xs" id="standing">${words[`report.${status}`]} <span class="muted">· ${name}</span></h2>
    ${clocks.map(
      (clock) =>
        html`<p class="ds-paragraph">${clockTitle(visit, incident, clock)}: <strong${clock.status === 'overdue' ? html` class="late"` : ''}>${timeLeft(visit, clock.dueAt)}</strong> <span class="muted">${inOslo(visit, clock.dueAt)}</span></p>`,
    )}
    ${approval ? html`<p class="muted">${words.reportBy(approval.submittedBy, inOslo(visit, approval.submittedAt))}${approval.approvedBy && approval.approvedAt ? html`<br>${words.reportApprovedBy(approval.approvedBy, inOslo(visit, approval.approvedAt))}` : ''}${approval.ownApprovalReason ? html`<br>${words['ownApproval.said'](approval.ownApprovalReason)}` : ''}</p>` : ''}</section>`;
};
