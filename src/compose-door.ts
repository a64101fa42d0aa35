import type pg from 'pg';
import { createAlertBatches, createAlertEffects, endingAlerts } from './alerts/raise-alert.ts';
import { createReportEffects } from './authority/reports.ts';
import type { Clock } from './clock.ts';
import { createDeadlineEffects } from './deadlines/deadline-effects.ts';
import type { Ids } from './ids.ts';
import { createGroundsEffects } from './incidents/decisions/grounds-effects.ts';
import type { DoorDeps } from './incidents/door.ts';
import type { Jobs } from './jobs/jobs.ts';
import { createNoticeEffects } from './notices/notice-effects.ts';

/** The door with everything that an accepted event asks of the rest of the house, in its transaction. */
export const composeDoor = (
  parts: { pool: pg.Pool; clock: Clock; ids: Ids; jobs: Jobs; holdMinutes: number },
  writtenFrom: Parameters<typeof createGroundsEffects>[0],
): DoorDeps => {
  const { pool, clock, ids, jobs } = parts;
  const deadlineEffects = createDeadlineEffects(ids);
  return {
    pool,
    clock,
    ids,
    batches: createAlertBatches(ids),
    effects: {
      ...deadlineEffects,
      settleDeadline: endingAlerts(deadlineEffects.settleDeadline),
      ...createAlertEffects(ids),
      ...createReportEffects(),
      ...createGroundsEffects(writtenFrom),
      ...createNoticeEffects(
        ids,
        (tx, noticeId) => jobs.enqueue(tx, 'send-notice', [{ id: ids.uuid(), data: { noticeId } }]),
        parts.holdMinutes,
      ),
    },
  };
};
