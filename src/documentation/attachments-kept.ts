import type { DocumentedAttachment } from './documentation-document.ts';
import { type Entry, type NameOf, textOf } from './journal-entries.ts';

/** The attachments of an incident with their hashes, as the journal tells; the file names stay sealed. */
export const attachmentsIn = (entries: readonly Entry[], nameOf: NameOf): DocumentedAttachment[] => {
  const found = new Map<string, DocumentedAttachment>();
  for (const entry of entries) {
    const signed = { at: entry.at, by: nameOf(entry.actor) };
    const id = textOf(entry, 'attachmentId') ?? '';
    const known = found.get(id);
    const size = entry.event['size'];
    if (entry.type === 'attachment.added')
      found.set(id, {
        ...signed,
        id,
        kind: textOf(entry, 'kind') ?? 'other',
        size: typeof size === 'number' ? size : 0,
        sha256: textOf(entry, 'sha256') ?? '',
        disclosure: textOf(entry, 'disclosure'),
        withdrawn: null,
      });
    if (entry.type === 'attachment.changed' && known)
      found.set(id, {
        ...known,
        kind: textOf(entry, 'kind') ?? known.kind,
        disclosure: textOf(entry, 'disclosure') ?? known.disclosure,
      });
    if (entry.type === 'attachment.withdrawn' && known)
      known.withdrawn = { ...signed, reason: textOf(entry, 'reason') ?? '' };
  }
  return [...found.values()];
};
