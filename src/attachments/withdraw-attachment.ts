import type { Db } from '../db/transaction.ts';
import type { LockedIncident } from '../incidents/incident.ts';
import { recordNote } from '../incidents/notes.ts';
import { Problem } from '../problems.ts';
import type { AttachmentDeps } from './add-attachment.ts';
import { lockAttachment, type NamedAttachment } from './lock-attachment.ts';
import { type Attachment, destroyContent } from './store.ts';

/** Whether something that was done names this file as its proof. */
export type IsProof = (tx: Db, incident: LockedIncident, attachmentId: string) => Promise<boolean>;

/**
 * Destroys the content of a file that was added by mistake, with its name and note; its hash stays, with the reason.
 * Refused (409) for a file that proves a filing or a mandate: the record must be able to show it. Backups made before
 * have it still. Basis: GDPR art. 5(1)(c), 33(5).
 */
export const withdrawAttachment = async (
  deps: AttachmentDeps,
  tx: Db,
  input: NamedAttachment & { reason: string; isProof: IsProof },
): Promise<Attachment> => {
  const { personId, reason } = input;
  const { incident, attachment } = await lockAttachment(tx, input);
  if (await input.isProof(tx, incident, attachment.id))
    throw new Problem('in-use', 'The file proves what was done, and stays: a filing or a mandate names it.');
  const at = deps.clock.now();
  await destroyContent(tx, attachment.id, { personId, at, reason });
  await recordNote(tx, incident, {
    type: 'attachment.withdrawn',
    at: at.toISOString(),
    actor: { kind: 'person', id: personId },
    attachmentId: attachment.id,
    sha256: attachment.sha256,
    reason,
  });
  return {
    ...attachment,
    sealedWords: null,
    withdrawnBy: personId,
    withdrawnAt: at,
    withdrawalReason: reason,
  };
};
