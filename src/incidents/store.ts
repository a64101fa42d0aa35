import type { IncidentState } from '../../workflows/incident/state.ts';
import type { Db } from '../db/transaction.ts';
import type { ChainedEntry, StreamHead } from '../journal/chain.ts';
import type { Fact, FactKey } from './facts/vocabulary.ts';
import type { Incident, LockedIncident } from './incident.ts';

interface IncidentRow {
  id: string;
  ordinal: number;
  reference: string;
  title: string;
  description: string;
  role: Incident['role'];
  system_key: string | null;
  state: IncidentState;
  version: number;
  opened_at: Date;
  owner_id: string | null;
  restricted: boolean;
}

const columns =
  'i.id, i.ordinal, i.reference, i.title, i.description, i.role, i.system_key, i.state, i.version, i.opened_at, i.owner_id, i.restricted';

const toIncident = (row: IncidentRow): Incident => ({
  id: row.id,
  reference: row.reference,
  title: row.title,
  description: row.description,
  role: row.role,
  systemKey: row.system_key,
  state: row.state,
  version: row.version,
  openedAt: row.opened_at,
  ownerId: row.owner_id,
  restricted: row.restricted,
});

export const findIncident = async (db: Db, id: string): Promise<Incident | undefined> => {
  const { rows } = await db.query<IncidentRow>(`select ${columns} from incidents i where i.id = $1`, [id]);
  return rows[0] && toIncident(rows[0]);
};

export const findIncidentByReference = async (db: Db, reference: string): Promise<Incident | undefined> => {
  const { rows } = await db.query<IncidentRow>(`select ${columns} from incidents i where i.reference = $1`, [
    reference,
  ]);
  return rows[0] && toIncident(rows[0]);
};

// Both rows: after a wait PostgreSQL reads anew only what is locked, and an old head would break the chain.
const withHeads = `select ${columns}, s.position, s.hash from incidents i join streams s on s.stream = i.id::text`;
const locking = `${withHeads} where i.id = $1 for no key update of i, s`;

const toLocked = (row: IncidentRow & StreamHead): LockedIncident => ({
  ...toIncident(row),
  head: { position: row.position, hash: row.hash },
});

/** Locks an incident for this transaction. `skipLocked`: undefined also when another transaction holds it. */
export const lockIncident = async (
  tx: Db,
  id: string,
  skipLocked = false,
): Promise<LockedIncident | undefined> => {
  const { rows } = await tx.query<IncidentRow & StreamHead>({
    name: skipLocked ? 'lock-incident-or-skip' : 'lock-incident',
    text: skipLocked ? `${locking} skip locked` : locking,
    values: [id],
  });
  return rows[0] && toLocked(rows[0]);
};

/** Locks all of these that no other transaction holds: waits for none. */
export const lockIncidents = async (tx: Db, ids: readonly string[]): Promise<LockedIncident[]> => {
  const { rows } = await tx.query<IncidentRow & StreamHead>({
    name: 'lock-incidents',
    text: `${withHeads} where i.id = any($1::uuid[]) for no key update of i, s skip locked`,
    values: [ids],
  });
  return rows.map(toLocked);
};

/** The next reference of a year, AV-2026-0001: gapless, so opening waits for opening. */
export const nextReference = async (tx: Db, year: number): Promise<string> => {
  const { rows } = await tx.query<{ last: number }>(
    `insert into reference_counters as c (year, last) values ($1, 1)
     on conflict (year) do update set last = c.last + 1 returning last`,
    [year],
  );
  return `AV-${year}-${String(rows[0]?.last).padStart(4, '0')}`;
};

export const insertIncident = async (tx: Db, incident: Incident, openedBy: string): Promise<void> => {
  await tx.query(
    `insert into incidents (id, reference, title, description, role, system_key, status, state, version, opened_at, opened_by, owner_id)
     values ($1, $2, $3, $4, $5, $6, $7, $8::text::jsonb, $9, $10, $11, $12)`,
    [
      incident.id,
      incident.reference,
      incident.title,
      incident.description,
      incident.role,
      incident.systemKey,
      incident.state.value.case,
      JSON.stringify(incident.state),
      incident.version,
      incident.openedAt,
      openedBy,
      incident.ownerId,
    ],
  );
  await tx.query('insert into streams (stream, position, hash) values ($1, 0, $2)', [
    incident.id,
    Buffer.alloc(32),
  ]);
};

/** Ids of the incidents whose state another chart wrote. */
export const idsBeforeChart = async (db: Db, chart: string): Promise<string[]> => {
  const { rows } = await db.query<{ id: string }>(
    `select id from incidents where state->>'chart' <> $1 order by ordinal`,
    [chart],
  );
  return rows.map(({ id }) => id);
};

/** Puts a state in place of an older chart's: the same place in the course of events, said in the present chart. */
export const writeState = async (tx: Db, id: string, state: IncidentState): Promise<void> => {
  await tx.query('update incidents set state = $2::text::jsonb, status = $3 where id = $1', [
    id,
    JSON.stringify(state),
    state.value.case,
  ]);
};

/** Writes the new state and the journal entry in one statement. */
export const writeEvent = async (
  tx: Db,
  incident: { id: string; state: IncidentState; version: number },
  entry: ChainedEntry & { type: string; recordedAt: Date },
): Promise<void> => {
  await tx.query({
    name: 'write-event',
    text: `with state as (update incidents set state = $2::text::jsonb, status = $3, version = $4 where id = $1::text::uuid),
           head as (update streams set position = $5, hash = $6 where stream = $1)
           insert into journal (stream, position, recorded_at, type, body, hash) values ($1, $5, $7, $8, $9, $6)`,
    values: [
      incident.id,
      JSON.stringify(incident.state),
      incident.state.value.case,
      incident.version,
      entry.position,
      entry.hash,
      entry.recordedAt,
      entry.type,
      entry.body,
    ],
  });
};

export interface FactRow extends Fact {
  key: FactKey;
  recordedAt: Date;
  recordedBy: string;
}

export const readFacts = async (db: Db, incidentId: string): Promise<FactRow[]> => {
  const { rows } = await db.query<{
    key: FactKey;
    value: Fact['value'];
    certainty: Fact['certainty'];
    source: string | null;
    recorded_at: Date;
    recorded_by: string;
  }>({
    name: 'read-facts',
    text: 'select key, value, certainty, source, recorded_at, recorded_by from facts where incident_id = $1',
    values: [incidentId],
  });
  return rows.map(({ key, value, certainty, source, recorded_at, recorded_by }) => ({
    key,
    value,
    certainty,
    source,
    recordedAt: recorded_at,
    recordedBy: recorded_by,
  }));
};

export const writeFacts = async (
  tx: Db,
  incidentId: string,
  facts: readonly (Fact & { key: FactKey })[],
  by: { personId: string; at: Date },
): Promise<void> => {
  await tx.query({
    name: 'write-facts',
    text: `insert into facts (incident_id, key, value, certainty, source, recorded_at, recorded_by)
     select $1, f.key, f.value, f.certainty, f.source, $3, $4
     from jsonb_to_recordset($2::text::jsonb) as f (key text, value jsonb, certainty text, source text)
     on conflict (incident_id, key) do update
     set value = excluded.value, certainty = excluded.certainty, source = excluded.source,
         recorded_at = excluded.recorded_at, recorded_by = excluded.recorded_by`,
    values: [incidentId, JSON.stringify(facts), by.at, by.personId],
  });
};
