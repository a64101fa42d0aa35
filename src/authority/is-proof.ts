import type { Db } from '../db/transaction.ts';
import type { Incident } from '../incidents/incident.ts';
import { provesFiling } from './store.ts';

/** Whether an attachment proves that a notice was filed, or that a controller gave a mandate: then it stays. */
export const isProof = async (db: Db, { id, state }: Incident, attachmentId: string): Promise<boolean> =>
  state.context.mandates.some(({ proof }) => proof === attachmentId) ||
  (await provesFiling(db, id, attachmentId));
