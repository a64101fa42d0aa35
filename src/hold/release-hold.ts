import type { Clock } from '../clock.ts';
import type { Db } from '../db/transaction.ts';
import type { Reader } from '../incidents/visible.ts';
import { appendToSystem } from '../journal/journal.ts';
import { invalid, Problem } from '../problems.ts';
import * as store from './store.ts';
import { wouldGoOut, type WouldGoOut } from './waiting.ts';

/** What becomes of messages to people that wait: sent, or taken for perhaps sent already, which nothing repeats. */
export const noticeChoices = ['send', 'unknown'] as const;
export type NoticeChoice = (typeof noticeChoices)[number];

export interface ReleaseDeps {
  clock: Clock;
  /** Takes waiting messages of notices for perhaps sent. */
  doubtNotices(tx: Db, at: Date): Promise<number>;
}

export interface ReleaseInput {
  reason: string;
  notices?: NoticeChoice | undefined;
}

/**
 * Ends the hold: what is due goes out from the commit on. Throws `not-found` when there is none, and `invalid-input`
 * when messages to people wait and nobody said what becomes of them. Who, why and what waited stand in the system's
 * journal.
 */
export const releaseHold = async (
  deps: ReleaseDeps,
  tx: Db,
  input: ReleaseInput,
  by: Reader | 'command-line',
): Promise<WouldGoOut> => {
  const hold = await store.openHold(tx, true);
  if (!hold) throw new Problem('not-found', 'Nothing is on hold.');
  const at = deps.clock.now();
  const waiting = await wouldGoOut(tx, at, by === 'command-line' ? undefined : by);
  if (waiting.notices.count > 0 && !input.notices)
    throw invalid(
      '/notices',
      'Messages to people wait: say "send", or "unknown" where they may have been sent already.',
    );
  if (input.notices === 'unknown') await deps.doubtNotices(tx, at);
  const personId = by === 'command-line' ? null : by.personId;
  await store.endHold(tx, hold.id, { personId, reason: input.reason, at });
  await store.startNewLineage(tx);
  await appendToSystem(tx, {
    type: 'hold.released',
    recordedAt: at,
    actor: personId ? { kind: 'person', id: personId } : { kind: 'system' },
    event: {
      held: hold.reason,
      since: hold.since.toISOString(),
      reason: input.reason,
      ...(input.notices && { notices: input.notices }),
      ...(personId === null && { by: 'command-line' }),
      waiting: {
        reminders: waiting.reminders.count,
        alerts: waiting.alerts.count,
        notices: waiting.notices.count,
        unknown: waiting.unknown.count,
      },
    },
  });
  return waiting;
};
