import { noticeChart, type RunState, type RunStateName } from '../../../workflows/notice/decide-run.ts';
import type { Db } from '../../db/transaction.ts';

/** A run with what is kept beside its state. */
export interface StoredRun extends RunState {
  noticeId: string;
  incidentId: string;
  started: number;
  holdUntil: Date;
  lastStartedAt: Date | null;
  quiet: { from: number; to: number } | null;
  lookedAt: Date | null;
  /** What a person saw when they let it go on. */
  seen: { started: number; failed: number; unknown: number };
}

interface Row {
  notice_id: string;
  incident_id: string;
  state: RunStateName;
  stage: number;
  messages: number;
  released: boolean;
  started: number;
  hold_until: Date;
  last_started_at: Date | null;
  quiet_from: number | null;
  quiet_to: number | null;
  looked_at: Date | null;
  seen_started: number;
  seen_failed: number;
  seen_unknown: number;
}

const columns = `r.notice_id, n.incident_id, r.state, r.stage, r.messages, r.released, r.started, r.hold_until,
  r.last_started_at, r.quiet_from, r.quiet_to, r.looked_at, r.seen_started, r.seen_failed,
  r.seen_unknown`;
const from = 'notice_runs r join notices n on n.id = r.notice_id';

const toRun = (row: Row): StoredRun => ({
  noticeId: row.notice_id,
  incidentId: row.incident_id,
  value: row.state,
  stage: row.stage,
  messages: row.messages,
  released: row.released,
  started: row.started,
  holdUntil: row.hold_until,
  lastStartedAt: row.last_started_at,
  quiet: row.quiet_from === null || row.quiet_to === null ? null : { from: row.quiet_from, to: row.quiet_to },
  lookedAt: row.looked_at,
  seen: { started: row.seen_started, failed: row.seen_failed, unknown: row.seen_unknown },
});

export const insertRun = async (
  tx: Db,
  noticeId: string,
  state: RunState,
  { holdUntil, at }: { holdUntil: Date; at: Date },
): Promise<void> => {
  await tx.query(
    `insert into notice_runs (notice_id, chart, state, stage, messages, released, hold_until, updated_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict do nothing`,
    [noticeId, noticeChart, state.value, state.stage, state.messages, state.released, holdUntil, at],
  );
};

export const findRun = async (db: Db, incidentId: string): Promise<StoredRun | undefined> => {
  const { rows } = await db.query<Row>(`select ${columns} from ${from} where n.incident_id = $1`, [
    incidentId,
  ]);
  return rows[0] && toRun(rows[0]);
};

/** As it is now; it may be another in a moment. */
export const readRun = async (db: Db, noticeId: string): Promise<StoredRun | undefined> => {
  const { rows } = await db.query<Row>(`select ${columns} from ${from} where r.notice_id = $1`, [noticeId]);
  return rows[0] && toRun(rows[0]);
};

/**
 * The run of a notice, locked: for those who claim beside each other where `shared`, else alone, so that a pause waits
 * for claims that are being written and the next claim sees it.
 */
export const lockRun = async (
  tx: Db,
  noticeId: string,
  { shared = false } = {},
): Promise<StoredRun | undefined> => {
  const { rows } = await tx.query<Row>(
    `select ${columns} from ${from} where r.notice_id = $1 for ${shared ? 'share' : 'update'} of r`,
    [noticeId],
  );
  return rows[0] && toRun(rows[0]);
};

export const writeRun = async (tx: Db, noticeId: string, state: RunState, at: Date): Promise<void> => {
  await tx.query(
    `update notice_runs set state = $2, stage = $3, released = $4, updated_at = $5,
       last_started_at = case when stage = $3 then last_started_at end where notice_id = $1`,
    [noticeId, state.value, state.stage, state.released, at],
  );
};

/** Counts what was claimed in the canary. */
export const countStarted = async (tx: Db, noticeId: string, count: number, at: Date): Promise<void> => {
  await tx.query('update notice_runs set started = started + $2, last_started_at = $3 where notice_id = $1', [
    noticeId,
    count,
    at,
  ]);
};

export const writeQuiet = async (
  tx: Db,
  noticeId: string,
  quiet: { from: number; to: number } | null,
): Promise<void> => {
  await tx.query('update notice_runs set quiet_from = $2, quiet_to = $3 where notice_id = $1', [
    noticeId,
    quiet?.from ?? null,
    quiet?.to ?? null,
  ]);
};

/** Runs that may have to move by themselves: a hold that is over, a stage to be judged, a sending to be looked at. */
export const restlessRuns = async (db: Db, now: Date, lookedBefore: Date): Promise<string[]> => {
  const { rows } = await db.query<{ notice_id: string }>(
    `select notice_id from notice_runs where (state = 'holding' and hold_until <= $1) or state = 'canary'
       or (state = 'sending' and messages > 0 and (looked_at is null or looked_at <= $2)
         and exists (select from deliveries d where d.notice_id = notice_runs.notice_id and d.state in ('pending', 'attempting')))`,
    [now, lookedBefore],
  );
  return rows.map(({ notice_id }) => notice_id);
};

export const markLooked = async (tx: Db, noticeId: string, at: Date): Promise<void> => {
  await tx.query('update notice_runs set looked_at = $2 where notice_id = $1', [noticeId, at]);
};

/** What a person saw who let it go on. */
export const writeSeen = async (tx: Db, noticeId: string, seen: StoredRun['seen']): Promise<void> => {
  await tx.query(
    'update notice_runs set seen_started = $2, seen_failed = $3, seen_unknown = $4 where notice_id = $1',
    [noticeId, seen.started, seen.failed, seen.unknown],
  );
};

const counted = ['started', 'failed', 'unknown', 'unanswered', 'under', 'waiting', 'cancelled'] as const;
type Counts = Record<(typeof counted)[number], number>;

/**
 * Messages of a notice by what is known of them, and those that have not left. `unanswered`: unknown by the provider's
 * doing, not by a process of ours that died.
 */
export const countMessages = async (db: Db, noticeId: string): Promise<Counts> => {
  const { rows } = await db.query<Counts>(
    `select count(*) filter (where attempt > 0) as started,
       count(*) filter (where state in ('failed', 'rejected')) as failed,
       count(*) filter (where state in ('unknown', 'needs_person')) as unknown,
       count(*) filter (where state in ('unknown', 'needs_person') and reason is distinct from 'process-died') as unanswered,
       count(*) filter (where state = 'attempting') as under,
       count(*) filter (where state in ('pending', 'held', 'planned')) as waiting,
       count(*) filter (where state = 'cancelled') as cancelled
     from deliveries where notice_id = $1`,
    [noticeId],
  );
  return rows[0] ?? (Object.fromEntries(counted.map((key) => [key, 0])) as Counts);
};
