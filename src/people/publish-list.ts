import type { Db } from '../db/transaction.ts';
import { type DoorDeps, passEvent } from '../incidents/door.ts';
import type { Incident, LockedIncident } from '../incidents/incident.ts';
import {
  countList,
  frozenLists,
  hashList,
  type ListCounts,
  openList,
  type PeopleList,
} from './list-store.ts';
import type { IncidentKey } from '../sealing.ts';
import { mergeList } from './merge-store.ts';
import { keyOldRows } from './old-rows.ts';

/** What only whoever read the rows can count. */
export type ReadCounts = Pick<ListCounts, 'rows' | 'rejected' | 'empty' | 'warnings'>;

/** Merges and counts a list whose people stand in the database. Gives what it will be known by. */
export const settleList = async (
  tx: Db,
  key: IncidentKey,
  list: { id: string; incidentId: string },
  read: ReadCounts,
): Promise<{ counts: ListCounts; hash: string }> => {
  const earlier = await frozenLists(tx, list.incidentId);
  const earlierIds = earlier.map(({ id }) => id);
  await keyOldRows(tx, key, earlierIds);
  await mergeList(tx, list.id, earlierIds);
  const counts = { ...read, ...(await countList(tx, list.id)) };
  const sum = counts.people + counts.merged + counts.already + counts.rejected + counts.empty;
  if (sum !== counts.rows) throw new Error(`the rows of a list do not add up: ${counts.rows} and ${sum}`);
  return { counts, hash: await hashList(tx, list.id) };
};

/**
 * Puts a settled list in place of the open one, with its event in the journal: counts and hash. Throws `event-refused`
 * once the notice was sent for approval.
 */
export const publishList = async (
  deps: DoorDeps,
  tx: Db,
  incident: LockedIncident,
  list: Pick<PeopleList, 'id' | 'mapping' | 'fields' | 'counts' | 'sealed'> & { hash: string; by: string },
): Promise<Incident> => {
  const { people, merged, already } = list.counts;
  const passed = await passEvent(deps, tx, incident, {
    type: 'people.listed',
    at: deps.clock.now().toISOString(),
    actor: { kind: 'person', id: list.by },
    people,
    merged: merged + already,
    hash: list.hash,
  });
  await openList(tx, { ...list, incidentId: incident.id });
  return passed;
};
