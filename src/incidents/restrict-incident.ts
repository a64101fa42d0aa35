import { listStaff } from '../access/staff.ts';
import type { Db } from '../db/transaction.ts';
import { appendToSystem } from '../journal/journal.ts';
import { type FieldFault, Problem } from '../problems.ts';
import { namedIn, putNamed } from './access-store.ts';
import { writeOwner } from './change-owner.ts';
import type { DoorDeps } from './door.ts';
import { recordHouseEvent } from './house-events.ts';
import type { LockedIncident, Reporter } from './incident.ts';
import { lockForChange } from './report-event.ts';

/** Throws `invalid-input` for everybody on the list who can neither use Varsla now nor was named before. */
const refuseStrangers = async (
  tx: Db,
  people: readonly string[],
  before: readonly string[],
  now: Date,
): Promise<void> => {
  const known = new Set([...before, ...(await listStaff(tx, now)).map(({ id }) => id)]);
  const detail = 'Nobody with this id can use Varsla now; see /api/v1/staff.';
  const errors: FieldFault[] = people.flatMap((id, index) =>
    known.has(id) ? [] : [{ pointer: `/people/${index}`, detail }],
  );
  if (errors.length > 0)
    throw new Problem('invalid-input', 'Somebody on the list cannot use Varsla; see errors.', { errors });
};

const sameNamed = (a: readonly string[] | null, b: readonly string[] | null): boolean =>
  a === null || b === null ? a === b : a.length === b.length && a.every((id) => b.includes(id));

/**
 * Says who sees an incident: with null everybody whose role reaches it, otherwise the people named and whoever says
 * it, and nobody else, administrators neither. An owner who is left out has it no more. It stands in the incident's
 * journal and the system's; the same list again leaves no trace.
 */
export const restrictIncident = async (
  deps: DoorDeps,
  tx: Db,
  input: {
    incidentId: string;
    expectedVersion: number | undefined;
    reporter: Reporter;
    people: readonly string[] | null;
  },
): Promise<LockedIncident> => {
  const { people, reporter } = input;
  const incident = await lockForChange(tx, input.incidentId, input.expectedVersion);
  const at = deps.clock.now();
  const before = incident.restricted ? await namedIn(tx, incident.id) : null;
  if (people) await refuseStrangers(tx, people, before ?? [], at);
  const named = people && [...new Set([reporter.personId, ...people])];
  if (sameNamed(before, named)) return incident;
  const by = { personId: reporter.personId, at };
  const actor = { kind: 'person', id: reporter.personId } as const;
  const said = { restricted: named !== null, named: named ?? [] };
  await putNamed(tx, incident.id, named, by);
  const changed = await recordHouseEvent(
    tx,
    { ...incident, restricted: named !== null },
    { type: 'access.changed', at: at.toISOString(), actor, ...said },
  );
  await appendToSystem(tx, {
    type: 'incident.access-changed',
    recordedAt: at,
    actor,
    event: { incidentId: incident.id, ...said },
  });
  const { ownerId } = changed;
  return named && ownerId !== null && !named.includes(ownerId) ? writeOwner(tx, changed, null, by) : changed;
};
