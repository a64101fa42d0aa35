import { inOslo } from '../frame.ts';
import { type Html, html } from '../html.ts';
import { timeInOslo } from '../parts/oslo-time.ts';
import type { SignedInVisit } from '../visit.ts';
import { alertCourse, takeAlertForm } from './alert-parts.ts';
import { closedInWords } from './closed-words.ts';
import { alertName, type SentMessage, type ShownAlert } from './shown-alert.ts';

const colors = { pending: 'neutral', accepted: 'success', failed: 'danger', dropped: 'neutral' } as const;

const messageRow = (visit: SignedInVisit, message: SentMessage): Html => {
  const words = visit.words.alarms;
  const { contact, method, state, reason, updatedAt } = message;
  return html`<tr><th scope="row" data-label="${words.alarmWho}">${contact}</th>
    <td data-label="${words.alarmHow}">${words[`method.${method}`]}</td>
    <td data-label="${words.alarmWhen}"><time datetime="${updatedAt}">${timeInOslo(updatedAt)}</time></td>
    <td data-label="${words.alarmOutcome}"><span class="ds-tag" data-size="sm" data-color="${colors[state]}">${words[`sent.${state}`]}</span>${state === 'failed' && reason ? html` <code>${reason}</code>` : ''}</td></tr>`;
};

const messages = (visit: SignedInVisit, sent: readonly SentMessage[]): Html => {
  const words = visit.words.alarms;
  if (sent.length === 0) return html`<p class="ds-paragraph">${words.alarmNothingSent}</p>`;
  return html`<table class="ds-table settings-table" data-color="neutral"><caption class="ds-sr-only">${words.alarmSent}</caption>
    <thead><tr><th scope="col">${words.alarmWho}</th><th scope="col">${words.alarmHow}</th><th scope="col">${words.alarmWhen}</th><th scope="col">${words.alarmOutcome}</th></tr></thead>
    <tbody>${sent.map((message) => messageRow(visit, message))}</tbody></table>`;
};

/** To whoever pressed the button when the alert was no longer open: who was faster, or why it was over. */
const tooLate = (visit: SignedInVisit, alert: ShownAlert): Html | '' => {
  const { state, acknowledgedBy, acknowledgedAt, acknowledgedByReader, endedBecause } = alert;
  if (state === 'open') return '';
  const { title, lead } = closedInWords(visit, {
    state,
    takenBy: acknowledgedBy,
    takenAt: acknowledgedAt,
    isMine: acknowledgedByReader,
    endedBecause,
  });
  return html`<div class="ds-alert" data-color="info" role="status"><h2 class="ds-heading" data-size="2xs">${title}</h2><p class="ds-paragraph">${lead}</p></div>`;
};

/**
 * One alert or test alarm: what it is about, who has been told by which way and what became of it, and the button.
 * `isLate`: somebody has just pressed it in vain.
 */
export const alertView = (
  visit: SignedInVisit,
  alert: ShownAlert & { messages: readonly SentMessage[] },
  isLate = false,
): { title: string; body: Html } => {
  const words = visit.words.alarms;
  const { id, incidentId, reference, dueAt, state } = alert;
  const title = reference ? words.alarmOf(reference) : words.testAlarm;
  const isMoving = state === 'open' || alert.messages.some((message) => message.state === 'pending');
  const fetching = html` hx-get="/alerts/${id}" hx-trigger="every 5s" hx-select="#alert" hx-target="this" hx-swap="outerMorph" hx-status:4xx="swap:none" hx-status:5xx="swap:none"`;
  return {
    title,
    body: html`<link rel="stylesheet" href="/assets/settings.css"><h1 class="ds-heading" data-size="lg">${title}</h1>
      ${reference ? html`<p class="ds-paragraph v-lead">${alertName(visit, alert.kind)}${dueAt ? html`. ${words.due(inOslo(visit, dueAt))}` : ''}</p>` : html`<p class="ds-paragraph v-lead">${words.alarmTestLead}</p>`}
      ${isLate ? tooLate(visit, alert) : ''}
      <div id="alert" class="v-alert"${isMoving ? fetching : ''}>
      <p class="ds-paragraph"><span class="ds-tag" data-color="${state === 'open' ? 'danger' : state === 'acknowledged' ? 'success' : 'neutral'}">${words[state]}</span> ${alertCourse(visit, alert)}</p>
      ${takeAlertForm(visit, alert, `/alerts/${id}`)}
      <h2 class="ds-heading" data-size="xs">${words.alarmSent}</h2>
      ${messages(visit, alert.messages)}
      ${isMoving ? html`<p class="v-sub">${words.alarmFresh}</p>` : ''}</div>
      ${incidentId && reference ? html`<p><a class="ds-link" href="/incidents/${incidentId}">${words.alarmToCase(reference)}</a></p>` : ''}`,
  };
};
