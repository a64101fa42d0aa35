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
import { judge } from './judged.ts';
import type { AttachmentForm } from './schemas.ts';
import { contentPlace, sealWords } from './sealed-words.ts';
import { sniffContent } from './sniff-content.ts';
import { type Attachment, findByHash, insertAttachment, usedBy } from './store.ts';

export interface AttachmentDeps {
  pool: pg.Pool;
  clock: Clock;
  ids: Ids;
  sealing: Sealing;
}

/** What one incident may hold beside each file's own limit: a case is no archive. */
const room = { files: 50, mebibytes: 100 };

/** Throws `invalid-input` at /file where the incident has no room for so many bytes more. */
const refuseBeyondRoom = async (tx: Db, incidentId: string, bytes: number): Promise<void> => {
  const used = await usedBy(tx, incidentId);
  if (used.files < room.files && used.bytes + bytes <= room.mebibytes * 1024 * 1024) return;
  throw invalid(
    '/file',
    `no-room: An incident holds ${room.files} files and ${room.mebibytes} MiB at most. Withdraw one that is not needed.`,
  );
};

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
  const { kind, note = null } = form;
  const judged = judge(form);
  const name = cleanFileName(file.name);
  const mediaType = await sniffContent(file.content, name, file.type);
  const incident = await lockIncident(tx, input.incidentId);
  if (!incident) throw new Problem('not-found', 'There is no incident with this id.');
  const sha256 = createHash('sha256').update(file.content).digest('hex');
  const same = await findByHash(tx, incident.id, sha256);
  if (same) return { attachment: same, isNew: false };
  const size = file.content.length;
  await refuseBeyondRoom(tx, incident.id, size);
  const key = await ensureIncidentKey(tx, deps.sealing, incident.id);
  const id = deps.ids.uuid();
  const at = deps.clock.now();
  const attachment: Attachment = {
    id,
    incidentId: incident.id,
    kind,
    mediaType,
    size,
    sha256,
    ...judged,
    sealedWords: sealWords(key, id, { name, note }),
    addedBy: input.personId,
    addedAt: at,
    withdrawnBy: null,
    withdrawnAt: null,
    withdrawalReason: null,
    forgottenAt: null,
  };
  await insertAttachment(tx, { ...attachment, sealed: key.sealBytes(file.content, contentPlace(id)) });
  await recordNote(tx, incident, {
    type: 'attachment.added',
    at: at.toISOString(),
    actor: { kind: 'person', id: input.personId },
    attachmentId: id,
    kind,
    ...judged,
    mediaType,
    size,
    sha256,
  });
  return { attachment, isNew: true };
};
