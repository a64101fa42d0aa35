import type { ChainedEntry, StreamHead } from '../journal/chain.ts';
import type { IncidentState } from '../../workflows/incident/state.ts';
import type { Db } from '../db/transaction.ts';

/** An entry of an incident's journal, and where the incident stands after it. */
export interface WrittenEvent {
  incidentId: string;
  entry: ChainedEntry;
  type: string;
  recordedAt: string;
  /** Undefined where neither state nor version moved. */
  moved: { state: IncidentState; version: number } | undefined;
}

/**
 * Writes many entries at once, those of one incident in their order. The caller holds every incident. Three statements
 * at most, however many entries.
 */
export const writeEvents = async (tx: Db, events: readonly WrittenEvent[]): Promise<void> => {
  if (events.length === 0) return;
  await tx.query({
    name: 'write-entries',
    text: `insert into journal (stream, position, recorded_at, type, body, hash)
           select * from unnest($1::text[], $2::bigint[], $3::timestamptz[], $4::text[], $5::text[], $6::bytea[])`,
    values: [
      events.map(({ incidentId }) => incidentId),
      events.map(({ entry }) => entry.position),
      events.map(({ recordedAt }) => recordedAt),
      events.map(({ type }) => type),
      events.map(({ entry }) => entry.body),
      events.map(({ entry }) => entry.hash),
    ],
  });
  const heads = new Map<string, StreamHead>(events.map(({ incidentId, entry }) => [incidentId, entry]));
  await tx.query({
    name: 'move-heads',
    text: `update streams s set position = h.position, hash = h.hash
           from unnest($1::text[], $2::bigint[], $3::bytea[]) as h (stream, position, hash) where s.stream = h.stream`,
    values: [
      [...heads.keys()],
      [...heads.values()].map(({ position }) => position),
      [...heads.values()].map(({ hash }) => hash),
    ],
  });
  const moved = new Map(events.flatMap(({ incidentId, moved }) => (moved ? [[incidentId, moved]] : [])));
  if (moved.size === 0) return;
  const states = [...moved.values()];
  await tx.query({
    name: 'move-incidents',
    text: `update incidents i set state = m.state::jsonb, status = m.status, version = m.version
           from unnest($1::uuid[], $2::text[], $3::text[], $4::int[]) as m (id, state, status, version) where i.id = m.id`,
    values: [
      [...moved.keys()],
      states.map(({ state }) => JSON.stringify(state)),
      states.map(({ state }) => state.value.case),
      states.map(({ version }) => version),
    ],
  });
};
