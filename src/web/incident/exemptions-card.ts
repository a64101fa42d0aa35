import type { z } from 'zod';
import {
  exemptionBases,
  type ExemptionCode,
  exemptionCodes,
} from '../../../workflows/assessment/exemptions.ts';
import type { shownExemption } from '../../assessment/exemption-schemas.ts';
import { assessmentWords } from '../../assessment/words/words-of.ts';
import { inWords } from '../../documents/in-words.ts';
import { may } from '../../access/permissions.ts';
import { button, field, inOslo, textArea } from '../frame.ts';
import { type Html, html } from '../html.ts';
import type { SignedInVisit } from '../visit.ts';
import { approvesAlone, type CaseView, isOpen, mayWrite } from './case-view.ts';
import { dateAndTime, formState, withError } from './form-parts.ts';

export type Exemption = z.output<typeof shownExemption>;

const secrecy = ['author', 'basis', 'reveals', 'reviewAt'] as const;

/** What each exemption is shown to rest on, in the order asked. */
export const evidenceOf = {
  unintelligible: ['measure', 'keySafe'],
  'risk-removed': ['measures', 'effect'],
  'disproportionate-effort': ['effort', 'publicNotice', 'equallyEffective', 'publishBy'],
  'national-interests': secrecy,
  'criminal-investigation': secrecy,
  'statutory-confidentiality': secrecy,
} as const satisfies Record<ExemptionCode, readonly string[]>;
export type EvidenceName = (typeof evidenceOf)[ExemptionCode][number];

/** Those that are a moment; the others are texts. */
export const isMoment = (name: EvidenceName): name is 'publishBy' | 'reviewAt' =>
  name === 'publishBy' || name === 'reviewAt';

/** The form of a claim, by its exemption; that of an exemption, by what is done with it. */
export const claimForm = (code: string): string => `exemption.${code}`;
export const actForm = (act: string, id: string): string => `exemption.${act}.${id}`;

const hidden = ({ incident }: CaseView, fields: Record<string, string>): Html =>
  html`<input type="hidden" name="version" value="${incident.version}">${Object.entries(fields).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}`;

const action = ({ incident }: CaseView): string => `/incidents/${incident.id}/exemptions`;

const basisOf = (visit: SignedInVisit, basis: string): string => inWords(visit.language).basis(basis);

const claim = (view: CaseView, code: ExemptionCode): Html => {
  const { visit } = view;
  const words = visit.words.assessment;
  const state = formState(view, claimForm(code));
  const asked = (name: EvidenceName): Html => {
    const label = words[`evidence.${name}`];
    const pointer = `/evidence/${name}`;
    if (isMoment(name)) return dateAndTime(view, state, { name, pointer, legend: label, required: true });
    const options = {
      id: state.id(name),
      name,
      label,
      value: state.value(name),
      required: true,
      ...withError(state.error(pointer)),
    };
    return name === 'author' || name === 'publicNotice' ? field(options) : textArea({ ...options, rows: 2 });
  };
  return html`<details class="ds-details action" data-size="sm"${state.returned ? html` open` : ''}><summary><span>${assessmentWords[visit.language].exemptions[code]} <span class="muted law-line">${basisOf(visit, exemptionBases[code])}</span></span></summary>
    <form class="incident-form" method="post" action="${action(view)}" novalidate>${hidden(view, { act: 'claim', code })}${evidenceOf[code].map(asked)}<div class="actions">${button(words.claimButton, { variant: 'secondary' })}</div></form></details>`;
};

/** Whether the visitor claimed it, as far back as the page looks. The API asks again. */
const claimedIt = ({ recent, visit }: CaseView, { id }: Exemption): boolean =>
  recent.some(
    ({ type, entry }) =>
      type === 'exemption.claimed' &&
      entry.event['exemptionId'] === id &&
      entry.event.actor.id === visit.requester.personId,
  );

