import type { Db } from '../db/transaction.ts';
import { findIncidentKey } from '../incidents/incident-keys.ts';
import { recordNote } from '../incidents/notes.ts';
import type { AttachmentDeps } from './add-attachment.ts';
import { judge } from './judged.ts';
import { gone, lockAttachment, type NamedAttachment } from './lock-attachment.ts';
import type { AttachmentPatch } from './schemas.ts';
import { openWords, sealWords } from './sealed-words.ts';
import { type Attachment, updateAttachment } from './store.ts';

/**
 * Says anew what a file is and whether it may be released; what is left out stays. The journal keeps each word but the
 * note, and of that, that it changed; the same again leaves no trace.
 */
export const changeAttachment = async (
  deps: AttachmentDeps,
  tx: Db,
  input: NamedAttachment & { patch: AttachmentPatch },
): Promise<Attachment> => {
  const { patch } = input;
  const { incident, attachment } = await lockAttachment(tx, input);
  const key = await findIncidentKey(tx, deps.sealing, incident.id);
  if (!key || !attachment.sealedWords) throw gone();
  const kind = patch.kind ?? attachment.kind;
  const { disclosure, basis } = judge(patch, attachment);
  const words = openWords(key, attachment.id, attachment.sealedWords);
  const note = patch.note === undefined ? words.note : patch.note;
  const noteChanged = note !== words.note;
  if (
    kind === attachment.kind &&
    disclosure === attachment.disclosure &&
    basis === attachment.basis &&
    !noteChanged
  )
    return attachment;
  const sealedWords = noteChanged
    ? sealWords(key, attachment.id, { ...words, note })
    : attachment.sealedWords;
  const change = { kind, disclosure, basis, sealedWords };
  await updateAttachment(tx, attachment.id, change);
  await recordNote(tx, incident, {
    type: 'attachment.changed',
    at: deps.clock.now().toISOString(),
    actor: { kind: 'person', id: input.personId },
    attachmentId: attachment.id,
    kind,
    disclosure,
    basis,
    noteChanged,
  });
  return { ...attachment, ...change };
};
