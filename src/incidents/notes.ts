import type { Db } from '../db/transaction.ts';
import { chainEntry } from '../journal/chain.ts';
import type { LockedIncident } from './incident.ts';
import * as store from './store.ts';

interface Recorded {
  at: string;
  /** A member of staff as the contact that they are alerted as, a person at the API or the pages, or Varsla itself. */
  actor: { kind: 'system' } | { kind: 'person' | 'contact'; id: string };
  alertId: string;
  deadline: string;
}

/** What became of an alert to staff. It stands in the incident's journal, and no chart hears of it. */
export type AlertNote = Recorded &
  (
    | { type: 'alert.acknowledged'; how: string }
    | { type: 'alert.acknowledged-late'; how: string; state: string }
    | {
        type: 'alert.method-failed';
        contactId: string;
        method: string;
        reason: string;
        round: number;
        step: number;
      }
    | { type: 'alert.unanswered'; rounds: number }
  );

const alertTypes: readonly string[] = [
  'alert.acknowledged',
  'alert.acknowledged-late',
  'alert.method-failed',
  'alert.unanswered',
] satisfies AlertNote['type'][];

export const isAlertNote = (event: { type: string }): boolean => alertTypes.includes(event.type);

interface AboutAttachment {
  at: string;
  actor: { kind: 'person'; id: string };
  attachmentId: string;
}

/** What became of a file of the case: never its name, which may name somebody. */
export type AttachmentNote = AboutAttachment &
  (
    | {
        type: 'attachment.added';
        kind: string;
        mediaType: string;
        /** In bytes. */
        size: number;
        /** SHA-256 of the bytes, in hex. */
        sha256: string;
        disclosure: string;
        basis: string | null;
      }
    | {
        type: 'attachment.changed';
        kind: string;
        disclosure: string;
        basis: string | null;
        /** What was noted of it is sealed with it; here stands that it is another. */
        noteChanged: boolean;
      }
    | { type: 'attachment.withdrawn'; sha256: string; reason: string }
    /** Its content was opened; of those that are exempt alone. */
    | { type: 'attachment.read' }
  );

const attachmentTypes: readonly string[] = [
  'attachment.added',
  'attachment.changed',
  'attachment.withdrawn',
  'attachment.read',
] satisfies AttachmentNote['type'][];

export const isAttachmentNote = (event: { type: string }): event is AttachmentNote =>
  attachmentTypes.includes(event.type);

/** How people on a list are reached was shown to somebody. Neither names nor addresses stand here, nor what was asked for. */
export type PeopleNote = { at: string; actor: { kind: 'person'; id: string } } & (
  | { type: 'people.looked-up' | 'people.access-reported'; found: number }
  | { type: 'people.rejected-read'; list: number; rejected: number }
);

const peopleTypes: readonly string[] = [
  'people.looked-up',
  'people.access-reported',
  'people.rejected-read',
] satisfies PeopleNote['type'][];

/** The case was taken out whole: journal, documents and files, without those that are exempt where `exempt` is false. */
interface CaseFileNote {
  type: 'case-file.exported';
  at: string;
  actor: { kind: 'person'; id: string };
  files: number;
  exempt: boolean;
}

/** What is kept of people is to stay, or may go again, or is gone. */
type RetentionNote = { at: string } & (
  | { type: 'hold.placed' | 'hold.released'; actor: { kind: 'person'; id: string }; reason: string }
  | {
      type: 'retention.purged';
      actor: { kind: 'system' } | { kind: 'person'; id: string };
      kinds: readonly string[];
      people: number;
      attachments: number;
    }
);

const retentionTypes: readonly string[] = [
  'hold.placed',
  'hold.released',
  'retention.purged',
] satisfies RetentionNote['type'][];

/** What stands in the journal of a case and moves neither its state nor its version. */
export type CaseNote = AlertNote | AttachmentNote | PeopleNote | CaseFileNote | RetentionNote;

export const isNote = (event: { type: string }): boolean =>
  isAlertNote(event) ||
  isAttachmentNote(event) ||
  peopleTypes.includes(event.type) ||
  retentionTypes.includes(event.type) ||
  event.type === 'case-file.exported';

/**
 * Writes a note into the journal of a locked incident. State and version stay: an acknowledgement or a file makes
 * nobody's `If-Match` stale.
 */
export const recordNote = async (tx: Db, incident: LockedIncident, note: CaseNote): Promise<void> => {
  const { id, head, state, version } = incident;
  const entry = chainEntry(id, head, { event: note, effects: [], version });
  await store.writeEvent(
    tx,
    { id, state, version },
    { ...entry, type: note.type, recordedAt: new Date(note.at) },
  );
};
