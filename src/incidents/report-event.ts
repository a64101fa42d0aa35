import type { Actor, LaterEvent } from '../../workflows/incident/events.ts';
import { type Db, withTransaction } from '../db/transaction.ts';
import { Problem } from '../problems.ts';
import { type DoorDeps, passEvent } from './door.ts';
import type { Incident, LockedIncident, Reporter } from './incident.ts';
import * as store from './store.ts';

/** Makes the event from what was said, with the incident locked: checks times, freezes texts. May throw a problem. */
export type EventMaker = (
  tx: Db,
  incident: LockedIncident,
  recorded: { at: string; actor: Actor },
) => Promise<LaterEvent> | LaterEvent;

/** Locks an incident for a change that a person makes. Throws `not-found`, or `stale-version`. */
export const lockForChange = async (
  tx: Db,
  incidentId: string,
  expectedVersion: number | undefined,
): Promise<LockedIncident> => {
  const incident = await store.lockIncident(tx, incidentId);
  if (!incident) throw new Problem('not-found', 'There is no incident with this id.');
  if (expectedVersion !== undefined && incident.version !== expectedVersion)
    throw new Problem(
      'stale-version',
      `The incident has version ${incident.version}; you read ${expectedVersion}. Read it again, then decide again.`,
    );
  return incident;
};

/** A person's event, in a transaction that may already be under way. */
export const reportEventIn = async (
  deps: DoorDeps,
  tx: Db,
  input: { incidentId: string; expectedVersion: number | undefined; reporter: Reporter; make: EventMaker },
): Promise<Incident> => {
  const incident = await lockForChange(tx, input.incidentId, input.expectedVersion);
  const recorded = {
    at: deps.clock.now().toISOString(),
    actor: { kind: 'person', id: input.reporter.personId } as const,
  };
  return passEvent(deps, tx, incident, await input.make(tx, incident, recorded));
};

/** A person's event, all or nothing. */
export const reportEvent = async (
  deps: DoorDeps,
  input: { incidentId: string; expectedVersion: number | undefined; reporter: Reporter; make: EventMaker },
): Promise<Incident> => withTransaction(deps.pool, (tx) => reportEventIn(deps, tx, input));

/** Varsla's own event (a milestone of the ledger): nothing happens when the chart has no use for it. */
export const reportMilestone = async (
  deps: DoorDeps,
  tx: Db,
  incident: LockedIncident,
  event: LaterEvent,
): Promise<LockedIncident | undefined> => {
  try {
    return await passEvent(deps, tx, incident, event);
  } catch (error) {
    if (error instanceof Problem && error.type === 'event-refused') return undefined;
    throw error;
  }
};
