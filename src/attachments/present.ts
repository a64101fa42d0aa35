import { namesOf } from '../access/names.ts';
import type { Db } from '../db/transaction.ts';
import { findIncidentKey } from '../incidents/incident-keys.ts';
import type { Sealing } from '../sealing.ts';
import { nameOf } from './add-attachment.ts';
import type { ShownAttachment } from './schemas.ts';
import type { Attachment } from './store.ts';

/** Files as they are shown, in the order given. Where the incident's key was destroyed a file has no name any more. */
export const presentAttachments = async (
  db: Db,
  sealing: Sealing,
  attachments: readonly Attachment[],
): Promise<ShownAttachment[]> => {
  const [first] = attachments;
  if (!first) return [];
  const key = await findIncidentKey(db, sealing, first.incidentId);
  const people = attachments.flatMap(({ addedBy, withdrawnBy }) => [
    addedBy,
    ...(withdrawnBy ? [withdrawnBy] : []),
  ]);
  const names = await namesOf(db, people);
  return attachments.map(({ incidentId: _, sealedName, ...one }) => ({
    id: one.id,
    name: key ? String(key.open(sealedName, nameOf(one.id))) : '',
    kind: one.kind,
    mediaType: one.mediaType,
    size: one.size,
    sha256: one.sha256,
    disclosure: one.disclosure,
    basis: one.basis,
    note: one.note,
    addedBy: names.get(one.addedBy) ?? '',
    addedAt: one.addedAt.toISOString(),
    withdrawn:
      one.withdrawnAt && one.withdrawnBy
        ? {
            by: names.get(one.withdrawnBy) ?? '',
            at: one.withdrawnAt.toISOString(),
            reason: one.withdrawalReason ?? '',
          }
        : null,
  }));
};
