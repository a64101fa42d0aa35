import type { PersonEventType } from '../../../workflows/incident/events.ts';
import { field, textArea } from '../frame.ts';
import { type Html, html } from '../html.ts';
import { type CaseView, stateOf } from './case-view.ts';
import { exceptionApproval } from './exception-form.ts';
import { dateAndTime, eventForm, formState, law, withError } from './form-parts.ts';

/** A text that says why; every decision carries one. */
const reasonField = (view: CaseView, type: string, label: string, name = 'reason', required = true): Html => {
  const state = formState(view, type);
  const words = view.visit.words.incident;
  return textArea({
    id: state.id(name),
    name,
    label: required ? label : `${label} (${words.optional})`,
    value: state.value(name),
    ...withError(state.error(`/${name}`)),
    required,
  });
};

const confirmed = (view: CaseView): Html => {
  const words = view.visit.words.incident;
  const state = formState(view, 'breach.confirmed');
  return html`<p class="ds-paragraph">${words['confirmed.hint']}</p>
    ${dateAndTime(view, state, {
      name: 'aware',
      pointer: '/awareAt',
      legend: words['confirmed.when'],
      start: view.incident.awareAt,
      required: true,
    })}
    ${textArea({
      id: state.id('reason'),
      name: 'reason',
      label: words['confirmed.reason'],
      hint: words['confirmed.reason.hint'],
      value: state.value('reason'),
      rows: 2,
      ...withError(state.error('/reason')),
    })}
    ${law(view, words['confirmed.law'])}`;
};

const contained = (view: CaseView): Html => {
  const words = view.visit.words.incident;
  const state = formState(view, 'breach.contained');
  return html`${dateAndTime(view, state, {
    name: 'at',
    pointer: '/at',
    legend: words['contained.when'],
    start: view.incident.containedAt ?? view.visit.now,
    required: true,
  })}${reasonField(view, 'breach.contained', words['contained.note'], 'note', false)}`;
};

const assessed = (view: CaseView): Html => {
  const words = view.visit.words.incident;
  const state = formState(view, 'risk.assessed');
  const chosen = state.value('level', view.incident.risk ?? '');
  const error = state.error('/level');
  const choice = (level: 'unlikely' | 'risk' | 'high'): Html =>
    html`<div class="ds-field choice"><input class="ds-input" type="radio" name="level" id="${state.id(`level-${level}`)}" value="${level}" required${chosen === level ? html` checked` : ''} aria-describedby="${state.id(`means-${level}`)}"><label class="ds-label" data-weight="medium" for="${state.id(`level-${level}`)}">${words[`risk.${level}`]}</label><p class="ds-paragraph" data-field="description" id="${state.id(`means-${level}`)}">${words[`risk.${level}.means`]}</p></div>`;
  return html`<fieldset class="ds-fieldset"><legend class="ds-label" data-weight="medium">${words['risk.level']}</legend>
    ${choice('unlikely')}${choice('risk')}${choice('high')}
    ${error ? html`<p class="ds-validation-message" data-field="validation">${error}</p>` : ''}</fieldset>
    ${textArea({
      id: state.id('reasoning'),
      name: 'reasoning',
      label: words['risk.reasoning'],
      hint: words['risk.reasoning.hint'],
      value: state.value('reasoning'),
      required: true,
      ...withError(state.error('/reasoning')),
    })}
    ${law(view, words['risk.law'])}`;
};

const controllerTold = (view: CaseView): Html => {
  const words = view.visit.words.incident;
  const state = formState(view, 'controller.notified');
  return html`${field({
    id: state.id('controller'),
    name: 'controller',
    label: words['controller.name'],
    value: state.value('controller'),
    required: true,
    ...withError(state.error('/controller')),
  })}${field({
    id: state.id('channel'),
    name: 'channel',
    label: `${words['controller.channel']} (${words.optional})`,
    hint: words['controller.channel.hint'],
    value: state.value('channel'),
    ...withError(state.error('/channel')),
  })}${dateAndTime(view, state, {
    name: 'at',
    pointer: '/at',
    legend: words['controller.when'],
    start: view.visit.now,
    required: true,
  })}<div class="ds-field choice"><input class="ds-input" type="checkbox" name="allTold" value="yes" id="${state.id('allTold')}"${state.value('allTold') === 'yes' ? html` checked` : ''}><label class="ds-label" data-weight="regular" for="${state.id('allTold')}">${words['controller.allTold']}</label></div>
  ${law(view, words['controller.law'])}`;
};

