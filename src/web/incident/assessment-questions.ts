import { inWords } from '../../documents/in-words.ts';
import { chosenInWords, factsOfChoice, type Choice } from '../assessment/proposal-view.ts';
import { button, textArea } from '../frame.ts';
import { type Html, html } from '../html.ts';
import type { Assessment, AssessmentParts } from './assessment-page.ts';
import { mayWrite } from './case-view.ts';
import { factPath } from './fact-sections.ts';
import { capitalised, factLabel } from './fact-words.ts';
import { formState, law, withError } from './form-parts.ts';

/** The form of the assessment. */
export const assessmentForm = 'assessments';

/** What was last written of the same choice: the same answer keeps its reason, another asks anew. */
const lastReason = (latest: Assessment | undefined, { part, chosen }: Choice): string =>
  latest?.severity.choices.find((one) => one.part === part && one.chosen === chosen)?.reason ?? '';

/** What stands in a choice's field: what was typed when the form came back, otherwise what was written before. */
export const reasonShown = ({ view, versions, written }: AssessmentParts, choice: Choice): string =>
  written?.[choice.part] ??
  formState(view, assessmentForm).value(choice.part, lastReason(versions[0], choice));

const question = (parts: AssessmentParts, choice: Choice): Html => {
  const { view, preview } = parts;
  const { visit, incident } = view;
  const words = visit.words.assessment;
  const state = formState(view, assessmentForm);
  const isInFact =
    choice.part === 'context' &&
    preview.facts.some(
      ({ key, value }) =>
        key === 'dataKinds' &&
        Array.isArray(value) &&
        value.some(
          (kind: { class?: string; circumstance?: string; reason?: string }) =>
            `${kind.class}:${kind.circumstance}` === choice.chosen && kind.reason,
        ),
    );
  const links = factsOfChoice(choice).map(
    (key, at) =>
      html`${at === 0 ? '' : ', '}<a class="ds-link" href="${factPath(incident.id, key)}">${factLabel(visit, key)}</a>`,
  );
  return html`<section class="question" aria-labelledby="question-${choice.part}"><h3 class="ds-heading" data-size="2xs" id="question-${choice.part}">${choice.name}</h3>
    <p class="chosen"><strong>${capitalised(chosenInWords(visit, choice))}</strong> ${choice.assumed ? html`<span class="ds-tag" data-size="sm" data-color="warning">${choice.chosen === 'unknown' ? words.worst : words.assumed}</span> ` : ''}<span class="muted">${words.counts(inWords(visit.language).number(choice.value))}</span></p>
    <p class="muted">${words.fromFact}: ${links}</p>
    ${law(view, words[`law.${choice.part}`])}
    ${
      mayWrite(view)
        ? textArea({
            id: state.id(choice.part),
            name: choice.part,
            label: html`${choice.assumed ? `${words.whyAssumed} (${visit.words.incident.optional})` : words.why}<span class="ds-sr-only">: ${choice.name}</span>`,
            value: reasonShown(parts, choice),
            rows: 2,
            required: !choice.assumed && !isInFact,
            ...(isInFact && { hint: words.reasonInFact }),
            ...withError(state.error(`/choices/${choice.part}`)),
          })
        : ''
    }</section>`;
};

/** The choices of the severity as questions, with a reason each; saved, they are a version. */
export const questionsCard = (parts: AssessmentParts): Html => {
  const { view, preview } = parts;
  const { visit, incident } = view;
  const words = visit.words.assessment;
  const path = `/incidents/${incident.id}/assessments`;
  const inner = preview.severity.choices.map((choice) => question(parts, choice));
  const lead = html`<h2 class="ds-heading" data-size="sm" id="questions">${words.questions}</h2><p class="muted">${words.questionsLead} <a class="ds-link" href="/incidents/${incident.id}/facts">${words.toFacts}</a></p>`;
  if (!mayWrite(view))
    return html`<section class="ds-card" data-color="neutral" aria-labelledby="questions">${lead}${inner}</section>`;
  return html`<section class="ds-card" data-color="neutral" aria-labelledby="questions">${lead}
    <form class="incident-form assessment" id="assessment-form" method="post" action="${path}" novalidate><input type="hidden" name="version" value="${incident.version}">
    <div class="questions" hx-post="${path}/look" hx-trigger="change" hx-select="#proposal" hx-target="#proposal" hx-swap="outerMorph" hx-status:4xx="swap:none" hx-status:5xx="swap:none">${inner}</div>
    <div class="actions">${button(words.save)}</div><p class="muted">${words.saveHint}</p></form></section>`;
};
