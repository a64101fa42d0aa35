import { allowanceOf, needsLook } from '../../../workflows/notice/decide-run.ts';
import type { RunEvent } from '../../../workflows/notice/events.ts';
import { canaryStages } from '../../../workflows/notice/machine.ts';
import { withTransaction } from '../../db/transaction.ts';
import type { DoorDeps } from '../../incidents/door.ts';
import { moveRun } from './change-run.ts';
import { countMessages, markLooked, readRun, restlessRuns, type StoredRun } from './run-store.ts';

/** How often a sending that goes on is looked at, in milliseconds: a million rows are counted each time. */
const lookEvery = 30_000;

type Counts = Awaited<ReturnType<typeof countMessages>>;

/** Of what came since a person last looked. Of a small sending all has left before anything could be held. */
const isWorse = ({ seen, messages }: StoredRun, counts: Counts): boolean =>
  messages > canaryStages[0] &&
  needsLook({
    started: counts.started - seen.started,
    failed: counts.failed - seen.failed,
    unknown: counts.unanswered - seen.unknown,
  });

/** What a run owes by itself now: the end of its hold, the next stage, or quarantine. */
const owed = (run: StoredRun, counts: Counts, now: Date, canaryMillis: number): RunEvent | undefined => {
  if (run.value === 'holding') return now >= run.holdUntil ? 'hold.ended' : undefined;
  if (run.value === 'sending') return isWorse(run, counts) ? 'run.quarantined' : undefined;
  if (run.value !== 'canary') return undefined;
  if (isWorse(run, counts)) return 'run.quarantined';
  const isOut = run.started >= allowanceOf(run) || counts.waiting === 0;
  const isSettled = counts.under === 0;
  const waited = run.lastStartedAt === null || now.getTime() - run.lastStartedAt.getTime() >= canaryMillis;
  return isOut && isSettled && waited ? 'stage.proved' : undefined;
};

/**
 * Moves every run that has come so far by itself: a hold that is over, a stage of the canary that went well, a sending of
 * which too much comes back. Several processes may ask: each step is made once. Returns how many moved.
 */
export const moveRuns = async (
  { pool, clock }: Pick<DoorDeps, 'pool' | 'clock'>,
  canaryMinutes: number,
): Promise<number> => {
  const now = clock.now();
  let moved = 0;
  for (const noticeId of await restlessRuns(pool, now, new Date(now.getTime() - lookEvery))) {
    const run = await readRun(pool, noticeId);
    const event = run && owed(run, await countMessages(pool, noticeId), now, canaryMinutes * 60_000);
    if (!event) {
      if (run?.value === 'sending') await markLooked(pool, noticeId, now);
      continue;
    }
    const by = { at: now, who: { kind: 'system' }, ifStill: run } as const;
    if (await withTransaction(pool, (tx) => moveRun(tx, run, event, by))) moved += 1;
  }
  return moved;
};
