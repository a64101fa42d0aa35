import { createHash } from 'node:crypto';
import type { Db } from '../db/transaction.ts';
import { passEvent } from '../incidents/door.ts';
import type { Incident } from '../incidents/incident.ts';
import { lockForChange } from '../incidents/report-event.ts';
import { Problem } from '../problems.ts';
import { deleteList } from './list-store.ts';
import { findOpenList } from './people.ts';
import type { PutPeopleDeps } from './put-people.ts';

const nobody = createHash('sha256').digest('hex');

/**
 * Takes the open list away, with everything that was sealed of it: as if it had not been put. The journal says that
 * nobody is listed now. Throws `not-found` where no list is open, `event-refused` once the notice was sent for approval.
 */
export const takeAwayList = async (
  deps: PutPeopleDeps,
  tx: Db,
  input: { incidentId: string; expectedVersion: number | undefined; personId: string },
): Promise<Incident> => {
  const incident = await lockForChange(tx, input.incidentId, input.expectedVersion);
  const list = await findOpenList(tx, incident.id);
  if (!list) throw new Problem('not-found', 'No list of this incident is open: a frozen one stands.');
  const passed = await passEvent(deps, tx, incident, {
    type: 'people.listed',
    at: deps.clock.now().toISOString(),
    actor: { kind: 'person', id: input.personId },
    people: 0,
    merged: 0,
    hash: nobody,
  });
  await deleteList(tx, list.id);
  return passed;
};
