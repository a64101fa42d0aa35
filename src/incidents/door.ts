import type pg from 'pg';
import type { Effect } from '../../workflows/incident/effects.ts';
import type { IncidentEvent, LaterEvent } from '../../workflows/incident/events.ts';
import { decide } from '../../workflows/incident/decide.ts';
import type { Clock } from '../clock.ts';
import type { Db } from '../db/transaction.ts';
import type { Ids } from '../ids.ts';
import { chainEntry } from '../journal/chain.ts';
import { Problem } from '../problems.ts';
import { type LockedIncident, versionAfter } from './incident.ts';
import * as store from './store.ts';

/** An accepted event on its way into the record, inside its transaction. */
export interface Passage {
  tx: Db;
  /** As it was before the event. */
  incident: LockedIncident;
  event: IncidentEvent;
}

/** What becomes of each effect, inside the transaction: rows and jobs, nothing that reaches the world. */
export type EffectHandlers = {
  [Type in Effect['type']]: (
    passage: Passage,
    params: Extract<Effect, { type: Type }>['params'],
  ) => Promise<void>;
};

/** What becomes of many effects of one type, in few statements: the same as of each alone, in their order. */
export type EffectBatches = {
  [Type in Effect['type']]?: (
    tx: Db,
    all: readonly {
      passage: Passage;
      params: Extract<Effect, { type: Type }>['params'];
    }[],
  ) => Promise<void>;
};

export interface DoorDeps {
  pool: pg.Pool;
  clock: Clock;
  ids: Ids;
  effects: EffectHandlers;
  /** For the types that come in masses. */
  batches: EffectBatches;
}

export const carryOut = async (
  effects: EffectHandlers,
  passage: Passage,
  wanted: Effect[],
): Promise<void> => {
  for (const { type, params } of wanted)
    await (effects[type] as (passage: Passage, params: unknown) => Promise<void>)(passage, params);
};

/**
 * The only door into a locked incident: decides, and writes state, version, journal entry, deadlines and jobs in the
 * caller's transaction. Throws the problem `event-refused`, with what is accepted now, when the chart refuses.
 */
export const passEvent = async (
  deps: DoorDeps,
  tx: Db,
  incident: LockedIncident,
  event: LaterEvent,
): Promise<LockedIncident> => {
  const decision = decide(incident.state, event);
  if (!decision.accepted) {
    const { code, detail, field } = decision.refusal;
    throw new Problem('event-refused', detail, {
      code,
      accepts: decision.accepts,
      ...(field && { errors: [{ pointer: `/${field}`, detail }] }),
    });
  }
  const { state, effects, stateChanged } = decision;
  const version = versionAfter(incident.version, event, stateChanged);
  const entry = chainEntry(incident.id, incident.head, { event, effects, version });
  await store.writeEvent(
    tx,
    { id: incident.id, state, version },
    {
      ...entry,
      type: event.type,
      recordedAt: new Date(event.at),
    },
  );
  await carryOut(deps.effects, { tx, incident, event }, effects);
  return { ...incident, state, version, head: { position: entry.position, hash: entry.hash } };
};
