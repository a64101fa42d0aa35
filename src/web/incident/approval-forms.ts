import { may } from '../../access/permissions.ts';
import { field, textArea } from '../frame.ts';
import { type Html, html } from '../html.ts';
import { type Approvable, approvesAlone, type CaseView, wroteIt } from './case-view.ts';
import { eventForm, formState, withError } from './form-parts.ts';

/** Sends back what was frozen, with what has to be changed. */
export const returnForm = (view: CaseView, type: 'report.returned' | 'notice.returned'): Html => {
  const words = view.visit.words.incident;
  const state = formState(view, type);
  const inner = textArea({
    id: state.id('reason'),
    name: 'reason',
    label: words.returnReason,
    value: state.value('reason'),
    rows: 2,
    required: true,
    ...withError(state.error('/reason')),
  });
  const form = eventForm(view, type, { label: words[`do.${type}`], inner, variant: 'secondary' });
  return html`<details class="ds-details action"${state.returned ? html` open` : ''}><summary>${words[`do.${type}`]}</summary><div>${form}</div></details>`;
};

/** Why an author approves alone: asked only of the one who has nobody else. */
export const ownApproval = (
  view: CaseView,
  what: Approvable,
  state = formState(view, `${what}.approved`),
): Html => {
  if (!wroteIt(view, what)) return html``;
  const words = view.visit.words.incident;
  return html`<p class="ds-paragraph">${words['ownApproval.text']}</p>${textArea({
    id: state.id('ownApprovalReason'),
    name: 'ownApprovalReason',
    label: words['ownApproval.reason'],
    value: state.value('ownApprovalReason'),
    rows: 2,
    required: true,
    ...withError(state.error('/ownApprovalReason') && words['refusal.own-approval-unexplained']),
  })}`;
};

/** Why this visitor cannot approve, in words; undefined where they can. Basis: four eyes. */
export const approvalObstacle = (view: CaseView, what: Approvable): string | undefined => {
  const words = view.visit.words.incident;
  if (wroteIt(view, what) && !approvesAlone(view)) return words['why.author'];
  return may(view.visit.requester.role, 'notices.approve') ? undefined : words['why.roleApprove'];
};

/** The approver types how many get the notice: a list of the wrong length is seen by whoever has to write its length. */
const headCount = (view: CaseView): Html => {
  const words = view.visit.words.incident;
  const state = formState(view, 'notice.approved');
  return field({
    id: state.id('people'),
    name: 'people',
    label: words['approve.people'],
    hint: words['approve.peopleHint'],
    value: state.value('people'),
    required: true,
    autocomplete: 'off',
    ...withError(state.error('/people')),
  });
};

/** The approval of what was frozen under a hash, or why this visitor cannot give it. */
export const approveForm = (view: CaseView, what: 'report' | 'notice', hash: string, text: string): Html => {
  const words = view.visit.words.incident;
  const obstacle = approvalObstacle(view, what);
  if (obstacle) return html`<p class="ds-paragraph">${obstacle}</p>`;
  const type = `${what}.approved` as const;
  const inner = html`<p class="ds-paragraph">${text}</p><p class="muted hash">${words.approveHash(hash.slice(0, 16))}</p><input type="hidden" name="hash" value="${hash}">${what === 'notice' ? headCount(view) : ''}${ownApproval(view, what)}`;
  return eventForm(view, type, { label: words[`do.${type}`], inner });
};
