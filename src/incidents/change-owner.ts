import { listStaff } from '../access/staff.ts';
import type { Db } from '../db/transaction.ts';
import { invalid } from '../problems.ts';
import { namedIn, putOwner } from './access-store.ts';
import type { DoorDeps } from './door.ts';
import { recordHouseEvent } from './house-events.ts';
import type { LockedIncident, Reporter } from './incident.ts';
import { lockForChange } from './report-event.ts';

/** Writes who has a locked incident from now on, with its journal entry. */
export const writeOwner = async (
  tx: Db,
  incident: LockedIncident,
  to: string | null,
  by: { personId: string; at: Date },
): Promise<LockedIncident> => {
  await putOwner(tx, incident.id, to);
  const event = {
    type: 'owner.changed',
    at: by.at.toISOString(),
    actor: { kind: 'person', id: by.personId },
    from: incident.ownerId,
    to,
  } as const;
  return { ...(await recordHouseEvent(tx, incident, event)), ownerId: to };
};

/**
 * Hands an incident to somebody, or with null to nobody. Nothing happens where they have it already. Throws
 * `invalid-input` for somebody who may not handle it, or who is not named in a restricted one.
 */
export const changeOwner = async (
  deps: DoorDeps,
  tx: Db,
  input: {
    incidentId: string;
    expectedVersion: number | undefined;
    reporter: Reporter;
    personId: string | null;
  },
): Promise<LockedIncident> => {
  const incident = await lockForChange(tx, input.incidentId, input.expectedVersion);
  const { personId } = input;
  if (personId === incident.ownerId) return incident;
  const at = deps.clock.now();
  if (personId !== null) {
    const chosen = (await listStaff(tx, at)).find(({ id }) => id === personId);
    if (!chosen) throw invalid('/personId', 'Nobody with this id can use Varsla now; see /api/v1/staff.');
    if (!chosen.handles) throw invalid('/personId', 'The role of this person may not handle incidents.');
    if (incident.restricted && !(await namedIn(tx, incident.id)).includes(personId))
      throw invalid('/personId', 'This person is not named in the restricted incident: name them first.');
  }
  return writeOwner(tx, incident, personId, { personId: input.reporter.personId, at });
};
