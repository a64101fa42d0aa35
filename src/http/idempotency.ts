import { createHash } from 'node:crypto';
import type pg from 'pg';
import { type Db, withTransaction } from '../db/transaction.ts';
import { Problem } from '../problems.ts';
import type { RouteAnswer } from './route.ts';

interface StoredRow {
  request_hash: string;
  status: number | null;
  headers: Record<string, string> | null;
  body: string | null;
}

/** How long an answer is kept for its key. */
const keepHours = 24;

/** Forgets the answers that are too old to be asked for again. */
export const forgetOldAnswers = async (db: Db, now: Date): Promise<void> => {
  await db.query(
    'delete from idempotency_keys where created_at < $1::timestamptz - make_interval(hours => $2)',
    [now, keepHours],
  );
};

/**
 * Does `work` once for a key of its owner (a token, or a person at the pages): the key, the work and the answer are one transaction, so a request that is
 * sent twice (also at the same time, also after a lost answer) is done once and answered twice.
 * Throws `idempotency-mismatch` when the key was used for another request.
 */
export const once = async (
  pool: pg.Pool,
  request: { ownerId: string; key: string; fingerprint: string; now: Date },
  work: (tx: Db) => Promise<RouteAnswer>,
): Promise<RouteAnswer> =>
  withTransaction(pool, async (tx) => {
    const requestHash = createHash('sha256').update(request.fingerprint).digest('hex');
    await tx.query(
      `delete from idempotency_keys where owner_id = $1 and key = $2 and created_at < $3::timestamptz - make_interval(hours => $4)`,
      [request.ownerId, request.key, request.now, keepHours],
    );
    const inserted = await tx.query(
      `insert into idempotency_keys (owner_id, key, request_hash, created_at) values ($1, $2, $3, $4)
       on conflict do nothing`,
      [request.ownerId, request.key, requestHash, request.now],
    );
    if (inserted.rowCount === 0) {
      const { rows } = await tx.query<StoredRow>(
        'select request_hash, status, headers, body from idempotency_keys where owner_id = $1 and key = $2',
        [request.ownerId, request.key],
      );
      const stored = rows[0];
      if (stored?.request_hash !== requestHash || !stored.status)
        throw new Problem('idempotency-mismatch', 'Use a new Idempotency-Key for a new request.');
      return {
        status: stored.status,
        headers: { ...stored.headers, 'Idempotency-Replayed': 'true' },
        body: JSON.parse(stored.body ?? 'null') as unknown,
      };
    }
    const answer = await work(tx);
    await tx.query(
      'update idempotency_keys set status = $3, headers = $4::text::jsonb, body = $5 where owner_id = $1 and key = $2',
      [
        request.ownerId,
        request.key,
        answer.status ?? 200,
        JSON.stringify(answer.headers ?? {}),
        JSON.stringify(answer.body ?? null),
      ],
    );
    return answer;
  });
