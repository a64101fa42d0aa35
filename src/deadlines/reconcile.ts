import { deadlineEffects } from '../../workflows/incident/demanded-deadlines.ts';
import type { Db } from '../db/transaction.ts';
import type { Ids } from '../ids.ts';
import type { Incident } from '../incidents/incident.ts';
import * as store from './store.ts';

/**
 * Makes the rows of a locked incident what its state demands: arms what is missing, moves what runs to another instant,
 * settles what no duty stands behind. Returns how many differed; a second call finds none.
 */
export const reconcileDeadlines = async (
  tx: Db,
  ids: Ids,
  { id: incidentId, state }: Pick<Incident, 'id' | 'state'>,
  at: string,
): Promise<number> => {
  const rows = await store.deadlinesOf(tx, [incidentId]);
  const effects = deadlineEffects(
    rows.filter(({ status }) => status === 'armed'),
    state,
    at,
  );
  for (const { type, params } of effects) {
    if (type === 'armDeadline')
      await store.arm(tx, { id: ids.uuid(), incidentId, deadline: params.deadline, at });
    else if (type === 'moveDeadline') await store.move(tx, incidentId, params.deadline, at);
    else await store.settle(tx, incidentId, params, params.outcome, params.settledAt);
  }
  return effects.length;
};
