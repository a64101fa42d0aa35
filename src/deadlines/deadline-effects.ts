import type { Ids } from '../ids.ts';
import type { EffectHandlers } from '../incidents/door.ts';
import * as store from './store.ts';

type DeadlineHandlers = Pick<EffectHandlers, 'armDeadline' | 'moveDeadline' | 'settleDeadline'>;

/** Keeps the rows equal to what the state demands, in the transaction that changes the state. */
export const createDeadlineEffects = (ids: Ids): DeadlineHandlers => ({
  armDeadline: async ({ tx, incident, event }, { deadline }) =>
    store.arm(tx, { id: ids.uuid(), incidentId: incident.id, deadline, at: event.at }),
  moveDeadline: async ({ tx, incident, event }, { deadline }) =>
    store.move(tx, incident.id, deadline, event.at),
  settleDeadline: async ({ tx, incident }, { outcome, settledAt, ...clock }) =>
    store.settle(tx, incident.id, clock, outcome, settledAt),
});
