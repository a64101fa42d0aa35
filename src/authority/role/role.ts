import { namesOf } from '../../access/names.ts';
import { listStaff } from '../../access/staff.ts';
import type { Db } from '../../db/transaction.ts';
import { dueAt, roleFaultsOf, roleWarnings } from './role-standing.ts';
import { latestCheck } from './role-store.ts';
import type { ShownRole } from './role-schemas.ts';

/** Who may file in Altinn as it was last looked up, and what is wrong with it now. */
export const readRole = async (db: Db, now: Date): Promise<ShownRole> => {
  const check = await latestCheck(db);
  const here = new Set((await listStaff(db, now)).map(({ id }) => id));
  const ids = check ? [check.holderId, check.deputyId, check.recordedBy].flatMap((id) => id ?? []) : [];
  const names = await namesOf(db, ids);
  const someone = (id: string | null | undefined) =>
    id ? { id, name: names.get(id) ?? '', isHere: here.has(id) } : null;
  return {
    holder: someone(check?.holderId),
    deputy: someone(check?.deputyId),
    how: check?.how ?? null,
    checkedAt: check?.checkedAt.toISOString() ?? null,
    checkedBy: check ? (names.get(check.recordedBy) ?? null) : null,
    dueAt: check ? dueAt(check).toISOString() : null,
    faults: roleFaultsOf(check, here, now),
  };
};

/** What `/readyz` and every start say of it. */
export const readRoleWarnings = async (db: Db, now: Date): Promise<string[]> =>
  roleWarnings((await readRole(db, now)).faults);
