import type pg from 'pg';
import type { Clock } from '../clock.ts';
import { type Db, withTransaction } from '../db/transaction.ts';
import { Problem } from '../problems.ts';
import type { Signing } from '../signing.ts';
import * as rows from './head-store.ts';
import { type HeadsDocument, hashStatements, type RollReason, sha256, signText } from './heads.ts';
import { appendToSystem, lockSystem } from './store.ts';

export interface SigningDeps {
  pool: pg.Pool;
  clock: Clock;
  signing: Signing;
}

/**
 * Signs the head of every chain that has grown since it was signed last, and that they were signed together; it stands
 * in the system's stream. Whoever signs at the same time waits. Returns the number of the signing.
 * Basis: GDPR art. 5(2), 33(5).
 */
export const signHeads = async (
  { clock, signing }: Pick<SigningDeps, 'clock' | 'signing'>,
  tx: Db,
  reason: RollReason,
  by?: string,
): Promise<number> => {
  await lockSystem(tx);
  const now = clock.now();
  const at = now.toISOString();
  const key = signing.keyId;
  const before = await rows.newestRoll(tx);
  const number = (before?.number ?? 0) + 1;
  const grown = await rows.grownStreams(tx);
  const heads = grown.map(({ stream, position, hash }) => ({
    stream,
    position,
    ...signText(signing, {
      format: 'varsla-head@1',
      key,
      roll: number,
      at,
      stream,
      position,
      hash: hash.toString('hex'),
    }),
  }));
  const roll = signText(signing, {
    format: 'varsla-heads@1',
    key,
    number,
    at,
    reason,
    streams: await rows.countStreams(tx),
    signed: heads.length,
    heads: hashStatements(heads.map(({ statement }) => statement)),
    previous: before ? sha256(before.statement) : null,
  });
  await rows.insertKey(tx, signing, now);
  await rows.insertRoll(tx, { ...roll, number, madeAt: now, reason, keyId: key });
  await rows.insertHeads(tx, number, heads);
  await appendToSystem(tx, {
    type: 'heads.signed',
    recordedAt: now,
    actor: by === undefined ? { kind: 'system' } : { kind: 'person', id: by },
    event: { roll: number, reason, heads: heads.length, hash: sha256(roll.statement), key },
  });
  return number;
};

const dayInOslo = (instant: Date): string => instant.toLocaleDateString('sv-SE', { timeZone: 'Europe/Oslo' });

/**
 * Signs what is due: once a day, and when a case was closed since. Asked as often as one likes. True when it signed.
 */
export const signDueHeads = async (deps: SigningDeps): Promise<boolean> => {
  const { pool, clock } = deps;
  const due = async (db: Db): Promise<RollReason | undefined> => {
    const newest = await rows.newestRoll(db);
    if (!newest || dayInOslo(newest.madeAt) < dayInOslo(clock.now())) return 'daily';
    return (await rows.hasUnsignedClosing(db)) ? 'closing' : undefined;
  };
  if (!(await due(pool))) return false;
  return withTransaction(pool, async (tx) => {
    // Another process may have signed meanwhile.
    await lockSystem(tx);
    const reason = await due(tx);
    if (reason) await signHeads(deps, tx, reason);
    return reason !== undefined;
  });
};

/** A signing with its heads, to be kept elsewhere. Throws `not-found`. */
export const readHeads = async (db: Db, number: number): Promise<HeadsDocument> => {
  const roll = await rows.findRoll(db, number);
  if (!roll) throw new Problem('not-found', 'There is no signing with this number.');
  const { publicKey, statement, signature } = roll;
  return {
    format: 'varsla-signed-heads@1',
    publicKey,
    roll: { statement, signature },
    heads: await rows.headsOf(db, number),
  };
};
