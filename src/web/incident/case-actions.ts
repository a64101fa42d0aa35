import { type PersonEventType, personEventTypes } from '../../../workflows/incident/events.ts';
import { type Html, html } from '../html.ts';
import { actionForm, actionLabel, overviewEvents } from './action-forms.ts';
import { approvalObstacle } from './approval-forms.ts';
import { type CaseView, isOpen, mayWrite, pathOf, stateOf } from './case-view.ts';
import { viewOf } from './event-body.ts';
import { fieldId } from './form-parts.ts';
import { goals, type Region, regionOf } from './regions.ts';
import { whyNot } from './why-not.ts';

const isHere = (type: PersonEventType): type is (typeof overviewEvents)[number] =>
  overviewEvents.some((one) => one === type);

/** Told where the duty, or the decision, stands that it is about. */
const hasOwnCard = (type: PersonEventType): boolean =>
  type.startsWith('duty.') || type === 'decision.confirmed';

/** Where an event is told: its form unfolded on the first page, or the page of its text. */
export const actionHref = (id: string, type: PersonEventType): string =>
  isHere(type) ? `${pathOf(id)}?do=${type}#${fieldId(type, 'form')}` : pathOf(id, viewOf(type));

/** A button that does nothing yet, with the reason beside it and read out with it. */
const blocked = (view: CaseView, type: PersonEventType, reason: string): Html =>
  html`<div class="act-not"><button class="ds-button" type="button" data-variant="secondary" data-color="neutral" aria-disabled="true" aria-describedby="${fieldId(type, 'why')}">${actionLabel(view, type)}</button><span class="muted" id="${fieldId(type, 'why')}">${reason}</span></div>`;

/** An event that is accepted now: its form behind a button, or a link to the page where its text is read. */
const possible = (view: CaseView, type: PersonEventType, asked: string | undefined): Html => {
  const label = actionLabel(view, type);
  const what = (['report', 'notice', 'exception'] as const).find((one) => type === `${one}.approved`);
  const obstacle = what && approvalObstacle(view, what);
  if (obstacle) return blocked(view, type, obstacle);
  if (!isHere(type))
    return html`<a class="ds-button" data-variant="secondary" data-color="accent" href="${actionHref(view.incident.id, type)}">${label}</a>`;
  const isUnfolded = view.attempt?.form === type || asked === type;
  return html`<details class="act" id="${type.replaceAll('.', '-')}"${isUnfolded ? html` open` : ''}><summary class="ds-button" data-variant="secondary" data-color="accent">${label}</summary><div class="act-form">${type === 'risk.assessed' ? html`<p><a class="ds-link" href="${pathOf(view.incident.id, 'assessment')}">${view.visit.words.assessment.toProposal}</a></p>` : ''}${actionForm(view, type)}</div></details>`;
};

/**
 * What can be told in a region now, as buttons; and what would end its work, with the reason while it is not possible.
 * `asked` is the event whose form is to stand open.
 */
export const regionActions = (view: CaseView, region: Region, asked: string | undefined): Html => {
  const { incident } = view;
  if (!mayWrite(view)) return html``;
  const accepted = personEventTypes.filter(
    (type) => regionOf(type) === region && !hasOwnCard(type) && incident.accepts.includes(type),
  );
  const goal = goals[region];
  const owed =
    isOpen(incident) &&
    !['inapplicable', 'released', 'delegated', 'exempt'].includes(stateOf(incident, region));
  const settled = ['notified', 'withdrawn', 'told', 'contained', 'assessed'].includes(
    stateOf(incident, region),
  );
  const waits = owed && !settled && !accepted.includes(goal);
  if (accepted.length === 0 && !waits) return html``;
  return html`<div class="acts">${accepted.map((type) => possible(view, type, asked))}${waits ? blocked(view, goal, whyNot(view, goal)) : ''}</div>`;
};
