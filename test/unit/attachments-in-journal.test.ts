import { expect } from 'chai';
import { attachmentsInJournal } from '../../src/attachments/attachments-in-journal.ts';
import type { AttachmentNote } from '../../src/incidents/notes.ts';

const hanna = { kind: 'person', id: 'hanna' } as const;
const about = (attachmentId: string, minute: number) => ({
  at: new Date(Date.UTC(2026, 10, 20, 9, minute)).toISOString(),
  actor: hanna,
  attachmentId,
});

describe('the files of a case by its journal', () => {
  it('are as they were judged last, with what was withdrawn and why', () => {
    const notes: AttachmentNote[] = [
      {
        ...about('a', 0),
        type: 'attachment.added',
        kind: 'other',
        mediaType: 'application/pdf',
        size: 12,
        sha256: 'aa',
        disclosure: 'exempt',
        basis: 'offentleglova § 24',
      },
      {
        ...about('b', 1),
        type: 'attachment.added',
        kind: 'altinn-receipt',
        mediaType: 'application/pdf',
        size: 34,
        sha256: 'bb',
        disclosure: 'exempt',
        basis: null,
      },
      {
        ...about('b', 2),
        type: 'attachment.changed',
        kind: 'altinn-receipt',
        disclosure: 'releasable',
        basis: null,
        noteChanged: false,
      },
      { ...about('a', 3), type: 'attachment.withdrawn', sha256: 'aa', reason: 'Feil fil.' },
    ];
    expect(attachmentsInJournal(notes)).to.deep.equal([
      {
        id: 'a',
        kind: 'other',
        size: 12,
        sha256: 'aa',
        disclosure: 'exempt',
        basis: 'offentleglova § 24',
        added: { at: about('a', 0).at, by: 'hanna' },
        withdrawn: { at: about('a', 3).at, by: 'hanna', reason: 'Feil fil.' },
      },
      {
        id: 'b',
        kind: 'altinn-receipt',
        size: 34,
        sha256: 'bb',
        disclosure: 'releasable',
        basis: null,
        added: { at: about('b', 1).at, by: 'hanna' },
        withdrawn: null,
      },
    ]);
  });
});
