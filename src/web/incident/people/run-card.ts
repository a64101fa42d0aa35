import type { ShownRun } from '../../../notices/run/run-routes.ts';
import { may } from '../../../access/permissions.ts';
import { button, inOslo, select, textArea } from '../../frame.ts';
import { type Html, html } from '../../html.ts';
import { type CaseView, pathOf } from '../case-view.ts';
import { formState, withError } from '../form-parts.ts';
import { wordFor } from '../own-words.ts';

type Run = NonNullable<ShownRun['run']>;

/** The form that pauses, resumes and stops. */
export const runForm = 'people-run';

const isMoving = ({ state, messages }: Run): boolean =>
  ['holding', 'canary', 'sending'].includes(state) && messages.waiting > 0;

const said = ({ visit }: CaseView, { state, holdUntil, stage, messages }: Run): string => {
  const words = visit.words.incident;
  if (state === 'holding' && holdUntil) return words['run.holding'](inOslo(visit, holdUntil));
  if (state === 'canary' && stage) return words['run.canary'](stage.upTo);
  if (state === 'sending' && messages.waiting === 0) return words['run.done'];
  if (state === 'stopped') return words['run.stopped'](messages.gone, messages.cancelled);
  return wordFor(visit, `run.state.${state}`) ?? state;
};

const progress = ({ visit }: CaseView, { messages }: Run): Html => {
  const words = visit.words.incident;
  const { gone, waiting, cancelled } = messages;
  const all = gone + waiting + cancelled;
  return html`<p class="ds-paragraph"><progress max="${Math.max(all, 1)}" value="${gone}" aria-label="${words['run.progress']}"></progress> ${words['run.gone'](gone, all)}</p>`;
};

const quietText = ({ visit }: CaseView, { quiet }: Run): Html => {
  const words = visit.words.incident;
  return quiet ? html`<p class="ds-paragraph">${words['run.quiet'](quiet.from, quiet.to)}</p>` : html``;
};

const breakers = ({ visit }: CaseView, run: Run): Html => {
  const words = visit.words.incident;
  if (run.messages.waiting === 0 || run.breakers.length === 0) return html``;
  return html`<div class="ds-alert" data-color="warning">${run.breakers.map(
    ({ channel, probeAt, reason }) =>
      html`<p class="ds-paragraph">${words['run.breaker'](words[`channel.${channel}`], inOslo(visit, probeAt), reason ?? '')}</p>`,
  )}</div>`;
};

const step = (name: 'pause' | 'resume' | 'stop', label: string, danger = false): Html =>
  button(label, { name: 'step', value: name, variant: 'secondary', ...(danger && { color: 'danger' }) });

/** Pause, go on, stop: one reason, and the button that says what. */
const controls = (view: CaseView, run: Run): Html => {
  const { visit, incident } = view;
  const words = visit.words.incident;
  const { state, messages } = run;
  const isOver = state === 'stopped' || (messages.waiting === 0 && state !== 'holding');
  if (isOver || !may(visit.requester.role, 'people.write')) return html``;
  const form = formState(view, runForm);
  const mayResume =
    state === 'paused' || (state === 'quarantined' && may(visit.requester.role, 'notices.approve'));
  return html`<form class="incident-form" method="post" action="${pathOf(incident.id, 'people')}/run"><input type="hidden" name="version" value="${incident.version}">
    ${textArea({ id: form.id('reason'), name: 'reason', label: words['run.reason'], hint: words['run.reasonHint'], value: form.value('reason'), required: true, rows: 2, ...withError(form.error('/reason')) })}
    <p class="ds-paragraph">${words['run.stopText'](messages.gone, messages.waiting)}</p>
    <div class="actions">${mayResume ? step('resume', words['run.resume']) : ''}${['holding', 'canary', 'sending'].includes(state) ? step('pause', words['run.pause']) : ''}${step('stop', words['run.stop'], true)}</div></form>
    <details class="ds-details" id="quiet"><summary>${words['run.quietTitle']}</summary><div><form class="incident-form" method="post" action="${pathOf(incident.id, 'people')}/quiet"><input type="hidden" name="version" value="${incident.version}">
    ${select({ id: 'quiet-from', name: 'from', label: words['run.quietFrom'], value: run.quiet ? String(run.quiet.from) : '', options: hours(words['run.quietNone']) })}
    ${select({ id: 'quiet-to', name: 'to', label: words['run.quietTo'], value: run.quiet ? String(run.quiet.to) : '', options: hours(words['run.quietNone']) })}
    <div class="actions">${button(words['run.quietSave'], { variant: 'secondary' })}</div></form></div></details>`;
};

const hours = (none: string): { value: string; label: string }[] => [
  { value: '', label: none },
  ...Array.from({ length: 24 }, (_, hour) => ({
    value: String(hour),
    label: `${String(hour).padStart(2, '0')}:00`,
  })),
];

/** The sending as a whole: where it stands, how many have left, and the buttons that hold it. Fetched anew while it moves. */
export const runCard = (view: CaseView, run: Run): Html => {
  const { incident } = view;
  const words = view.visit.words.incident;
  const fetching = isMoving(run)
    ? html` hx-get="${pathOf(incident.id, 'people')}" hx-trigger="every 2s" hx-select="#run-now" hx-target="this" hx-swap="outerMorph" hx-status:4xx="swap:none" hx-status:5xx="swap:none"`
    : '';
  const danger = run.state === 'quarantined';
  return html`<section class="ds-card" data-color="neutral" aria-labelledby="run"><div><h2 class="ds-heading" data-size="xs" id="run">${words['run.title']}</h2>
    <div id="run-now"${fetching}><p class="ds-paragraph${danger ? ' late' : ''}" role="status"><strong>${said(view, run)}</strong></p>${progress(view, run)}${quietText(view, run)}${breakers(view, run)}</div>
    ${controls(view, run)}</div></section>`;
};
