import type { Db } from '../db/transaction.ts';

/**
 * Takes away what is sealed of the lists of an incident beside the people themselves: labels, rejected rows, files on
 * their way. The people's own rows stay, under a key that the caller destroys: their hash is what the journal names.
 */
export const forgetListSecrets = async (tx: Db, incidentId: string): Promise<void> => {
  await tx.query('update people_lists set sealed = null where incident_id = $1', [incidentId]);
  await tx.query(
    'delete from people_rejects r using people_lists l where l.id = r.list_id and l.incident_id = $1',
    [incidentId],
  );
  await tx.query(`delete from people_imports where incident_id = $1 and state not in ('done', 'failed')`, [
    incidentId,
  ]);
};
