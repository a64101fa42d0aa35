import { inOslo } from '../frame.ts';
import { type Html, html } from '../html.ts';
import { ownApproval } from './approval-forms.ts';
import type { CaseView } from './case-view.ts';
import { law } from './form-parts.ts';

/** What an approver reads of the proposal not to notify the authority, with the hash of just that. */
export const exceptionApproval = (view: CaseView): Html => {
  const { visit, incident } = view;
  const words = visit.words.incident;
  const decision = incident.riskDecision;
  if (!decision) return html``;
  const { decidedBy, decidedAt, reasoning, followsProposal, proposedLevel, hash } = decision;
  const proposal =
    followsProposal === null || proposedLevel === null
      ? ''
      : followsProposal
        ? html`<p class="ds-paragraph">${words['exception.follows']}</p>`
        : html`<p class="ds-paragraph"><strong>${words['exception.against'](words[`risk.${proposedLevel}`])}</strong></p>`;
  return html`<p class="ds-paragraph">${words['exception.proposed'](decidedBy, inOslo(visit, decidedAt))}</p>
    <blockquote class="written">${reasoning}</blockquote>${proposal}
    ${hash ? html`<p class="muted hash">${words.approveHash(hash.slice(0, 16))}</p><input type="hidden" name="hash" value="${hash}">` : ''}
    ${ownApproval(view, 'exception')}${law(view, words['exception.law'])}`;
};
