import { may } from '../../access/permissions.ts';
import type { Fact } from '../../incidents/facts/vocabulary.ts';
import type { ShownIncident } from '../../incidents/schemas.ts';
import { inOslo, textArea } from '../frame.ts';
import { type Html, html } from '../html.ts';
import { approvalObstacle, ownApproval } from './approval-forms.ts';
import { actionHref } from './case-actions.ts';
import { type CaseView, isOpen, mayWrite, pathOf } from './case-view.ts';
import { factInWords, factLabel } from './fact-words.ts';
import { eventForm, type FormState, formState, law, withError } from './form-parts.ts';

type Stale = ShownIncident['stale'][number];
const type = 'decision.confirmed';

/** The name of a fresh yes's form on the page, where several decisions have one each. */
export const staleForm = (decision: string | undefined): string => (decision ? `${type}.${decision}` : type);

/** What the form of one decision shows; what was typed for another is not its own. */
const stateOf = (view: CaseView, { decision }: Stale): FormState => {
  const { attempt } = view;
  const form = staleForm(decision);
  const isMine = attempt?.form === type && attempt.values['decision'] === decision;
  return formState({ ...view, attempt: isMine ? { ...attempt, form } : undefined }, form);
};

const moved = ({ visit }: CaseView, { key, from, to }: Stale['facts'][number]): Html => {
  const words = visit.words.incident;
  const said = (value: unknown): string =>
    value === null
      ? words['stale.unknown']
      : factInWords(visit, key, { value: value as Fact['value'], certainty: 'known' });
  return html`<li><strong>${factLabel(visit, key)}</strong>: ${words['stale.moved'](said(from), said(to))}</li>`;
};

/** Where the decision is taken anew. */
const again = ({ visit, incident }: CaseView, { decision }: Stale): Html => {
  const words = visit.words.incident;
  const { id, proposedFollowUp } = incident;
  const link = (href: string, label: string): Html =>
    html`<a class="ds-button" data-variant="primary" data-color="accent" href="${href}">${label}</a>`;
  if (decision === 'risk') return link(actionHref(id, 'risk.assessed'), words['stale.again.risk']);
  if (decision === 'notice') return link(pathOf(id, 'notice'), words['stale.again.notice']);
  return link(
    pathOf(id, 'report'),
    proposedFollowUp ? words['stale.again.followUp'] : words['stale.again.report'],
  );
};

/** A fresh yes with its reason; of an exception that was approved only by an approver who did not propose it. */
const stand = (view: CaseView, stale: Stale): Html => {
  const words = view.visit.words.incident;
  const isException = stale.decision === 'risk' && view.incident.riskDecision?.exception === 'taken';
  const obstacle = isException ? approvalObstacle(view, 'exception') : undefined;
  if (obstacle) return html`<p class="ds-paragraph">${words['stale.approver']} ${obstacle}</p>`;
  const state = stateOf(view, stale);
  const inner = html`<input type="hidden" name="decision" value="${stale.decision}">${
    isException ? html`<p class="ds-paragraph">${words['stale.approver']}</p>` : ''
  }${textArea({
    id: state.id('reason'),
    name: 'reason',
    label: words['stale.reason'],
    value: state.value('reason'),
    rows: 2,
    required: true,
    ...withError(state.error('/reason')),
  })}${isException ? ownApproval(view, 'exception', state) : ''}`;
  const label = words['stale.stand'];
  return html`<details class="act"${state.returned ? html` open` : ''}><summary class="ds-button" data-variant="secondary" data-color="accent">${label}<span class="ds-sr-only">: ${words[`decided.${stale.decision}`]}</span></summary><div class="act-form">${eventForm(view, type, { label: words[`do.${type}`], inner, name: staleForm(stale.decision) })}</div></details>`;
};

const item = (view: CaseView, stale: Stale): Html => {
  const { visit, incident } = view;
  const words = visit.words.incident;
  const mayConfirm = mayWrite(view) && incident.accepts.includes(type);
  const followUp = stale.decision === 'report' && incident.proposedFollowUp;
  return html`<li class="stale-decision"><h3 class="ds-heading" data-size="2xs">${words[`decided.${stale.decision}`]}</h3>
    <ul>${stale.facts.map((fact) => moved(view, fact))}</ul>
    <p class="muted">${words['stale.since'](inOslo(visit, stale.since))}</p>
    ${followUp ? html`<p class="ds-paragraph">${words['stale.followUp']}</p>` : ''}
    ${mayConfirm ? html`<div class="acts">${again(view, stale)}${stand(view, stale)}</div>` : ''}</li>`;
};

/** The decisions that rest on facts which have changed: which fact moved from what to what, and what to do. */
export const staleBox = (view: CaseView): Html => {
  const { visit, incident } = view;
  const words = visit.words.incident;
  if (incident.stale.length === 0 || !isOpen(incident) || !may(visit.requester.role, 'incidents.read'))
    return html``;
  return html`<section class="ds-alert stale-box" data-color="warning" id="stale" aria-labelledby="stale-title"><h2 class="ds-heading" data-size="xs" id="stale-title">${words.stale}</h2>
    <ul class="stale-decisions">${incident.stale.map((stale) => item(view, stale))}</ul>${law(view, words['stale.law'])}</section>`;
};
