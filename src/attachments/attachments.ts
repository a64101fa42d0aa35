import type { Db } from '../db/transaction.ts';
import { findAttachment } from './store.ts';

export type { AttachmentKind } from './kinds.ts';

/** Whether the incident has such a file, and it was not withdrawn. */
export const attachmentExists = async (
  db: Db,
  incidentId: string,
  attachmentId: string,
): Promise<boolean> => {
  const found = await findAttachment(db, incidentId, attachmentId);
  return found !== undefined && found.withdrawnAt === null;
};
