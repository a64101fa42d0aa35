import { may } from '../../access/permissions.ts';
import { inOslo } from '../frame.ts';
import { type Html, html } from '../html.ts';
import type { SignedInVisit } from '../visit.ts';
import { alertName, type ShownAlert } from './shown-alert.ts';

/** How many open alerts a page names; the rest is a number. */
const mostNamed = 5;

/** Takes an alert with one press, and comes back to `back`; nothing for whoever may not handle cases. */
export const takeAlertForm = (visit: SignedInVisit, alert: ShownAlert, back: string): Html | string => {
  if (alert.state !== 'open' || !may(visit.requester.role, 'incidents.write')) return '';
  const words = visit.words.alarms;
  const name = alertName(visit, alert.kind);
  const what = alert.reference ? `${alert.reference}, ${name}` : name;
  return html`<form method="post" action="/alerts/${alert.id}/acknowledge"><input type="hidden" name="back" value="${back}"><button class="ds-button" data-color="accent" type="submit" aria-label="${words.takeOf(what)}">${words.take}</button></form>`;
};

/** When it was sent, and what comes next. */
export const alertCourse = (visit: SignedInVisit, alert: ShownAlert): string => {
  const words = visit.words.alarms;
  if (alert.state === 'acknowledged')
    return words.alarmTakenBy(
      alert.acknowledgedBy ?? words.someone,
      inOslo(visit, alert.acknowledgedAt ?? alert.createdAt),
    );
  if (alert.state === 'ended') {
    const because = alert.endedBecause;
    return because === 'superseded' || because === 'unanswered'
      ? words[`ended.${because}`]
      : words['ended.settled'];
  }
  const since = words.alarmSince(inOslo(visit, alert.createdAt));
  // A test goes no further, and a time that is past is taken in the next round: nothing to promise.
  if (alert.incidentId === null) return since;
  if (alert.nextStepAt && Date.parse(alert.nextStepAt) <= visit.now.getTime()) return since;
  return `${since} ${alert.nextStepAt ? words.alarmNext(inOslo(visit, alert.nextStepAt)) : words.alarmNoNext}`;
};

const item = (visit: SignedInVisit, alert: ShownAlert, back: string, withReference: boolean): Html => {
  const name = alertName(visit, alert.kind);
  const title = withReference && alert.reference ? `${alert.reference}: ${name}` : name;
  return html`<li class="v-alarm"><div><a class="ds-link" href="/alerts/${alert.id}"><strong>${title}</strong></a><p class="v-sub">${alertCourse(visit, alert)}</p></div>${takeAlertForm(visit, alert, back)}</li>`;
};

/** Alerts that nobody has taken, each with its button; nothing where there are none. */
export const openAlerts = (
  visit: SignedInVisit,
  alerts: readonly ShownAlert[],
  where: { back: string; withReference: boolean },
): Html | string => {
  const words = visit.words.alarms;
  const open = alerts.filter(({ state }) => state === 'open');
  if (open.length === 0) return '';
  return html`<section class="ds-card v-alarms" data-color="danger" aria-labelledby="open-alerts"><h2 class="ds-heading" data-size="xs" id="open-alerts">${words.openAlarms}</h2>
    <ul>${open.slice(0, mostNamed).map((alert) => item(visit, alert, where.back, where.withReference))}</ul>
    ${open.length > mostNamed ? html`<p class="v-sub">${words.alarmsMore(open.length - mostNamed)}</p>` : ''}</section>`;
};
