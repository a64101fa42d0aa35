import type { Db } from '../db/transaction.ts';
import { findIncidentKey } from '../incidents/incident-keys.ts';
import { recordNote } from '../incidents/notes.ts';
import type { AttachmentDeps } from './add-attachment.ts';
import { gone, lockAttachment, type NamedAttachment } from './lock-attachment.ts';
import { contentPlace, openWords } from './sealed-words.ts';
import { readSealed } from './store.ts';

/**
 * Opens a file for somebody. That an exempt one was opened stands in the journal, by whom and when: it may hold names,
 * and what must not be known of how the firm is secured. `refuseExempt` throws where this person may not open those.
 * Basis: GDPR art. 5(2), 32.
 */
export const readAttachment = async (
  deps: AttachmentDeps,
  tx: Db,
  input: NamedAttachment & { refuseExempt: () => void },
): Promise<{ name: string; mediaType: string; content: Buffer }> => {
  const { incident, attachment } = await lockAttachment(tx, input);
  const { id, mediaType, disclosure, sealedWords } = attachment;
  if (disclosure === 'exempt') input.refuseExempt();
  const key = await findIncidentKey(tx, deps.sealing, incident.id);
  const sealed = key && (await readSealed(tx, id));
  if (!key || !sealed || !sealedWords) throw gone();
  if (disclosure === 'exempt')
    await recordNote(tx, incident, {
      type: 'attachment.read',
      at: deps.clock.now().toISOString(),
      actor: { kind: 'person', id: input.personId },
      attachmentId: id,
    });
  return {
    name: openWords(key, id, sealedWords).name,
    mediaType,
    content: key.openBytes(sealed, contentPlace(id)),
  };
};
