import { decide } from '../../workflows/incident/decide.ts';
import type { Effect } from '../../workflows/incident/effects.ts';
import type { LaterEvent } from '../../workflows/incident/events.ts';
import type { Db } from '../db/transaction.ts';
import { chainEntry } from '../journal/chain.ts';
import type { DoorDeps, Passage } from './door.ts';
import { type LockedIncident, versionAfter } from './incident.ts';
import { type WrittenEvent, writeEvents } from './write-events.ts';

/** An event that the chart has accepted and that nothing has been written of. */
export interface Accepted {
  incident: LockedIncident;
  event: LaterEvent;
  effects: readonly Effect[];
  written: WrittenEvent;
  /** The incident as the next event finds it. */
  after: LockedIncident;
}

/** The decision, as it will be written; undefined where the chart refuses. Throws where the state cannot be read. */
export const acceptEvent = (incident: LockedIncident, event: LaterEvent): Accepted | undefined => {
  const decision = decide(incident.state, event);
  if (!decision.accepted) return undefined;
  const { state, effects, stateChanged } = decision;
  const version = versionAfter(incident.version, event, stateChanged);
  const entry = chainEntry(incident.id, incident.head, { event, effects, version });
  return {
    incident,
    event,
    effects,
    written: {
      incidentId: incident.id,
      entry,
      type: event.type,
      recordedAt: event.at,
      moved: stateChanged || version !== incident.version ? { state, version } : undefined,
    },
    after: { ...incident, state, version, head: { position: entry.position, hash: entry.hash } },
  };
};

/** Effects of one type together where that is cheaper; each type when it first comes up, in order. */
const carryOutAll = async (deps: DoorDeps, tx: Db, accepted: readonly Accepted[]): Promise<void> => {
  const byType = new Map<Effect['type'], { passage: Passage; params: unknown }[]>();
  for (const { incident, event, effects } of accepted)
    for (const { type, params } of effects) {
      const same = byType.get(type) ?? [];
      same.push({ passage: { tx, incident, event }, params });
      byType.set(type, same);
    }
  for (const [type, all] of byType) {
    const together = deps.batches[type] as ((tx: Db, all: unknown) => Promise<void>) | undefined;
    const alone = deps.effects[type] as (passage: Passage, params: unknown) => Promise<void>;
    if (together) await together(tx, all);
    else for (const { passage, params } of all) await alone(passage, params);
  }
};

/**
 * The door for many: what `passEvent` does for one, in as many statements for a thousand. All of `accepted` is
 * written, in the caller's transaction, or, when this throws, nothing.
 */
export const passEvents = async (deps: DoorDeps, tx: Db, accepted: readonly Accepted[]): Promise<void> => {
  await writeEvents(
    tx,
    accepted.map(({ written }) => written),
  );
  await carryOutAll(deps, tx, accepted);
};
