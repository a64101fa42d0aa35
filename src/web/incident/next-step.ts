import { may } from '../../access/permissions.ts';
import { type Html, html } from '../html.ts';
import { actionHref } from './case-actions.ts';
import { approvesAlone, type CaseView, isOpen, pathOf, stateOf, wroteIt } from './case-view.ts';

type Step =
  | 'confirm'
  | 'assess'
  | 'report'
  | 'reportApproval'
  | 'file'
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
  report: (id) => pathOf(id, 'facts'),
  reportApproval: (id) => pathOf(id, 'report'),
  file: (id) => pathOf(id, 'report'),
  notice: (id) => pathOf(id, 'people'),
  noticeApproval: (id) => pathOf(id, 'notice'),
  sending: (id) => pathOf(id, 'people'),
  remainder: (id) => pathOf(id, 'people'),
};

/** What to do first. Where several wait, the one whose clock the law sets comes before our own targets. */
const stepOf = ({ incident }: CaseView): Step | undefined => {
  const authority = stateOf(incident, 'authority');
  const people = stateOf(incident, 'people');
  if (incident.status === 'suspected') return 'confirm';
  if (!isOpen(incident)) return undefined;
  if (stateOf(incident, 'controllers') === 'telling') return 'controllers';
  if (stateOf(incident, 'assessment') === 'assessing' && incident.role !== 'processor') return 'assess';
  if (authority.endsWith('reviewing')) return 'reportApproval';
  if (authority.endsWith('filing')) return 'file';
  if (authority.startsWith('owed')) return 'report';
  if (people.endsWith('reviewing')) return 'noticeApproval';
  if (people.endsWith('resolving')) return 'remainder';
  if (people.endsWith('sending')) return 'sending';
  if (people.endsWith('preparing')) return 'notice';
  if (stateOf(incident, 'containment') === 'containing') return 'contain';
  return incident.accepts.includes('incident.closed') ? 'close' : undefined;
};

/** Why the visitor cannot take the step, where it is an approval. */
const waiting = (view: CaseView, step: Step): string | undefined => {
  const words = view.visit.words.incident;
  if (step !== 'reportApproval' && step !== 'noticeApproval') return undefined;
  const wrote = wroteIt(view, step === 'reportApproval' ? 'report' : 'notice');
  if (wrote && !approvesAlone(view)) return words['next.waitForOther'];
  return may(view.visit.requester.role, 'notices.approve') ? undefined : words['next.waitForApprover'];
};

/** The next step as the page's one primary button. */
export const nextStep = (view: CaseView): Html => {
  const { visit, incident } = view;
  const words = visit.words.incident;
  const step = stepOf(view);
  const wait = step && waiting(view, step);
  const alone =
    (step === 'reportApproval' && wroteIt(view, 'report')) ||
    (step === 'noticeApproval' && wroteIt(view, 'notice'));
  const text = step
    ? words[`next.${step}.text`]
    : incident.status === 'closed' || incident.status === 'dismissed'
      ? words[`next.${incident.status}.text`]
      : '';
  return html`<section class="ds-card next-step" data-color="neutral" aria-labelledby="next-step">
    <p class="muted eyebrow">${words.next}</p>
    <h2 class="ds-heading" data-size="sm" id="next-step">${step ? words[`next.${step}`] : words['next.none']}</h2>
    <p class="ds-paragraph">${wait ?? (alone ? words['ownApproval.text'] : text)}</p>
    ${step ? html`<a class="ds-button" data-color="accent" data-variant="${wait ? 'secondary' : 'primary'}" href="${hrefs[step](incident.id)}">${words[`next.${step}`]}</a>` : ''}
  </section>`;
};
