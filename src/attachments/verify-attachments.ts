import { createHash } from 'node:crypto';
import type { Db } from '../db/transaction.ts';
import { findIncidentKey } from '../incidents/incident-keys.ts';
import { type AttachmentNote, isAttachmentNote } from '../incidents/notes.ts';
import { canonicalJson } from '../journal/chain.ts';
import type { IncidentKey, Sealing } from '../sealing.ts';
import { contentPlace } from './sealed-words.ts';
import { type Attachment, listAttachments, readSealed } from './store.ts';

/** What the journal says of a file, and its row must say too. */
interface Proven {
  kind: string;
  mediaType: string;
  size: number;
  sha256: string;
  disclosure: string;
  basis: string | null;
  addedBy: string;
  addedAt: string;
  withdrawn: { by: string; at: string; reason: string } | null;
}

const rowOf = (one: Attachment): Proven => ({
  kind: one.kind,
  mediaType: one.mediaType,
  size: one.size,
  sha256: one.sha256,
  disclosure: one.disclosure,
  basis: one.basis,
  addedBy: one.addedBy,
  addedAt: one.addedAt.toISOString(),
  withdrawn: one.withdrawnAt && {
    by: one.withdrawnBy ?? '',
    at: one.withdrawnAt.toISOString(),
    reason: one.withdrawalReason ?? '',
  },
});

const after = (before: Proven | undefined, event: AttachmentNote): Proven | undefined => {
  const { at, actor } = event;
  if (event.type === 'attachment.added') {
    const { kind, mediaType, size, sha256, disclosure, basis } = event;
    const added = { addedBy: actor.id, addedAt: at, withdrawn: null };
    return { kind, mediaType, size, sha256, disclosure, basis, ...added };
  }
  if (!before) return undefined;
  if (event.type === 'attachment.changed') {
    const { kind, disclosure, basis } = event;
    return { ...before, kind, disclosure, basis };
  }
  if (event.type === 'attachment.withdrawn')
    return { ...before, withdrawn: { by: actor.id, at, reason: event.reason } };
  return before;
};

/** The files that a journal proves, by id: its entries in order from the first. */
const provenBy = (journal: Iterable<{ body: string }>): Map<string, Proven> => {
  const proven = new Map<string, Proven>();
  for (const { body } of journal) {
    const { event } = JSON.parse(body) as { event: AttachmentNote | { type: 'other' } };
    if (!isAttachmentNote(event)) continue;
    const next = after(proven.get(event.attachmentId), event);
    if (next) proven.set(event.attachmentId, next);
  }
  return proven;
};

/**
 * Ids of the files of an incident that are not what its journal says: another hash, size, kind or disclosure, gone,
 * withdrawn without a word, or never added.
 */
export const alteredAttachments = async (
  db: Db,
  incidentId: string,
  journal: Iterable<{ body: string }>,
): Promise<string[]> => {
  const proven = provenBy(journal);
  const stored = new Map((await listAttachments(db, incidentId)).map((one) => [one.id, rowOf(one)]));
  return [...new Set([...proven.keys(), ...stored.keys()])]
    .filter((id) => canonicalJson(proven.get(id)) !== canonicalJson(stored.get(id)))
    .sort();
};

const isWhole = async (db: Db, key: IncidentKey, { id, sha256 }: Attachment): Promise<boolean> => {
  try {
    const content = key.openBytes((await readSealed(db, id)) ?? Buffer.alloc(0), contentPlace(id));
    return createHash('sha256').update(content).digest('hex') === sha256;
  } catch {
    return false;
  }
};

/**
 * Opens the files of an incident one after another: how many are, to the byte, what their hash says, and the ids of
 * those that are not, or do not open. Where the incident's key was destroyed there is nothing to open.
 */
export const openedAttachments = async (
  db: Db,
  sealing: Sealing,
  incidentId: string,
): Promise<{ intact: number; broken: string[] }> => {
  const kept = (await listAttachments(db, incidentId)).filter(
    ({ withdrawnAt, forgottenAt }) => withdrawnAt === null && forgottenAt === null,
  );
  const broken: string[] = [];
  if (kept.length === 0) return { intact: 0, broken };
  let key: IncidentKey | undefined;
  try {
    key = await findIncidentKey(db, sealing, incidentId);
  } catch {
    return { intact: 0, broken: kept.map(({ id }) => id) };
  }
  if (!key) return { intact: 0, broken };
  for (const attachment of kept) if (!(await isWhole(db, key, attachment))) broken.push(attachment.id);
  return { intact: kept.length - broken.length, broken };
};
