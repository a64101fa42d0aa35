import type { Db } from '../db/transaction.ts';
import type { LockedIncident } from '../incidents/incident.ts';
import { lockIncident } from '../incidents/incidents.ts';
import { recordNote } from '../incidents/notes.ts';
import { Problem } from '../problems.ts';
import type { AttachmentDeps } from './add-attachment.ts';
import type { AttachmentPatch } from './schemas.ts';
import { type Attachment, dropContent, findAttachment, updateAttachment } from './store.ts';

/** Whether something that was done names this file as its proof. */
export type IsProof = (tx: Db, incident: LockedIncident, attachmentId: string) => Promise<boolean>;

interface Named {
  incidentId: string;
  attachmentId: string;
  personId: string;
}

/** The incident, locked, and its file. Throws `not-found`; `event-refused` for a file that was withdrawn. */
const lockAttachment = async (
  tx: Db,
  { incidentId, attachmentId }: Named,
): Promise<{ incident: LockedIncident; attachment: Attachment }> => {
  const incident = await lockIncident(tx, incidentId);
  const attachment = incident && (await findAttachment(tx, incidentId, attachmentId));
  if (!incident || !attachment) throw new Problem('not-found', 'The incident has no such file.');
  if (attachment.withdrawnAt)
    throw new Problem('event-refused', 'The file was withdrawn: its content is destroyed.', {
      code: 'attachment-withdrawn',
    });
  return { incident, attachment };
};

const readAgain = async (tx: Db, { incidentId, attachmentId }: Named): Promise<Attachment> => {
  const attachment = await findAttachment(tx, incidentId, attachmentId);
  if (!attachment) throw new Error('an attachment that was locked is missing');
  return attachment;
};

/** Says anew what a file is and whether it may be shown; what is left out stays. The journal keeps each word. */
export const changeAttachment = async (
  deps: AttachmentDeps,
  tx: Db,
  input: Named & { patch: AttachmentPatch },
): Promise<Attachment> => {
  const { incident, attachment } = await lockAttachment(tx, input);
  const { patch } = input;
  const disclosure = patch.disclosure ?? attachment.disclosure;
  const change = {
    kind: patch.kind ?? attachment.kind,
    disclosure,
    basis: disclosure === 'exempt' ? (patch.basis ?? attachment.basis) : null,
    note: patch.note ?? attachment.note,
  };
  await updateAttachment(tx, attachment.id, change);
  const { note: _, ...said } = change;
  await recordNote(tx, incident, {
    type: 'attachment.changed',
    at: deps.clock.now().toISOString(),
    actor: { kind: 'person', id: input.personId },
    attachmentId: attachment.id,
    ...said,
  });
  return readAgain(tx, input);
};

/**
 * Destroys the content of a file that was added by mistake; its hash stays, with the reason. Refused (409) for a file
 * that proves a filing or a mandate: the record must be able to show it. Basis: GDPR art. 5(1)(c), 33(5).
 */
export const withdrawAttachment = async (
  deps: AttachmentDeps,
  tx: Db,
  input: Named & { reason: string; isProof: IsProof },
): Promise<Attachment> => {
  const { incident, attachment } = await lockAttachment(tx, input);
  if (await input.isProof(tx, incident, attachment.id))
    throw new Problem(
      'event-refused',
      'The file proves what was done, and stays: a filing or a mandate names it.',
      {
        code: 'attachment-is-proof',
      },
    );
  const at = deps.clock.now();
  await dropContent(tx, attachment.id, { personId: input.personId, at, reason: input.reason });
  await recordNote(tx, incident, {
    type: 'attachment.withdrawn',
    at: at.toISOString(),
    actor: { kind: 'person', id: input.personId },
    attachmentId: attachment.id,
    sha256: attachment.sha256,
    reason: input.reason,
  });
  return readAgain(tx, input);
};
