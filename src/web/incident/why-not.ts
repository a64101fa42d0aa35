import type { PersonEventType } from '../../../workflows/incident/events.ts';
import { type CaseView, runningClocks, stateOf } from './case-view.ts';
import { clockTitle } from './duty-words.ts';
import { regionOf } from './regions.ts';

/** What keeps the incident open, named by its clocks. */
const openDuties = ({ visit, incident }: CaseView): string => {
  const words = visit.words.incident;
  const names = runningClocks(incident).flatMap((clock) =>
    clock.kind === 'decision.review'
      ? incident.stale.map(({ decision }) => words[`decided.${decision}`])
      : clockTitle(visit, incident, clock),
  );
  return names.length > 0 ? names.join(', ') : words['why.notAssessed'];
};

/** Why an event is not possible now, in the order in which the chart refuses. Called for those not in `accepts`. */
export const whyNot = (view: CaseView, type: PersonEventType): string => {
  const { visit, incident } = view;
  const words = visit.words.incident;
  if (incident.status === 'closed' || incident.status === 'dismissed')
    return type === 'incident.reopened' ? words['why.role'] : words[`why.${incident.status}`];
  const region = regionOf(type);
  if (stateOf(incident, region) === 'inapplicable') return words['why.inapplicable'];
  if (type === 'incident.closed' && incident.status === 'aware') return words['why.duty'](openDuties(view));
  const early = type.endsWith('.submitted') || type === 'risk.assessed';
  return early && incident.status === 'suspected' ? words['why.suspected'] : words[`why.${type}`];
};