const approval = (view: CaseView, one: Exemption): Html => {
  const { visit } = view;
  const words = visit.words.assessment;
  const isMine = claimedIt(view, one);
  if (isMine && !approvesAlone(view)) return html`<p>${words.waitForOther}</p>`;
  if (!may(visit.requester.role, 'notices.approve'))
    return html`<p>${visit.words.incident['next.waitForApprover']}</p>`;
  const state = formState(view, actForm('approve', one.id));
  const reason = isMine
    ? html`<p>${words.alone}</p>${textArea({ id: state.id('ownApprovalReason'), name: 'ownApprovalReason', label: visit.words.incident['ownApproval.reason'], value: state.value('ownApprovalReason'), rows: 2, required: true, ...withError(state.error('/ownApprovalReason')) })}`
    : '';
  return html`<form class="incident-form" method="post" action="${action(view)}">${hidden(view, { act: 'approve', exemption: one.id })}${reason}<div class="actions">${button(words.approve)}</div></form>`;
};

const ending = (view: CaseView, one: Exemption): Html => {
  const words = view.visit.words.assessment;
  const state = formState(view, actForm('end', one.id));
  const label = one.standing === 'claimed' ? words.return : words.end;
  return html`<details class="ds-details action" data-size="sm"${state.returned ? html` open` : ''}><summary>${label}<span class="ds-sr-only">: ${one.sentence}</span></summary><form class="incident-form" method="post" action="${action(view)}" novalidate>${hidden(view, { act: 'end', exemption: one.id })}${textArea({ id: state.id('reason'), name: 'reason', label: words.endReason, value: state.value('reason'), rows: 2, required: true, ...withError(state.error('/reason')) })}<div class="actions">${button(label, { variant: 'secondary' })}</div></form></details>`;
};

const standingColors = { claimed: 'warning', 'in-force': 'success', ended: 'neutral' } as const;

const exemption = (view: CaseView, one: Exemption): Html => {
  const { visit } = view;
  const words = visit.words.assessment;
  const { standing, claimed, approved, ended, evidence, code } = one;
  const said = (name: EvidenceName): string => {
    const value = evidence[name] ?? '';
    return isMoment(name) && value !== '' ? inOslo(visit, value) : value;
  };
  return html`<li><h3 class="ds-heading" data-size="2xs">${one.sentence} <span class="ds-tag" data-size="sm" data-color="${standingColors[standing]}">${words[`standing.${standing}`]}</span></h3>
    <p class="muted">${basisOf(visit, one.basis)}<br>${words.claimedBy(claimed.by, inOslo(visit, claimed.at))}${approved ? html`<br>${words.approvedBy(approved.by, inOslo(visit, approved.at))}` : ''}${ended ? html`<br>${words.endedBy(ended.by, inOslo(visit, ended.at), ended.reason)}` : ''}</p>
    <dl class="answers">${evidenceOf[code].map((name) => html`<dt>${words[`evidence.${name}`]}</dt><dd class="written">${said(name)}</dd>`)}</dl>
    ${mayWrite(view) && isOpen(view.incident) && standing !== 'ended' ? html`${standing === 'claimed' ? approval(view, one) : ''}${ending(view, one)}` : ''}</li>`;
};

/** What holds of exemptions, what waits and what has ended; and the claim of one that does not stand yet. */
export const exemptionsCard = (view: CaseView, exemptions: readonly Exemption[]): Html => {
  const { visit, incident } = view;
  const words = visit.words.assessment;
  const taken = new Set(exemptions.filter(({ standing }) => standing !== 'ended').map(({ code }) => code));
  const free = exemptionCodes.filter((code) => !taken.has(code));
  const mayClaim = mayWrite(view) && isOpen(incident) && incident.role !== 'processor' && free.length > 0;
  if (incident.role === 'processor' && exemptions.length === 0) return html``;
  return html`<section class="ds-card" data-color="neutral" aria-labelledby="exemptions"><h2 class="ds-heading" data-size="sm" id="exemptions">${words.exemptions}</h2><p class="muted">${words.exemptionsLead}</p>
    ${exemptions.length === 0 ? html`<p>${words.noExemptions}</p>` : html`<ul class="versions">${exemptions.map((one) => exemption(view, one))}</ul>`}
    ${mayClaim ? html`<h3 class="ds-heading" data-size="2xs">${words.claim}</h3>${free.map((code) => claim(view, code))}` : ''}</section>`;
};
