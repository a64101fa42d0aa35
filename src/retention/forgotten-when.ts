import type { Db } from '../db/transaction.ts';
import { monthsAfter } from './plan.ts';
import { rulesInForce } from './rules.ts';
import { endOf, isHeldLegally } from './store.ts';

/** When the people of a case are forgotten by the rules in force; undefined while the case is open. */
export const forgottenWhen = async (
  db: Db,
  incidentId: string,
): Promise<{ dueAt: Date | undefined; isHeld: boolean }> => {
  const { rules } = await rulesInForce(db);
  const endedAt = await endOf(db, incidentId);
  return {
    dueAt: endedAt && monthsAfter(endedAt, rules.people.months),
    isHeld: await isHeldLegally(db, incidentId),
  };
};
