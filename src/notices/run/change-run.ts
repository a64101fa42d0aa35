import { decideRun, type RunState } from '../../../workflows/notice/decide-run.ts';
import type { RunEvent } from '../../../workflows/notice/events.ts';
import { withTransaction, type Db } from '../../db/transaction.ts';
import type { DoorDeps } from '../../incidents/door.ts';
import { recordHouseEvent } from '../../incidents/house-events.ts';
import { lockIncident } from '../../incidents/incidents.ts';
import { Problem } from '../../problems.ts';
import { cancelWaiting } from '../ledger.ts';
import { countMessages, findRun, lockRun, type StoredRun, writeRun, writeSeen } from './run-store.ts';

type Who = { kind: 'person'; id: string } | { kind: 'system' };

export interface ChangedRun {
  run: StoredRun;
  /** Messages that had left or were on the wire: they cannot be called back. */
  gone: number;
  /** Of a stop: messages that will not leave. */
  cancelled: number;
}

/**
 * Moves a run by its chart, with its entry in the incident's journal. Incident first, then the run: as whoever approves
 * or settles locks them. Undefined where the chart has no such move.
 */
export const moveRun = async (
  tx: Db,
  { noticeId, incidentId }: Pick<StoredRun, 'noticeId' | 'incidentId'>,
  event: RunEvent,
  by: {
    at: Date;
    who: Who;
    reason?: string;
    /** What was judged: nothing happens where another process was faster. */
    ifStill?: Pick<StoredRun, 'value' | 'stage'>;
  },
): Promise<ChangedRun | undefined> => {
  const incident = await lockIncident(tx, incidentId);
  const run = await lockRun(tx, noticeId);
  const { ifStill } = by;
  if (ifStill && (run?.value !== ifStill.value || run.stage !== ifStill.stage)) return undefined;
  const decision = incident && run && decideRun(run, event);
  if (!incident || !run || !decision?.accepted) return undefined;
  const next: RunState = decision.state;
  await writeRun(tx, noticeId, next, by.at);
  const cancelled = next.value === 'stopped' ? await cancelWaiting(tx, noticeId, by.at) : 0;
  const { started, under, failed, unanswered } = await countMessages(tx, noticeId);
  if (run.value === 'quarantined') await writeSeen(tx, noticeId, { started, failed, unknown: unanswered });
  const gone = Math.max(started, under);
  await recordHouseEvent(tx, incident, {
    type: event === 'hold.ended' ? 'run.began' : event === 'stage.proved' ? 'run.widened' : event,
    at: by.at.toISOString(),
    actor: by.who,
    gone,
    ...(next.value === 'stopped' && { cancelled }),
    ...(by.reason !== undefined && { reason: by.reason }),
  });
  return { run: { ...run, ...next }, gone, cancelled };
};

/**
 * What a person says of a sending: pause, go on, stop. Throws `event-refused` where it has no business there, and
 * `not-found` where nothing was approved.
 */
export const changeRun = async (
  deps: Pick<DoorDeps, 'pool' | 'clock'>,
  input: { incidentId: string; event: RunEvent; personId: string; reason: string },
): Promise<ChangedRun> => {
  const run = await findRun(deps.pool, input.incidentId);
  if (!run) throw new Problem('not-found', 'Nothing was approved to be sent in this incident.');
  return withTransaction(deps.pool, async (tx) => {
    const moved = await moveRun(tx, run, input.event, {
      at: deps.clock.now(),
      who: { kind: 'person', id: input.personId },
      reason: input.reason,
    });
    if (!moved)
      throw new Problem(
        'event-refused',
        'The sending does not stand where this is possible: read it again.',
        {
          code: 'run-out-of-order',
        },
      );
    return moved;
  });
};
