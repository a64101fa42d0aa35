import type { Db } from '../../db/transaction.ts';
import { forgetRows } from './store.ts';

const day = 24 * 3_600_000;

/** For how long what was read of a list is kept. */
export const daysKept = 30;

/**
 * Forgets lists that nobody brought in, and rows that were not taken, once they are a month old: they may name people, and
 * are in nobody's register. Basis: GDPR art. 5(1)(e). A second call does nothing.
 */
export const forgetOldLists = async (db: Db, now: Date): Promise<void> =>
  forgetRows(db, new Date(now.getTime() - daysKept * day));
