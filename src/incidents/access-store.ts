import type { Db } from '../db/transaction.ts';

/** Those named in an incident, in the order they came. */
export const namedIn = async (db: Db, incidentId: string): Promise<string[]> => {
  const { rows } = await db.query<{ person_id: string }>(
    'select person_id from incident_access where incident_id = $1 order by added_at, person_id',
    [incidentId],
  );
  return rows.map(({ person_id }) => person_id);
};

export const addNamed = async (
  tx: Db,
  incidentId: string,
  personId: string,
  by: { personId: string; at: Date },
): Promise<void> => {
  await tx.query(
    `insert into incident_access (incident_id, person_id, added_at, added_by) values ($1, $2, $3, $4)
     on conflict do nothing`,
    [incidentId, personId, by.at, by.personId],
  );
};

/** Who sees the incident from now on: the named alone, or with null everybody whose role reaches it. */
export const putNamed = async (
  tx: Db,
  incidentId: string,
  named: readonly string[] | null,
  by: { personId: string; at: Date },
): Promise<void> => {
  await tx.query(
    `update incidents set restricted_at = case when $2 then coalesce(restricted_at, $3) end where id = $1`,
    [incidentId, named !== null, by.at],
  );
  await tx.query('delete from incident_access where incident_id = $1 and person_id <> all($2::uuid[])', [
    incidentId,
    named ?? [],
  ]);
  for (const personId of named ?? []) await addNamed(tx, incidentId, personId, by);
};

export const putOwner = async (tx: Db, incidentId: string, ownerId: string | null): Promise<void> => {
  await tx.query('update incidents set owner_id = $2 where id = $1', [incidentId, ownerId]);
};

/** Restricted incidents that a person is not named in: reference and since when, nothing else. */
export const listClosedTo = async (
  db: Db,
  personId: string,
): Promise<{ id: string; reference: string; since: Date }[]> => {
  const { rows } = await db.query<{ id: string; reference: string; since: Date }>(
    `select i.id, i.reference, i.restricted_at as since from incidents i
     where i.restricted and not exists (
       select 1 from incident_access a where a.incident_id = i.id and a.person_id = $1)
     order by i.ordinal desc`,
    [personId],
  );
  return rows;
};
