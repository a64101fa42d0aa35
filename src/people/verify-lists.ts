import type { Db } from '../db/transaction.ts';
import { hashList, listLists } from './list-store.ts';

/** What the journal says of lists: hashes of those that were put, the last one of them, and how many people it had. */
const listedIn = (bodies: Iterable<{ body: string }>) => {
  const hashes = new Set<string>();
  let last: { hash: string; people: number } | undefined;
  for (const { body } of bodies) {
    const { event } = JSON.parse(body) as { event: { type: string; hash?: string; people?: number } };
    if (event.type !== 'people.listed') continue;
    last = { hash: event.hash ?? '', people: event.people ?? 0 };
    hashes.add(last.hash);
  }
  return { hashes, last };
};

/**
 * Numbers of the lists of an incident that are not what its journal names: changed behind Varsla's back, or never put;
 * 0 for one that the journal names last and that is gone. Lists from before there were lists have no hash of their own.
 */
export const alteredLists = async (
  db: Db,
  incidentId: string,
  bodies: Iterable<{ body: string }>,
): Promise<number[]> => {
  const { hashes, last } = listedIn(bodies);
  const lists = await listLists(db, incidentId);
  const altered: number[] = [];
  for (const { id, number, hash } of lists) {
    if (hash === null) continue;
    const now = await hashList(db, id);
    if (now !== hash || !hashes.has(hash)) altered.push(number ?? 0);
  }
  const isThere = lists.some(({ hash }) => hash === null || hash === last?.hash);
  return last && last.people > 0 && !isThere ? [...altered, 0] : altered;
};
