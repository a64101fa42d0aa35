import type { Db } from '../db/transaction.ts';
import { appendToSystem } from '../journal/journal.ts';
import { Problem } from '../problems.ts';
import { addNamed, listClosedTo } from './access-store.ts';
import type { DoorDeps } from './door.ts';
import { recordHouseEvent } from './house-events.ts';
import type { LockedIncident, Reporter } from './incident.ts';
import { lockForChange } from './report-event.ts';

/**
 * Names an administrator to a restricted incident that is closed to them: the way in when those who were named are
 * gone. The reason stands in the incident's journal and the system's, for those who were named to read. Throws
 * `not-found` for an incident that is not closed to them, also the second time.
 */
export const openRestricted = async (
  deps: DoorDeps,
  tx: Db,
  input: { incidentId: string; reporter: Reporter; reason: string },
): Promise<LockedIncident> => {
  const { incidentId, reporter, reason } = input;
  const isClosed = async (): Promise<boolean> =>
    (await listClosedTo(tx, reporter.personId)).some(({ id }) => id === incidentId);
  const none = new Problem(
    'not-found',
    'There is no restricted incident with this id that is closed to you.',
  );
  if (!(await isClosed())) throw none;
  const incident = await lockForChange(tx, incidentId, undefined);
  // Once more under the lock: somebody else may have named them, or opened it to all.
  if (!(await isClosed())) throw none;
  const at = deps.clock.now();
  const actor = { kind: 'person', id: reporter.personId } as const;
  await addNamed(tx, incidentId, reporter.personId, { personId: reporter.personId, at });
  const opened = await recordHouseEvent(tx, incident, {
    type: 'access.opened',
    at: at.toISOString(),
    actor,
    reason,
  });
  await appendToSystem(tx, {
    type: 'incident.access-opened',
    recordedAt: at,
    actor,
    event: { incidentId, reason },
  });
  return opened;
};