/** The events that are told on the incident's first page; the others stand where their text is read. */
export const overviewEvents = [
  'breach.confirmed',
  'breach.contained',
  'risk.assessed',
  'exception.approved',
  'exception.returned',
  'controller.notified',
  'incident.closed',
  'incident.dismissed',
  'incident.reopened',
] as const satisfies readonly PersonEventType[];
type OverviewEvent = (typeof overviewEvents)[number];

const inner: Record<OverviewEvent, (view: CaseView) => Html> = {
  'breach.confirmed': confirmed,
  'breach.contained': contained,
  'risk.assessed': assessed,
  'exception.approved': exceptionApproval,
  'exception.returned': (view) =>
    reasonField(view, 'exception.returned', view.visit.words.incident['exception.returnReason']),
  'controller.notified': controllerTold,
  'incident.closed': (view) =>
    reasonField(view, 'incident.closed', view.visit.words.incident['closed.summary'], 'summary', false),
  'incident.dismissed': (view) => {
    const words = view.visit.words.incident;
    return html`${reasonField(view, 'incident.dismissed', words['dismissed.reason'])}${law(view, words['dismissed.law'])}`;
  },
  'incident.reopened': (view) =>
    reasonField(view, 'incident.reopened', view.visit.words.incident['reopened.reason']),
};

/** What the event is called now: the second time it is a correction. */
export const actionLabel = ({ visit, incident }: CaseView, type: PersonEventType): string => {
  const words = visit.words.incident;
  if (type === 'breach.confirmed' && incident.status === 'aware') return words['do.breach.confirmed.again'];
  if (type === 'breach.contained' && stateOf(incident, 'containment') === 'contained')
    return words['do.breach.contained.again'];
  return type === 'risk.assessed' && incident.risk ? words['do.risk.assessed.again'] : words[`do.${type}`];
};

/** The form of an event that is accepted now. */
export const actionForm = (view: CaseView, type: OverviewEvent): Html =>
  eventForm(view, type, {
    label: actionLabel(view, type),
    inner: inner[type](view),
    ...(type === 'incident.dismissed' && { color: 'danger' as const }),
  });

/** The fields that can be wrong on the first page, for the summary: pointer to label, and to the field's id. */
export const actionFields = (
  { visit }: CaseView,
  form: string,
): { labels: Record<string, string>; anchors: Record<string, string> } => {
  const words = visit.words.incident;
  const id = (name: string): string => `${form.replaceAll('.', '-')}-${name}`;
  return {
    labels: {
      '/awareAt': words['confirmed.when'],
      '/at': form === 'controller.notified' ? words['controller.when'] : words['contained.when'],
      '/reason': words.reason,
      '/reasoning': words['risk.reasoning'],
      '/level': words['risk.level'],
      '/note': words['contained.note'],
      '/summary': words['closed.summary'],
      '/controller': words['controller.name'],
      '/channel': words['controller.channel'],
      '/dueAt': words['duty.when'],
      '/what': words['duty.what'],
      '/kind': words['duty.kind'],
      '/decision': words['duty.decision'],
      '/ownApprovalReason': words['ownApproval.reason'],
      '/hash': words['do.exception.approved'],
    },
    anchors: {
      '/awareAt': id('aware'),
      '/at': id('at'),
      '/reason': id('reason'),
      '/reasoning': id('reasoning'),
      '/level': id('level-unlikely'),
      '/note': id('note'),
      '/summary': id('summary'),
      '/controller': id('controller'),
      '/channel': id('channel'),
      '/dueAt': id('due'),
      '/what': id('what'),
      '/kind': id('kind'),
      '/decision': id('decision'),
      '/ownApprovalReason': id('ownApprovalReason'),
    },
  };
};
