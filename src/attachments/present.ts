import { namesOf } from '../access/names.ts';
import { may, type RoleName } from '../access/permissions.ts';
import type { Db } from '../db/transaction.ts';
import { findIncidentKey } from '../incidents/incident-keys.ts';
import type { IncidentKey, Sealing } from '../sealing.ts';
import { openWords, type SealedWords } from './sealed-words.ts';
import type { ShownAttachment } from './schemas.ts';
import type { Attachment } from './store.ts';

/** Whether a role may open a file, and read what it is called. */
export const mayOpen = (role: RoleName, { disclosure }: Pick<Attachment, 'disclosure'>): boolean =>
  may(role, disclosure === 'exempt' ? 'attachments.open-exempt' : 'attachments.read');

const wordsOf = (
  key: IncidentKey | undefined,
  { id, sealedWords }: Attachment,
): SealedWords | { name: null; note: null } =>
  key && sealedWords ? openWords(key, id, sealedWords) : { name: null, note: null };

/** Files of one incident as a role sees them, in the order given. Where the key was destroyed a file has no name any more. */
export const presentAttachments = async (
  db: Db,
  sealing: Sealing,
  role: RoleName,
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
  return attachments.map((one) => {
    const isOpen = mayOpen(role, one);
    const { name, note } = wordsOf(isOpen ? key : undefined, one);
    const { withdrawnAt, withdrawnBy, withdrawalReason } = one;
    return {
      id: one.id,
      name,
      note,
      kind: one.kind,
      mediaType: one.mediaType,
      size: one.size,
      sha256: one.sha256,
      disclosure: one.disclosure,
      basis: one.basis,
      readable: isOpen && key !== undefined && withdrawnAt === null && one.forgottenAt === null,
      addedBy: names.get(one.addedBy) ?? '',
      addedAt: one.addedAt.toISOString(),
      withdrawn:
        withdrawnAt && withdrawnBy
          ? {
              by: names.get(withdrawnBy) ?? '',
              at: withdrawnAt.toISOString(),
              reason: withdrawalReason ?? '',
            }
          : null,
    };
  });
};
