import type { Ids } from '../ids.ts';
import type { EffectBatches, EffectHandlers, Passage } from '../incidents/door.ts';
import { closeAlerts, type NewAlert, openAlerts } from './alert-store.ts';

type Reminded = Parameters<EffectHandlers['alertStaff']>[1];

const newAlert = (ids: Ids, { incident, event }: Passage, reminded: Reminded): NewAlert => ({
  id: ids.uuid(),
  incidentId: incident.id,
  kind: reminded.deadline,
  key: reminded.key ?? null,
  dueAt: reminded.dueAt,
  step: reminded.step,
  at: event.at,
});

/**
 * A reminder becomes an alert, which the next sweep begins to tell of. The alert of the reminder before, if it is
 * still open, is over with it: there are never two chains for one deadline.
 */
export const createAlertEffects = (ids: Ids): Pick<EffectHandlers, 'alertStaff'> => ({
  alertStaff: async (passage, reminded) => openAlerts(passage.tx, [newAlert(ids, passage, reminded)]),
});

/** The same for all the reminders of a sweep. */
export const createAlertBatches = (ids: Ids): Pick<EffectBatches, 'alertStaff'> => ({
  alertStaff: async (tx, all) =>
    openAlerts(
      tx,
      all.map(({ passage, params }) => newAlert(ids, passage, params)),
    ),
});

/** What a deadline's end also ends: nobody is alerted of a duty that is fulfilled or has fallen away. */
export const endingAlerts =
  (settleDeadline: EffectHandlers['settleDeadline']): EffectHandlers['settleDeadline'] =>
  async (passage, settled) => {
    await settleDeadline(passage, settled);
    await closeAlerts(passage.tx, passage.incident.id, settled, passage.event.at);
  };
