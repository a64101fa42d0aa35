import { createHash } from 'node:crypto';
import type { Db } from '../db/transaction.ts';
import { type AttachmentNote, isAttachmentNote } from '../incidents/notes.ts';
import { listAttachments } from './store.ts';

/** What the journal says of a file, hashed: what it is, how large, whether it was withdrawn. */
const fingerprint = (parts: readonly unknown[]): string =>
  createHash('sha256').update(JSON.stringify(parts)).digest('hex');

/**
 * Ids of the files of an incident that are not what its journal says: another hash, size, kind or disclosure, gone,
 * withdrawn without a word, or never added.
 */
export const alteredAttachments = async (
  db: Db,
  incidentId: string,
  journal: Iterable<{ body: string }>,
): Promise<string[]> => {
  const named = new Map<
    string,
    { kind: string; disclosure: string; sha256: string; size: number; gone: boolean }
  >();
  for (const { body } of journal) {
    const { event } = JSON.parse(body) as { event: AttachmentNote | { type: 'other' } };
    if (!isAttachmentNote(event)) continue;
    const before = named.get(event.attachmentId);
    if (event.type === 'attachment.added')
      named.set(event.attachmentId, {
        kind: event.kind,
        disclosure: event.disclosure,
        sha256: event.sha256,
        size: event.size,
        gone: false,
      });
    else if (before && event.type === 'attachment.changed')
      named.set(event.attachmentId, { ...before, kind: event.kind, disclosure: event.disclosure });
    else if (before) named.set(event.attachmentId, { ...before, gone: true });
  }
  const said = new Map(
    [...named].map(([id, one]) => [
      id,
      fingerprint([one.kind, one.disclosure, one.sha256, one.size, one.gone]),
    ]),
  );
  const stored = new Map(
    (await listAttachments(db, incidentId)).map((one) => [
      one.id,
      fingerprint([one.kind, one.disclosure, one.sha256, one.size, one.withdrawnAt !== null]),
    ]),
  );
  return [...new Set([...said.keys(), ...stored.keys()])]
    .filter((id) => said.get(id) !== stored.get(id))
    .sort();
};
