import type pg from 'pg';
import { replay } from './incidents/replay.ts';
import { firstBroken } from './journal/chain.ts';
import { readHead, readStream } from './journal/journal.ts';
import { sameState, type IncidentState } from '../workflows/incident/state.ts';

/** What a look at the whole record found. */
export interface Verification {
  streams: number;
  entries: number;
  /** What does not fit, by reference of the incident (or `system`): each a sentence. Empty when all is well. */
  faults: string[];
}

interface StoredIncident {
  id: string;
  reference: string;
  state: IncidentState;
  version: number;
}

/** Whether the entries of a stream are the ones that were chained, up to its head. */
const chainFaults = async (
  pool: pg.Pool,
  stream: string,
): Promise<{ faults: string[]; bodies: { position: number; body: string }[] }> => {
  const entries = await readStream(pool, stream);
  const head = await readHead(pool, stream);
  const broken = firstBroken(entries);
  const last = entries.at(-1);
  const faults: string[] = [];
  if (broken !== undefined) faults.push(`entry ${broken} does not fit the chain`);
  if (!head) faults.push('its head is missing');
  else if ((last?.position ?? 0) !== head.position || (last && !last.hash.equals(head.hash)))
    faults.push(`the chain ends at entry ${last?.position ?? 0}, its head says ${head.position}`);
  return { faults, bodies: entries };
};

/**
 * Checks every hash chain to its head, and that each incident's journal, replayed through the chart, gives the state
 * and version that are stored. Reads only. Basis: GDPR art. 5(2), 33(5).
 */
export const verifyRecord = async (pool: pg.Pool): Promise<Verification> => {
  const { rows: incidents } = await pool.query<StoredIncident>(
    'select id, reference, state, version from incidents order by ordinal',
  );
  const system = await chainFaults(pool, 'system');
  const faults = system.faults.map((fault) => `system: ${fault}`);
  let entries = system.bodies.length;
  for (const { id, reference, state, version } of incidents) {
    const chain = await chainFaults(pool, id);
    entries += chain.bodies.length;
    faults.push(...chain.faults.map((fault) => `${reference}: ${fault}`));
    if (chain.faults.length > 0) continue;
    try {
      const proven = replay(chain.bodies);
      if (proven.version !== version || !sameState(proven.state, state))
        faults.push(`${reference}: the stored state is not the one that its journal proves`);
    } catch (error) {
      faults.push(`${reference}: ${(error as Error).message}`);
    }
  }
  return { streams: incidents.length + 1, entries, faults };
};
