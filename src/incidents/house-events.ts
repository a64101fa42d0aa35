import type { Db } from '../db/transaction.ts';
import { chainEntry } from '../journal/chain.ts';
import type { LockedIncident } from './incident.ts';
import * as store from './store.ts';

interface Recorded {
  at: string;
  actor: { kind: 'person'; id: string };
}

/** Somebody took the case, or it was handed to them; null: nobody has it. */
export interface OwnerChanged extends Recorded {
  type: 'owner.changed';
  from: string | null;
  to: string | null;
}

/** Who may see the case: everybody whose role reaches it, or only the people named. */
export interface AccessChanged extends Recorded {
  type: 'access.changed';
  restricted: boolean;
  named: readonly string[];
}

/** An administrator opened the restricted case to themselves. */
export interface AccessOpened extends Recorded {
  type: 'access.opened';
  reason: string;
}

/** What the house decides of a case and the law knows nothing of: it stands in the journal, and no chart hears of it. */
export type HouseEvent = OwnerChanged | AccessChanged | AccessOpened;

const types: readonly string[] = [
  'owner.changed',
  'access.changed',
  'access.opened',
] satisfies HouseEvent['type'][];

export const isHouseEvent = (event: { type: string }): event is HouseEvent => types.includes(event.type);

/** Who has a case and who may see it; `named` is null where it is not restricted. */
export interface HouseState {
  ownerId: string | null;
  named: readonly string[] | null;
}

/** The next state of the house. Two histories of the same events end alike. */
const followed = (state: HouseState, event: HouseEvent): HouseState => {
  if (event.type === 'owner.changed') return { ...state, ownerId: event.to };
  if (event.type === 'access.changed') return { ...state, named: event.restricted ? event.named : null };
  return { ...state, named: state.named && [...state.named, event.actor.id] };
};

/** Who has an incident and who may see it, by its journal: the entries in order from the first. */
export const replayHouse = (entries: Iterable<{ body: string }>): HouseState => {
  let state: HouseState = { ownerId: null, named: null };
  for (const { body } of entries) {
    const { event, details } = JSON.parse(body) as {
      event: { type: string };
      details?: { ownerId?: string | null };
    };
    if (isHouseEvent(event)) state = followed(state, event);
    else if (event.type === 'incident.opened') state = { ...state, ownerId: details?.ownerId ?? null };
  }
  return state;
};

/** Writes an event of the house into the journal of a locked incident; the state stays, the version rises. */
export const recordHouseEvent = async (
  tx: Db,
  incident: LockedIncident,
  event: HouseEvent,
): Promise<LockedIncident> => {
  const version = incident.version + 1;
  const entry = chainEntry(incident.id, incident.head, { event, effects: [], version });
  await store.writeEvent(
    tx,
    { id: incident.id, state: incident.state, version },
    {
      ...entry,
      type: event.type,
      recordedAt: new Date(event.at),
    },
  );
  return { ...incident, version, head: { position: entry.position, hash: entry.hash } };
};
