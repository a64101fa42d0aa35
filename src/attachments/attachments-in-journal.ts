import type { AttachmentNote } from '../incidents/notes.ts';

/** A file of a case as its journal tells of it: never by its name, which stays sealed. */
export interface JournalledAttachment {
  id: string;
  kind: string;
  /** In bytes. */
  size: number;
  /** SHA-256 of the bytes, in hex. */
  sha256: string;
  disclosure: string;
  /** Why it is exempt, where it is. */
  basis: string | null;
  /** Who added it and when, by id. */
  added: { at: string; by: string };
  withdrawn: { at: string; by: string; reason: string } | null;
}

/** The files of a case by the notes of its journal, in the order in which they were added. */
export const attachmentsInJournal = (notes: Iterable<AttachmentNote>): JournalledAttachment[] => {
  const found = new Map<string, JournalledAttachment>();
  for (const note of notes) {
    const { attachmentId: id, at, actor } = note;
    const known = found.get(id);
    if (note.type === 'attachment.added') {
      const { kind, size, sha256, disclosure, basis } = note;
      const added = { at, by: actor.id };
      found.set(id, { id, kind, size, sha256, disclosure, basis, added, withdrawn: null });
    } else if (known && note.type === 'attachment.changed') {
      const { kind, disclosure, basis } = note;
      found.set(id, { ...known, kind, disclosure, basis });
    } else if (known && note.type === 'attachment.withdrawn')
      found.set(id, { ...known, withdrawn: { at, by: actor.id, reason: note.reason } });
  }
  return [...found.values()];
};
