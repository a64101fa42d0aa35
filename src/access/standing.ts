import type { Db } from '../db/transaction.ts';
import type { RoleName } from './permissions.ts';

/** One of the ways in which a person may be here: a role, and of a guest the one incident that they are there for. */
export interface Standing {
  role: RoleName;
  personId: string;
  incidentId?: string;
}

/**
 * What a person may be now: as a member who can sign in, and by each token that works, one that only reads too. Empty
 * for somebody who has left, and for a guest past the end: whatever hangs on the person alone, such as a calendar's
 * address, then ends too.
 */
export const standingOf = async (db: Db, personId: string, now: Date): Promise<Standing[]> => {
  const { rows } = await db.query<{ role: RoleName; incident_id: string | null }>(
    `select role, incident_id from members
     where person_id = $1 and disabled_at is null and (ends_at is null or ends_at > $2)
     union
     select role, incident_id from tokens
     where person_id = $1 and revoked_at is null and (expires_at is null or expires_at > $2)`,
    [personId, now],
  );
  return rows.map(({ role, incident_id: incidentId }) => ({
    role,
    personId,
    ...(incidentId !== null && { incidentId }),
  }));
};
