import type pg from 'pg';
import { alteredAssessments } from './assessment/verify-assessments.ts';
import { alteredAttachments, openedAttachments } from './attachments/verify-attachments.ts';
import { alteredReports } from './authority/verify-reports.ts';
import { replayHouse } from './incidents/house-events.ts';
import { replay } from './incidents/replay.ts';
import { firstBroken } from './journal/chain.ts';
import { readHead, readStream } from './journal/journal.ts';
import { alteredLists } from './people/verify-lists.ts';
import type { Sealing } from './sealing.ts';
import { sameState, type IncidentState } from '../workflows/incident/state.ts';

/** What a look at the whole record found. */
export interface Verification {
  streams: number;
  entries: number;
  /** Files that were opened and are, to the byte, what their hash says. */
  files: number;
  /** What does not fit, by reference of the incident (or `system`): each a sentence. Empty when all is well. */
  faults: string[];
}

interface StoredIncident {
  id: string;
  reference: string;
  state: IncidentState;
  version: number;
  owner_id: string | null;
  /** Null where every role sees it. */
  named: string[] | null;
}

/** Whether two lists name the same people; null is nobody in particular. */
const sameNamed = (a: readonly string[] | null, b: readonly string[] | null): boolean =>
  a === null || b === null ? a === b : [...new Set(a)].sort().join() === [...new Set(b)].sort().join();

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

/** Whether a stored state is the proven one; one that an older chart wrote, in all that that chart remembered. */
const isProven = (stored: IncidentState, proven: IncidentState): boolean => {
  if (stored.chart === proven.chart) return sameState(stored, proven);
  const remembered = Object.entries(proven.context).filter(([name]) => Object.hasOwn(stored.context, name));
  const context = Object.fromEntries(remembered) as unknown as IncidentState['context'];
  return sameState(stored, { ...proven, chart: stored.chart, context });
};

/**
 * Checks every hash chain to its head, and that each incident's journal, replayed through the chart, gives the state
 * and version that are stored, who has it and who may see it, and names the assessments, the notices to the authority, the files and the lists of people that are stored. With the master key (`sealing`) each
 * file is opened too. Reads only. Basis: GDPR art. 5(2), 33(5).
 */
export const verifyRecord = async (pool: pg.Pool, sealing?: Sealing): Promise<Verification> => {
  const { rows: incidents } = await pool.query<StoredIncident>(
    `select i.id, i.reference, i.state, i.version, i.owner_id, case when i.restricted then
       array(select a.person_id::text from incident_access a where a.incident_id = i.id) end as named
     from incidents i order by i.ordinal`,
  );
  const system = await chainFaults(pool, 'system');
  const faults = system.faults.map((fault) => `system: ${fault}`);
  let entries = system.bodies.length;
  let files = 0;
  for (const { id, reference, state, version, owner_id: ownerId, named } of incidents) {
    const chain = await chainFaults(pool, id);
    entries += chain.bodies.length;
    faults.push(...chain.faults.map((fault) => `${reference}: ${fault}`));
    if (chain.faults.length > 0) continue;
    try {
      const proven = replay(chain.bodies);
      if (proven.version !== version || !isProven(state, proven.state))
        faults.push(`${reference}: the stored state is not the one that its journal proves`);
      for (const number of await alteredAssessments(pool, id, chain.bodies))
        faults.push(`${reference}: assessment ${number} is not the one that its journal names`);
      for (const number of await alteredReports(pool, id, chain.bodies))
        faults.push(
          number === 0
            ? `${reference}: a notice to the authority that its journal names is gone`
            : `${reference}: notice ${number} to the authority is not the one that its journal names`,
        );
      for (const attachment of await alteredAttachments(pool, id, chain.bodies))
        faults.push(`${reference}: file ${attachment} is not the one that its journal names`);
      for (const number of await alteredLists(pool, id, chain.bodies))
        faults.push(
          number === 0
            ? `${reference}: the list of people that its journal names is gone`
            : `${reference}: list ${number} of people is not the one that its journal names`,
        );
      const opened = sealing && (await openedAttachments(pool, sealing, id));
      files += opened?.intact ?? 0;
      for (const attachment of opened?.broken ?? [])
        faults.push(`${reference}: file ${attachment} does not open, or is not what was kept`);
      const house = replayHouse(chain.bodies);
      if (house.ownerId !== ownerId)
        faults.push(`${reference}: the one who has it is not the one whom its journal names`);
      if (!sameNamed(house.named, named))
        faults.push(`${reference}: those who may see it are not those whom its journal names`);
    } catch (error) {
      faults.push(`${reference}: ${(error as Error).message}`);
    }
  }
  return { streams: incidents.length + 1, entries, files, faults };
};
