import { createHash } from 'node:crypto';
import type pg from 'pg';
import type { Clock } from '../clock.ts';
import type { Db } from '../db/transaction.ts';
import type { UploadedFile } from '../http/route.ts';
import type { Ids } from '../ids.ts';
import { ensureIncidentKey } from '../incidents/incident-keys.ts';
import { lockIncident } from '../incidents/incidents.ts';
import { recordNote } from '../incidents/notes.ts';
import { invalid, Problem } from '../problems.ts';
import type { Sealing } from '../sealing.ts';
import { cleanFileName } from './file-name.ts';
import type { AttachmentForm } from './schemas.ts';
import { sniffContent } from './sniff-content.ts';
import { type Attachment, findAttachment, findByHash, insertAttachment, usedBy } from './store.ts';

export interface AttachmentDeps {
  pool: pg.Pool;
  clock: Clock;
  ids: Ids;
  sealing: Sealing;
}

/** What one incident may hold beside each file's own limit: a case is no archive. */
const room = { files: 50, bytes: 100 * 1024 * 1024 };

export const nameOf = (id: string): string => `attachments.name:${id}`;
export const contentOf = (id: string): string => `attachments:${id}`;

/**
 * Keeps a file of an incident, sealed under the incident's key; its hash stands in the journal. The same bytes again
 * give what is there (`isNew` false). Throws `invalid-input` for what may not be kept or where there is no room.
 * Basis: GDPR art. 33(5).
 */
export const addAttachment = async (
  deps: AttachmentDeps,
  tx: Db,
  input: { incidentId: string; personId: string; file: UploadedFile; form: AttachmentForm },
): Promise<{ attachment: Attachment; isNew: boolean }> => {
  const { file, form } = input;
  const name = cleanFileName(file.name);
  const mediaType = await sniffContent(file.content, name, file.type);
  const incident = await lockIncident(tx, input.incidentId);
  if (!incident) throw new Problem('not-found', 'There is no incident with this id.');
  const sha256 = createHash('sha256').update(file.content).digest('hex');
  const same = await findByHash(tx, incident.id, sha256);
  if (same) return { attachment: same, isNew: false };
  const used = await usedBy(tx, incident.id);
  if (used.files >= room.files || used.bytes + file.content.length > room.bytes)
    throw invalid(
      '/file',
      `no-room: A case holds at most ${room.files} files and ${room.bytes / 1024 / 1024} MiB. Withdraw one that is not needed.`,
    );
  const key = await ensureIncidentKey(tx, deps.sealing, incident.id);
  const id = deps.ids.uuid();
  const at = deps.clock.now();
  const described = {
    kind: form.kind,
    disclosure: form.disclosure,
    basis: form.disclosure === 'exempt' ? (form.basis ?? null) : null,
  };
  await insertAttachment(tx, {
    id,
    incidentId: incident.id,
    ...described,
    mediaType,
    size: file.content.length,
    sha256,
    sealedName: key.seal(name, nameOf(id)),
    sealed: key.sealBytes(file.content, contentOf(id)),
    note: form.note ?? null,
    addedBy: input.personId,
    addedAt: at,
  });
  await recordNote(tx, incident, {
    type: 'attachment.added',
    at: at.toISOString(),
    actor: { kind: 'person', id: input.personId },
    attachmentId: id,
    ...described,
    mediaType,
    size: file.content.length,
    sha256,
  });
  const attachment = await findAttachment(tx, incident.id, id);
  if (!attachment) throw new Error('the attachment that was just written is missing');
  return { attachment, isNew: true };
};
