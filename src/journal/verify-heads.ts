import type { Db } from '../db/transaction.ts';
import { headsOf, rollsAfter } from './head-store.ts';
import { type HeadsDocument, type HeadStatement, openHeads, sha256 } from './heads.ts';
import { readTypes } from './store.ts';

/** Signings that are looked at together. */
const page = 50;

/** What was signed of a chain and is in it no more: the first entry that may be another, and the last. */
interface Rewritten {
  stream: string;
  from: number;
  to: number;
  at: string;
}

const sentence = ({ from, to, at }: Rewritten): string =>
  from === to
    ? `entry ${to} is not the one that was signed on ${at}`
    : `entry ${from}, or one after it up to ${to}, is not what was signed on ${at}`;

/** Holds signed heads against the chains, oldest first; of each chain only the first that does not fit is told. */
const createHeadCheck = (db: Db) => {
  const held = new Map<string, number>();
  const rewritten = new Map<string, Rewritten>();
  return {
    rewritten,
    async check(heads: readonly HeadStatement[]): Promise<void> {
      const { rows } = await db.query<{ stream: string; hash: Buffer }>(
        `select j.stream, j.hash from unnest($1::text[], $2::bigint[]) as s (stream, position)
         join journal j on j.stream = s.stream and j.position = s.position`,
        [heads.map(({ stream }) => stream), heads.map(({ position }) => position)],
      );
      const found = new Map(rows.map(({ stream, hash }) => [stream, hash.toString('hex')]));
      for (const { stream, position, hash, at } of heads) {
        // A chain that was never written ends before its first entry.
        if (position === 0 || found.get(stream) === hash) held.set(stream, position);
        else if (!rewritten.has(stream))
          rewritten.set(stream, { stream, from: (held.get(stream) ?? 0) + 1, to: position, at });
      }
    },
  };
};

/** Faults by stream; `system` for what is no one incident's. */
export interface HeadFault {
  stream: string;
  fault: string;
}

/**
 * Checks every signing: its signature, that none is missing, that the system's journal names each, and that every chain
 * still has, at its place, the entry that was signed. Catches whoever writes a chain anew with hashes that fit.
 */
export const verifyHeads = async (db: Db): Promise<{ rolls: number; faults: HeadFault[] }> => {
  const faults: HeadFault[] = [];
  const system = (fault: string): void => void faults.push({ stream: 'system', fault });
  const named = new Map<number, string>();
  for (const { body } of await readTypes(db, 'system', ['heads.signed'])) {
    const { event } = JSON.parse(body) as { event: { roll: number; hash: string } };
    named.set(event.roll, event.hash);
  }
  const heads = createHeadCheck(db);
  let before: { number: number; hash: string } | undefined;
  for (;;) {
    const rolls = await rollsAfter(db, before?.number ?? 0, page);
    if (rolls.length === 0) break;
    for (const { number, statement, signature, publicKey } of rolls) {
      const hash = sha256(statement);
      const opened = openHeads({
        format: 'varsla-signed-heads@1',
        publicKey,
        roll: { statement, signature },
        heads: await headsOf(db, number),
      });
      if ('fault' in opened) system(`signing ${number}: ${opened.fault}`);
      else {
        if (opened.roll.number !== number || opened.roll.previous !== (before?.hash ?? null))
          system(`signing ${number} does not follow the one before it`);
        await heads.check(opened.heads);
      }
      if (named.get(number) !== hash) system(`signing ${number} is not the one that the journal names`);
      named.delete(number);
      before = { number, hash };
    }
  }
  for (const number of named.keys()) system(`signing ${number}, which the journal names, is gone`);
  for (const one of heads.rewritten.values()) faults.push({ stream: one.stream, fault: sentence(one) });
  return { rolls: before?.number ?? 0, faults };
};

/**
 * Holds signings that were kept outside, in their order, against the chains: what somebody with every right over the
 * database and the signing key has rewritten. Faults name the stream by id.
 */
export const verifyKeptHeads = async (db: Db, documents: readonly HeadsDocument[]): Promise<HeadFault[]> => {
  const faults: HeadFault[] = [];
  const check = createHeadCheck(db);
  const numberOf = ({ roll }: HeadsDocument): number =>
    (JSON.parse(roll.statement) as { number: number }).number;
  for (const document of [...documents].sort((a, b) => numberOf(a) - numberOf(b))) {
    const opened = openHeads(document);
    if ('fault' in opened) faults.push({ stream: 'system', fault: `a kept signing: ${opened.fault}` });
    else await check.check(opened.heads);
  }
  return [
    ...faults,
    ...[...check.rewritten.values()].map((one) => ({ stream: one.stream, fault: sentence(one) })),
  ];
};

/** Ids of incidents whose opening the system's journal names and whose chain is there no more. */
export const missingIncidents = async (
  db: Db,
): Promise<{ incidentId: string; reference: string; position: number }[]> => {
  const opened = (await readTypes(db, 'system', ['incident.opened'])).map(({ position, body }) => ({
    position,
    ...(JSON.parse(body) as { event: { incidentId: string; reference: string } }).event,
  }));
  const { rows } = await db.query<{ id: string }>(
    `select o.id from unnest($1::text[]) as o (id)
     where not exists (select 1 from incidents i where i.id::text = o.id)
       or not exists (select 1 from journal j where j.stream = o.id and j.position = 1)`,
    [opened.map(({ incidentId }) => incidentId)],
  );
  const missing = new Set(rows.map(({ id }) => id));
  return opened.filter(({ incidentId }) => missing.has(incidentId));
};
