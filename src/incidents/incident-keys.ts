import type { Db } from '../db/transaction.ts';
import type { IncidentKey, Sealing } from '../sealing.ts';

/** The incident's own key, open; made and stored, wrapped, the first time. */
export const ensureIncidentKey = async (
  tx: Db,
  sealing: Sealing,
  incidentId: string,
): Promise<IncidentKey> => {
  await tx.query(
    'insert into incident_keys (incident_id, wrapped) values ($1, $2) on conflict (incident_id) do nothing',
    [incidentId, sealing.newIncidentKey(incidentId)],
  );
  const key = await findIncidentKey(tx, sealing, incidentId);
  if (!key) throw new Error('the key that was just written is missing');
  return key;
};

/** The incident's own key, open; undefined where it has none, or where it was destroyed. */
export const findIncidentKey = async (
  db: Db,
  sealing: Sealing,
  incidentId: string,
): Promise<IncidentKey | undefined> => {
  const { rows } = await db.query<{ wrapped: Buffer }>(
    'select wrapped from incident_keys where incident_id = $1',
    [incidentId],
  );
  return rows[0] && sealing.openIncidentKey(rows[0].wrapped, incidentId);
};

/** Puts a new key in place of the incident's: what was sealed under the one before cannot be opened any more. */
export const replaceIncidentKey = async (
  tx: Db,
  sealing: Sealing,
  incidentId: string,
): Promise<IncidentKey> => {
  await destroyIncidentKey(tx, incidentId);
  return ensureIncidentKey(tx, sealing, incidentId);
};

/** Destroys the incident's key: nothing that is sealed under it can be opened by anybody any more. */
export const destroyIncidentKey = async (tx: Db, incidentId: string): Promise<void> => {
  await tx.query('delete from incident_keys where incident_id = $1', [incidentId]);
};
