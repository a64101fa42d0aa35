import type { Db } from '../db/transaction.ts';
import { chainHash, emptyHead, type StreamHead } from './chain.ts';
import { readHead, readStream } from './store.ts';

/** How many entries are in memory at once. */
const page = 1000;

/**
 * Checks every chain to its head, in one transaction, with a page of entries and a head a stream in memory: entries fit, none is missing at the end, no
 * stream is without its head. Says nothing of what the states should be. Each fault is a sentence that names the stream
 * by id.
 */
export const verifyChains = async (
  tx: Db,
): Promise<{ chains: number; entries: number; faults: string[] }> => {
  const faults: string[] = [];
  const reached = new Map<string, StreamHead>();
  const broken = new Set<string>();
  let entries = 0;
  await tx.query(
    `declare verify_chains no scroll cursor for
     select stream, position, body, hash from journal order by stream, position`,
  );
  for (;;) {
    const { rows } = await tx.query<{ stream: string; position: number; body: string; hash: Buffer }>(
      `fetch ${page} from verify_chains`,
    );
    if (rows.length === 0) break;
    entries += rows.length;
    for (const { stream, position, body, hash } of rows) {
      const head = reached.get(stream) ?? emptyHead;
      if (
        !broken.has(stream) &&
        (position !== head.position + 1 || !chainHash(head.hash, body).equals(hash))
      ) {
        broken.add(stream);
        faults.push(`${stream}: entry ${position} does not fit the chain`);
      }
      reached.set(stream, { position, hash });
    }
  }
  await tx.query('close verify_chains');
  const { rows: heads } = await tx.query<StreamHead & { stream: string }>(
    'select stream, position, hash from streams order by stream',
  );
  for (const { stream, position, hash } of heads) {
    const end = reached.get(stream) ?? emptyHead;
    if (end.position !== position || !end.hash.equals(hash))
      faults.push(`${stream}: the chain ends at entry ${end.position}, its head says ${position}`);
  }
  return { chains: heads.length, entries, faults };
};

/**
 * Checks one chain to its head, a page of entries in memory at once; `see` is given each page. The first entry that does
 * not fit is named, and what comes after it is not looked at. Give it a snapshot: a chain that grows meanwhile would
 * seem to end too early.
 */
export const checkChain = async (
  db: Db,
  stream: string,
  see: (entries: readonly { position: number; body: string }[]) => void = () => undefined,
): Promise<{ entries: number; faults: string[] }> => {
  let end = emptyHead;
  let entries = 0;
  for (;;) {
    const rows = await readStream(db, stream, end.position, page);
    entries += rows.length;
    for (const { position, body, hash } of rows) {
      if (position !== end.position + 1 || !chainHash(end.hash, body).equals(hash))
        return { entries, faults: [`entry ${position} does not fit the chain`] };
      end = { position, hash };
    }
    see(rows);
    if (rows.length < page) break;
  }
  const head = await readHead(db, stream);
  if (!head) return { entries, faults: ['its head is missing'] };
  if (head.position === end.position && head.hash.equals(end.hash)) return { entries, faults: [] };
  return {
    entries,
    faults: [`the chain ends at entry ${end.position}, its head says ${head.position}`],
  };
};
