import type pg from 'pg';
import { type Permission, scopeOf } from '../access/permissions.ts';
import type { Requester } from '../access/tokens.ts';
import type { Db } from '../db/transaction.ts';
import type { SeesIncident } from '../http/check-request.ts';

/**
 * The condition under which a person sees an incident `i`, in three parameters from `$first` on: as far as the right
 * reaches, and of a restricted incident only those named in it, whatever their role. Every query that lists or counts
 * incidents for a person carries it.
 */
export const isVisible = (first: number): string =>
  `((not i.restricted or exists (
       select 1 from incident_access a where a.incident_id = i.id and a.person_id = $${first + 1}::uuid))
    and ($${first}::text = 'all' or ($${first}::text = 'own' and i.opened_by = $${first + 1}::uuid)
         or ($${first}::text = 'named' and i.id = $${first + 2}::uuid)))`;

/** Whoever asks, as far as it matters for what they see. */
export type Reader = Pick<Requester, 'role' | 'personId' | 'incidentId'>;

/** The three values for {@link isVisible}. */
export const seenBy = (
  { role, personId, incidentId }: Reader,
  permission: Permission,
): [scope: string, personId: string, incidentId: string | null] => [
  scopeOf(role, permission) ?? 'none',
  personId,
  incidentId ?? null,
];

/** Whether there is such an incident for this person. */
export const sees = async (
  db: Db,
  requester: Requester,
  permission: Permission,
  incidentId: string,
): Promise<boolean> => {
  const { rowCount } = await db.query({
    name: 'sees-incident',
    text: `select 1 from incidents i where i.id = $1 and ${isVisible(2)}`,
    values: [incidentId, ...seenBy(requester, permission)],
  });
  return rowCount === 1;
};

export const createSees =
  (pool: pg.Pool): SeesIncident =>
  async (requester, permission, incidentId) =>
    sees(pool, requester, permission, incidentId);
