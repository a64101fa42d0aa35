import type { Db } from '../db/transaction.ts';
import type { Signing } from '../signing.ts';
import type { StreamHead } from './chain.ts';
import type { RollReason, SignedText } from './heads.ts';

export interface RollRow extends SignedText {
  number: number;
  madeAt: Date;
  reason: RollReason;
  keyId: string;
  publicKey: string;
}

const columns = `r.number, r.made_at as "madeAt", r.reason, r.statement, r.signature, r.key_id as "keyId", k.public_key as "publicKey"`;
const rolls = `select ${columns} from head_rolls r join signing_keys k on k.id = r.key_id`;

export const findRoll = async (db: Db, number: number): Promise<RollRow | undefined> =>
  (await db.query<RollRow>(`${rolls} where r.number = $1`, [number])).rows[0];

export const newestRoll = async (db: Db): Promise<RollRow | undefined> =>
  (await db.query<RollRow>(`${rolls} order by r.number desc limit 1`)).rows[0];

/** The newest first; before a number, where one is given. */
export const listRolls = async (
  db: Db,
  limit: number,
  before = 2_147_483_647,
): Promise<(RollRow & { heads: number; copies: ('folder' | 'email')[] })[]> => {
  const { rows } = await db.query<RollRow & { heads: number; copies: ('folder' | 'email')[] }>(
    `select ${columns}, (select count(*)::int from signed_heads h where h.roll = r.number) as heads,
       array(select c.place from head_copies c where c.roll = r.number order by c.place desc) as copies
     from head_rolls r join signing_keys k on k.id = r.key_id where r.number < $2 order by r.number desc limit $1`,
    [limit, before],
  );
  return rows;
};

/** Every signing in its order, some at a time. */
export const rollsAfter = async (db: Db, number: number, limit: number): Promise<RollRow[]> =>
  (await db.query<RollRow>(`${rolls} where r.number > $1 order by r.number limit $2`, [number, limit])).rows;

/** By stream, as they were hashed. */
export const headsOf = async (db: Db, roll: number): Promise<SignedText[]> => {
  const { rows } = await db.query<SignedText>(
    'select statement, signature from signed_heads where roll = $1 order by stream collate "C"',
    [roll],
  );
  return rows;
};

/** Signed heads of one chain, oldest first, each with the key that signed it. */
export const headsOfStream = async (
  db: Db,
  stream: string,
): Promise<(SignedText & { publicKey: string })[]> => {
  const { rows } = await db.query<SignedText & { publicKey: string }>(
    `select h.statement, h.signature, k.public_key as "publicKey" from signed_heads h
     join head_rolls r on r.number = h.roll join signing_keys k on k.id = r.key_id
     where h.stream = $1 order by h.roll`,
    [stream],
  );
  return rows;
};

/** Chains that have grown since they were signed last, by stream. */
export const grownStreams = async (db: Db): Promise<(StreamHead & { stream: string })[]> => {
  const { rows } = await db.query<StreamHead & { stream: string }>(
    `select s.stream, s.position, s.hash from streams s
     left join lateral (select h.position from signed_heads h where h.stream = s.stream order by h.roll desc limit 1) l on true
     where l.position is distinct from s.position order by s.stream collate "C"`,
  );
  return rows;
};

export const countStreams = async (db: Db): Promise<number> =>
  (await db.query<{ count: number }>('select count(*) as count from streams')).rows[0]?.count ?? 0;

/** Whether a case was closed, or dismissed, after its head was signed last. */
export const hasUnsignedClosing = async (db: Db): Promise<boolean> => {
  const { rows } = await db.query(
    `select 1 from incidents i
     left join lateral (select h.position from signed_heads h where h.stream = i.id::text order by h.roll desc limit 1) l on true
     where i.status in ('closed', 'dismissed') and exists (
       select 1 from journal j where j.stream = i.id::text and j.type in ('incident.closed', 'incident.dismissed') and j.position > coalesce(l.position, 0))
     limit 1`,
  );
  return rows.length > 0;
};

export const insertKey = async (tx: Db, { keyId, publicKey }: Signing, at: Date): Promise<void> => {
  await tx.query(
    'insert into signing_keys (id, public_key, since) values ($1, $2, $3) on conflict (id) do nothing',
    [keyId, publicKey, at],
  );
};

export const insertRoll = async (
  tx: Db,
  roll: SignedText & { number: number; madeAt: Date; reason: RollReason; keyId: string },
): Promise<void> => {
  await tx.query(
    'insert into head_rolls (number, made_at, reason, statement, signature, key_id) values ($1, $2, $3, $4, $5, $6)',
    [roll.number, roll.madeAt, roll.reason, roll.statement, roll.signature, roll.keyId],
  );
};

export const insertHeads = async (
  tx: Db,
  roll: number,
  heads: readonly (SignedText & { stream: string; position: number })[],
): Promise<void> => {
  await tx.query(
    `insert into signed_heads (stream, roll, position, statement, signature)
     select s.stream, $1, s.position, s.statement, s.signature
     from unnest($2::text[], $3::bigint[], $4::text[], $5::text[]) as s (stream, position, statement, signature)`,
    [
      roll,
      heads.map(({ stream }) => stream),
      heads.map(({ position }) => position),
      heads.map(({ statement }) => statement),
      heads.map(({ signature }) => signature),
    ],
  );
};

/** Signings of which no copy lies at a place yet, oldest first. */
export const rollsWithoutCopy = async (
  db: Db,
  place: 'folder' | 'email',
  limit: number,
): Promise<number[]> => {
  const { rows } = await db.query<{ number: number }>(
    `select r.number from head_rolls r
     where not exists (select 1 from head_copies c where c.roll = r.number and c.place = $1) order by r.number limit $2`,
    [place, limit],
  );
  return rows.map(({ number }) => number);
};

export const insertCopy = async (
  db: Db,
  roll: number,
  place: 'folder' | 'email',
  at: Date,
): Promise<void> => {
  await db.query(
    'insert into head_copies (roll, place, made_at) values ($1, $2, $3) on conflict do nothing',
    [roll, place, at],
  );
};
