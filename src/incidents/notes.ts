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

const types: readonly string[] = [
  'alert.acknowledged',
  'alert.acknowledged-late',
  'alert.method-failed',
  'alert.unanswered',
] satisfies AlertNote['type'][];

export const isAlertNote = (event: { type: string }): boolean => types.includes(event.type);

/**
 * Writes a note into the journal of a locked incident. State and version stay: an acknowledgement makes nobody's
 * `If-Match` stale.
 */
export const recordAlertNote = async (tx: Db, incident: LockedIncident, note: AlertNote): Promise<void> => {
  const { id, head, state, version } = incident;
  const entry = chainEntry(id, head, { event: note, effects: [], version });
  await store.writeEvent(
    tx,
    { id, state, version },
    { ...entry, type: note.type, recordedAt: new Date(note.at) },
  );
};
