import { placeOfSecret, purpose as webhookPurpose } from './alerts/deliver.ts';
import type { Db } from './db/transaction.ts';
import type { Sealing } from './sealing.ts';

/**
 * Seals all that the master key itself sealed under the newest one: the keys of incidents, the secrets of webhooks, the
 * mark. What is on lists and in attachments stays as it is, under its incident's own key. Returns how many rows were
 * changed. A second call changes nothing. Throws MasterKeyError where no key that is here opens a row.
 */
export const resealAll = async (tx: Db, sealing: Sealing): Promise<number> => {
  let changed = 0;
  const keys = await tx.query<{ id: string; wrapped: Buffer }>(
    'select incident_id as id, wrapped from incident_keys order by incident_id for update',
  );
  for (const { id, wrapped } of keys.rows) {
    const fresh = sealing.resealIncidentKey(wrapped, id);
    if (!fresh) continue;
    await tx.query('update incident_keys set wrapped = $2 where incident_id = $1', [id, fresh]);
    changed += 1;
  }
  const methods = await tx.query<{ id: string; secret: Buffer }>(
    'select id, secret from contact_methods where secret is not null order by id for update',
  );
  for (const { id, secret } of methods.rows) {
    const fresh = sealing.reseal(webhookPurpose, secret, placeOfSecret(id));
    if (!fresh) continue;
    await tx.query('update contact_methods set secret = $2 where id = $1', [id, fresh]);
    changed += 1;
  }
  const { rows } = await tx.query<{ sealed: Buffer }>('select sealed from master_key_check for update');
  const mark = rows[0] && sealing.resealMark(rows[0].sealed);
  if (mark) {
    await tx.query('update master_key_check set sealed = $1', [mark]);
    changed += 1;
  }
  return changed;
};
