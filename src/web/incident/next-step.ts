import type { IncidentValue } from '../../../workflows/incident/state.ts';
import { may } from '../../access/permissions.ts';
import { type Html, html } from '../html.ts';
import { besideOf, type OwedStep, stepOwed } from '../step-owed.ts';
import { actionHref } from './case-actions.ts';
import {
  type Approvable,
  approvesAlone,
  type CaseView,
  pathOf,
  runningClocks,
  wroteIt,
} from './case-view.ts';

type Step =
  | 'confirm'
  | 'assess'
  | 'exceptionApproval'
  | 'review'
  | 'report'
  | 'reportApproval'
  | 'file'
  | 'rest'
  | 'controllers'
  | 'notice'
  | 'noticeApproval'
  | 'sending'
  | 'remainder'
  | 'contain'
  | 'close';

const hrefs: Record<Step, (id: string) => string> = {
  confirm: (id) => actionHref(id, 'breach.confirmed'),
  assess: (id) => actionHref(id, 'risk.assessed'),
  contain: (id) => actionHref(id, 'breach.contained'),
  controllers: (id) => actionHref(id, 'controller.notified'),
  close: (id) => actionHref(id, 'incident.closed'),
  exceptionApproval: (id) => actionHref(id, 'exception.approved'),
  review: (id) => `${pathOf(id)}#stale`,
  report: (id) => pathOf(id, 'facts'),
  reportApproval: (id) => pathOf(id, 'report'),
  file: (id) => pathOf(id, 'report'),
  rest: (id) => pathOf(id, 'facts'),
  notice: (id) => pathOf(id, 'people'),
  noticeApproval: (id) => pathOf(id, 'notice'),
  sending: (id) => pathOf(id, 'people'),
  remainder: (id) => pathOf(id, 'people'),
};

/** What the page calls a step: a follow-up to the authority is approved and filed as the first notice is. */
const pageSteps: Record<OwedStep, Step> = {
  confirm: 'confirm',
  'controllers.tell': 'controllers',
  assess: 'assess',
  'authority.except': 'exceptionApproval',
  'decisions.review': 'review',
  'authority.prepare': 'report',
  'authority.review': 'reportApproval',
  'authority.file': 'file',
  'authority.amend': 'reportApproval',
  'authority.refile': 'file',
  'authority.supply': 'rest',
  'people.prepare': 'notice',
  'people.review': 'noticeApproval',
  'people.sending': 'sending',
  'people.resolve': 'remainder',
  contain: 'contain',
  close: 'close',
};

const stepOf = ({ incident }: CaseView): Step | undefined => {
  const closable = incident.accepts.includes('incident.closed');
  const owed = stepOwed(
    incident.state as unknown as IncidentValue,
    incident.role,
    closable,
    besideOf(
      runningClocks(incident).map(({ kind }) => kind),
      incident.stale.length > 0,
    ),
  );
  return owed && pageSteps[owed];
};

/** What a step approves, where it is an approval. */
const approvalOf = (step: Step): Approvable | undefined =>
  (({ reportApproval: 'report', noticeApproval: 'notice', exceptionApproval: 'exception' }) as const)[
    step as 'reportApproval'
  ];

/** Why the visitor cannot take the step, where it is an approval. */
const waiting = (view: CaseView, step: Step): string | undefined => {
  const words = view.visit.words.incident;
  const what = approvalOf(step);
  if (!what) return undefined;
  if (wroteIt(view, what) && !approvesAlone(view)) return words['next.waitForOther'];
  return may(view.visit.requester.role, 'notices.approve') ? undefined : words['next.waitForApprover'];
};

/** The next step as the page's one primary button. */
export const nextStep = (view: CaseView): Html => {
  const { visit, incident } = view;
  const words = visit.words.incident;
  const step = stepOf(view);
  const wait = step && waiting(view, step);
  const what = step && approvalOf(step);
  const alone = what !== undefined && wroteIt(view, what);
  const text = step
    ? words[`next.${step}.text`]
    : incident.status === 'closed' || incident.status === 'dismissed'
      ? words[`next.${incident.status}.text`]
      : '';
  return html`<section class="ds-card next-step" data-color="neutral" aria-labelledby="next-step">
    <p class="muted eyebrow">${words.next}</p>
    <h2 class="ds-heading" data-size="sm" id="next-step">${step ? words[`next.${step}`] : words['next.none']}</h2>
    <p class="ds-paragraph">${wait ?? (alone ? words['ownApproval.text'] : text)}</p>
    ${step ? html`<a class="ds-button" data-color="accent" data-variant="${wait ? 'secondary' : 'primary'}" href="${hrefs[step](incident.id)}">${words[`next.${step}`]}</a>` : ''}${step === 'assess' ? html`<p><a class="ds-link" href="${pathOf(incident.id, 'assessment')}">${visit.words.assessment.toProposal}</a></p>` : ''}
  </section>`;
};
