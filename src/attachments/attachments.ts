import type { Db } from '../db/transaction.ts';
import type { IncidentKey } from '../sealing.ts';
import { contentPlace } from './sealed-words.ts';
import { findAttachment, listAttachments, readSealed } from './store.ts';

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

/** Files of an incident in their order, the withdrawn among them. */
export const attachmentsOf = listAttachments;

/** The bytes of a file; undefined where they were destroyed. */
export const openAttachment = async (db: Db, key: IncidentKey, id: string): Promise<Buffer | undefined> => {
  const sealed = await readSealed(db, id);
  return sealed && key.openBytes(sealed, contentPlace(id));
};
