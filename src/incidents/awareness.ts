import { addHours } from '../../workflows/deadlines.ts';
import type { BreachConfirmed, IncidentOpened } from '../../workflows/incident/events.ts';
import { regimeById } from '../../workflows/regimes/no-gdpr.ts';
import type { Incident } from './incident.ts';
import type { ShownIncident } from './schemas.ts';

/** The events that say when we were aware. */
export const awarenessTypes = ['incident.opened', 'breach.confirmed'] as const;

/** What stands of them in the journal, in order. */
export const decisionsIn = (entries: readonly { body: string }[]) =>
  entries.map(({ body }) => (JSON.parse(body) as { event: IncidentOpened | BreachConfirmed }).event);

/**
 * Every instant that was held for awareness, from the journal, each with the deadline that followed from it: moving
 * it hides nothing. A confirmation that says the same again is no decision of its own, unless it made a suspicion a
 * breach. Basis: GDPR art. 33(1), 5(2).
 */
export const presentAwareness = (
  { role, state }: Incident,
  decisions: readonly (IncidentOpened | BreachConfirmed)[],
  names: ReadonlyMap<string, string>,
): ShownIncident['awareness'] => {
  const { duties } = regimeById(state.context.regime);
  const { hours } = duties[role === 'processor' ? 'controllers.notice' : 'authority.notice'];
  const told = decisions.map((event) => ({
    awareAt: event.awareAt,
    reason: event.type === 'incident.opened' ? event.awareReason : event.reason,
    decidedBy: event.actor.kind === 'person' ? (names.get(event.actor.id) ?? event.actor.id) : 'Varsla',
    decidedAt: event.at,
    confirmed: event.type === 'breach.confirmed' || event.confirmed,
  }));
  const decided = told.filter(
    ({ awareAt, confirmed, reason }, index) =>
      told[index - 1]?.awareAt !== awareAt || told[index - 1]?.confirmed !== confirmed || reason !== null,
  );
  return decided.map((one, index) => ({
    ...one,
    dueAt: addHours(one.awareAt, hours),
    current: index === decided.length - 1,
  }));
};
