import type { z } from 'zod';
import type { shownAssessment } from '../../assessment/schemas.ts';
import { proposalView, type Weighing } from '../assessment/proposal-view.ts';
import { type Html, html } from '../html.ts';
import { decisionAnchors, decisionCard } from './assessment-decision.ts';
import { assessmentForm, questionsCard, reasonShown } from './assessment-questions.ts';
import { versionsCard } from './assessment-versions.ts';
import { type CaseView, mayWrite, pathOf } from './case-view.ts';
import type { Values } from './event-body.ts';
import {
  claimForm,
  type EvidenceName,
  evidenceOf,
  type Exemption,
  exemptionsCard,
} from './exemptions-card.ts';
import { factPath } from './fact-sections.ts';
import { fieldId } from './form-parts.ts';
import { casePage } from './layout.ts';

export type Assessment = z.output<typeof shownAssessment>;

/** What the page is made from. */
export interface AssessmentParts {
  view: CaseView;
  /** What the facts amount to now. */
  preview: Weighing;
  /** The newest first. */
  versions: readonly Assessment[];
  exemptions: readonly Exemption[];
  /** Reasons that are being written and are not saved. */
  written: Values | undefined;
}

/** What has been written of the reasons, and how many are owed: grows with the form. */
const writtenReasons = (parts: AssessmentParts): Html => {
  const { view, preview } = parts;
  if (!mayWrite(view)) return html``;
  const words = view.visit.words.assessment;
  const given = preview.severity.choices.map((choice) => ({
    ...choice,
    written: reasonShown(parts, choice).trim(),
  }));
  const told = given.filter(({ written }) => written !== '');
  const owed = given.filter(({ written, assumed }) => written === '' && !assumed).length;
  if (told.length === 0 && owed === 0) return html``;
  return html`<section class="duty"><h3 class="ds-heading" data-size="2xs">${words.writtenReasons}</h3>${told.length > 0 ? html`<ul>${told.map(({ name, written }) => html`<li>${name}: <span class="written">${written}</span></li>`)}</ul>` : ''}${owed > 0 ? html`<p>${words.reasonsMissing(owed)}</p>` : ''}</section>`;
};

/** The proposal beside the questions; with script it follows the facts that others record, and the reasons. */
const proposalCard = (parts: AssessmentParts): Html => {
  const { view, preview } = parts;
  const { visit, incident } = view;
  const again = mayWrite(view)
    ? html` hx-post="/incidents/${incident.id}/assessments/look" hx-include="#assessment-form"`
    : html` hx-get="${pathOf(incident.id, 'assessment')}"`;
  return html`<aside class="ds-card proposal" data-color="neutral" id="proposal" aria-labelledby="proposal-title"${again} hx-trigger="every 30s" hx-select="#proposal" hx-target="this" hx-swap="outerMorph" hx-status:4xx="swap:none" hx-status:5xx="swap:none"><h2 class="ds-heading" data-size="sm" id="proposal-title">${visit.words.assessment.proposal}</h2>
    ${proposalView({ visit, weighing: preview, factHref: (key) => factPath(incident.id, key) })}${writtenReasons(parts)}</aside>`;
};

/** Labels and ids of the fields that can be wrong, by pointer. */
const fieldsOf = ({ view, preview }: AssessmentParts) => {
  const { attempt, visit } = view;
  const form = attempt?.form ?? '';
  const words = visit.words;
  const code = Object.keys(evidenceOf).find((one) => claimForm(one) === form) as
    | keyof typeof evidenceOf
    | undefined;
  const evidence: readonly EvidenceName[] = code ? evidenceOf[code] : [];
  const { choices } = preview.severity;
  return {
    labels: {
      '/level': words.incident['risk.level'],
      '/reasoning': words.incident['risk.reasoning'],
      '/reason': words.assessment.endReason,
      '/ownApprovalReason': words.incident['ownApproval.reason'],
      ...Object.fromEntries(choices.map(({ part, name }) => [`/choices/${part}`, name])),
      ...Object.fromEntries(
        evidence.map((name) => [`/evidence/${name}`, words.assessment[`evidence.${name}`]]),
      ),
    },
    anchors: {
      ...decisionAnchors,
      '/reason': fieldId(form, 'reason'),
      '/ownApprovalReason': fieldId(form, 'ownApprovalReason'),
      ...Object.fromEntries(choices.map(({ part }) => [`/choices/${part}`, fieldId(assessmentForm, part)])),
      ...Object.fromEntries(evidence.map((name) => [`/evidence/${name}`, fieldId(form, name)])),
    },
  };
};

/** The assessment: questions with the law beside them, the proposal, the decision, exemptions and all versions. */
export const assessmentPage = (parts: AssessmentParts) =>
  casePage(parts.view, 'assessment', {
    ...fieldsOf(parts),
    lead: parts.view.visit.words.assessment.lead,
    body: html`<link rel="stylesheet" href="/assets/assessment.css"><div class="assessment-columns"><div>${questionsCard(parts)}${decisionCard(parts)}</div>${proposalCard(parts)}<div class="after">${exemptionsCard(parts.view, parts.exemptions)}${versionsCard(parts)}</div></div>`,
  });
