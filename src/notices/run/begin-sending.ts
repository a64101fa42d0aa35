import { beginRun, decideRun } from '../../../workflows/notice/decide-run.ts';
import type { Db } from '../../db/transaction.ts';
import { countMessages, insertRun } from './run-store.ts';

/** The run of a notice that was just approved. Without a hold it goes on at once. */
export const beginSending = async (
  tx: Db,
  noticeId: string,
  at: Date,
  holdMinutes: number,
): Promise<void> => {
  const { waiting } = await countMessages(tx, noticeId);
  const held = beginRun(waiting);
  const ended = holdMinutes > 0 ? undefined : decideRun(held, 'hold.ended');
  const holdUntil = new Date(at.getTime() + holdMinutes * 60_000);
  await insertRun(tx, noticeId, ended?.accepted ? ended.state : held, { holdUntil, at });
};
