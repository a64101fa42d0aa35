import { inOslo, textArea } from '../frame.ts';
import { type Html, html } from '../html.ts';
import type { Assessment, AssessmentParts } from './assessment-page.ts';
import { changedSince } from './assessment-versions.ts';
import { mayWrite, pathOf } from './case-view.ts';
import { eventForm, fieldId, formState, law, withError } from './form-parts.ts';
import { whyNot } from './why-not.ts';

const decides = 'risk.assessed';

/** The proposal's sentences as a text to go on with: its reasons, then what was taken as the worst. */
const draftOf = ({ view }: AssessmentParts, latest: Assessment): string => {
  const words = view.visit.words.assessment;
  const assumed = latest.severity.choices.filter((choice) => choice.assumed).map(({ name }) => name);
  const written = latest.severity.choices.flatMap(({ name, reason }) =>
    reason === null ? [] : [`${name}: ${reason}`],
  );
  return [
    ...latest.reasons.map(({ sentence }) => sentence),
    ...written,
    ...(assumed.length > 0 ? [words.assumedSentence(assumed.join(', '))] : []),
  ].join('\n');
};

const form = (parts: AssessmentParts, latest: Assessment): Html => {
  const { view } = parts;
  const { visit, incident } = view;
  const words = visit.words.incident;
  const own = visit.words.assessment;
  const state = formState(view, decides);
  const chosen = state.value('level', latest.risk);
  const error = state.error('/level');
  const choice = (level: Assessment['risk']): Html => {
    const id = state.id(`level-${level}`);
    const isProposed = level === latest.risk;
    return html`<div class="ds-field choice"><input class="ds-input" type="radio" name="level" id="${id}" value="${level}" required${chosen === level ? html` checked` : ''} aria-describedby="${id}-means"><label class="ds-label" data-weight="medium" for="${id}">${words[`risk.${level}`]}${isProposed ? ` (${own.proposed})` : ''}</label><p class="ds-paragraph" data-field="description" id="${id}-means">${words[`risk.${level}.means`]}${isProposed ? '' : html` <strong>${own.against}</strong>`}${level === 'unlikely' && incident.role !== 'processor' ? html` ${own.needsApproval}` : ''}</p></div>`;
  };
  return eventForm(view, decides, {
    label: own.decide,
    inner: html`<input type="hidden" name="from" value="assessment"><input type="hidden" name="assessment" value="${latest.id}">
    <p class="muted">${own.decisionRests(latest.number)}</p>
    <fieldset class="ds-fieldset"><legend class="ds-label" data-weight="medium">${words['risk.level']}</legend>${(['unlikely', 'risk', 'high'] as const).map(choice)}
    ${error ? html`<p class="ds-validation-message" data-field="validation">${error}</p>` : ''}</fieldset>
    ${textArea({
      id: state.id('reasoning'),
      name: 'reasoning',
      label: words['risk.reasoning'],
      hint: words['risk.reasoning.hint'],
      value: state.value('reasoning', draftOf(parts, latest)),
      rows: 8,
      required: true,
      ...withError(state.error('/reasoning')),
    })}${law(view, words['risk.law'])}`,
  });
};

/** What was decided, by whom, and whether as proposed. */
const decided = ({ view }: AssessmentParts): Html => {
  const { visit, incident } = view;
  const decision = incident.riskDecision;
  if (!decision) return html``;
  const words = visit.words.assessment;
  const level = visit.words.incident[`risk.${decision.level}`];
  return html`<p><strong>${words.decided(level, decision.decidedBy, inOslo(visit, decision.decidedAt))}</strong> ${decision.followsProposal === null ? '' : decision.followsProposal ? words.decidedFollows : html`<strong>${words.decidedAgainst}</strong>`}</p>
    <p class="written">${decision.reasoning}</p>${decision.exception === 'proposed' ? html`<p>${words.waitsForApproval}</p>` : ''}
    <p><a class="ds-link" href="${pathOf(incident.id)}">${words.toCase}</a></p>`;
};

/** The decision: a person's, with the proposal's sentences to begin with, on a version that is not out of date. */
export const decisionCard = (parts: AssessmentParts): Html => {
  const { view, versions } = parts;
  const { visit, incident } = view;
  const words = visit.words.assessment;
  const [latest] = versions;
  const card = (inner: Html): Html =>
    html`<section class="ds-card" data-color="neutral" aria-labelledby="decision"><h2 class="ds-heading" data-size="sm" id="decision">${words.decision}</h2>${decided(parts)}${inner}</section>`;
  if (!mayWrite(view)) return card(html``);
  if (!incident.accepts.includes(decides)) return card(html`<p>${whyNot(view, decides)}</p>`);
  if (!latest) return card(html`<p>${words.decisionFirst}</p>`);
  if (latest.outdated.length > 0)
    return card(
      html`<p class="ds-alert" data-color="warning">${words.decisionOutdated}</p>${changedSince(visit, latest)}`,
    );
  const isTaken = incident.riskDecision?.assessment === latest.id;
  const isReturned = formState(view, decides).returned;
  if (!isTaken) return card(form(parts, latest));
  return card(
    html`<details class="ds-details action" data-size="sm"${isReturned ? html` open` : ''}><summary>${visit.words.incident['do.risk.assessed.again']}</summary><div>${form(parts, latest)}</div></details>`,
  );
};

/** Ids of the decision's fields by pointer, for the summary of what is wrong. */
export const decisionAnchors = {
  '/level': fieldId(decides, 'level-unlikely'),
  '/reasoning': fieldId(decides, 'reasoning'),
};
