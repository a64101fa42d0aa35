import type pg from 'pg';
import { alteredAssessments } from './assessment/verify-assessments.ts';
import { alteredAttachments, openedAttachments } from './attachments/verify-attachments.ts';
import { alteredReports } from './authority/verify-reports.ts';
import { type Db, withSnapshot } from './db/transaction.ts';
import { replayHouse } from './incidents/house-events.ts';
import { replay } from './incidents/replay.ts';
import type { HeadsDocument } from './journal/heads.ts';
import { checkChain, missingIncidents, verifyHeads, verifyKeptHeads } from './journal/journal.ts';
import { alteredLists } from './people/verify-lists.ts';
import type { Sealing } from './sealing.ts';
import { sameState, type IncidentState } from '../workflows/incident/state.ts';

/** What a look at the whole record found. */
export interface Verification {
  streams: number;
  entries: number;
  /** How often heads were signed. */
  signings: number;
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

/** Whether a stored state is the proven one; one that an older chart wrote, in all that that chart remembered. */
const isProven = (stored: IncidentState, proven: IncidentState): boolean => {
  if (stored.chart === proven.chart) return sameState(stored, proven);
  const remembered = Object.entries(proven.context).filter(([name]) => Object.hasOwn(stored.context, name));
  const context = Object.fromEntries(remembered) as unknown as IncidentState['context'];
  return sameState(stored, { ...proven, chart: stored.chart, context });
};

/** An incident against its own journal: what is stored must follow from what was chained. */
const incidentFaults = async (
  db: Db,
  { id, state, version, owner_id: ownerId, named }: StoredIncident,
  journal: readonly { position: number; body: string }[],
): Promise<string[]> => {
  const faults: string[] = [];
  const proven = replay(journal);
  if (proven.version !== version || !isProven(state, proven.state))
    faults.push('the stored state is not the one that its journal proves');
  for (const number of await alteredAssessments(db, id, journal))
    faults.push(`assessment ${number} is not the one that its journal names`);
  for (const number of await alteredReports(db, id, journal))
    faults.push(
      number === 0
        ? 'a notice to the authority that its journal names is gone'
        : `notice ${number} to the authority is not the one that its journal names`,
    );
  for (const attachment of await alteredAttachments(db, id, journal))
    faults.push(`file ${attachment} is not the one that its journal names`);
  for (const number of await alteredLists(db, id, journal))
    faults.push(
      number === 0
        ? 'the list of people that its journal names is gone'
        : `list ${number} of people is not the one that its journal names`,
    );
  const house = replayHouse(journal);
  if (house.ownerId !== ownerId) faults.push('the one who has it is not the one whom its journal names');
  if (!sameNamed(house.named, named))
    faults.push('those who may see it are not those whom its journal names');
  return faults;
};

/**
 * Checks every hash chain to its head and against every head that was signed, here or in `kept` signings; and that each
 * incident's journal, replayed through the chart, gives the state and version that are stored, who has it and who may
 * see it, and names the assessments, the notices to the authority, the files and the lists of people that are stored.
 * With the master key (`sealing`) each file is opened too. Reads one snapshot, and one incident at a time. Basis: GDPR
 * art. 5(2), 33(5).
 */
export const verifyRecord = (
  pool: pg.Pool,
  sealing?: Sealing,
  kept: readonly HeadsDocument[] = [],
): Promise<Verification> =>
  withSnapshot(pool, async (db) => {
    const { rows: incidents } = await db.query<StoredIncident>(
      `select i.id, i.reference, i.state, i.version, i.owner_id, case when i.restricted then
         array(select a.person_id::text from incident_access a where a.incident_id = i.id) end as named
       from incidents i order by i.ordinal`,
    );
    const system = await checkChain(db, 'system');
    const faults = system.faults.map((fault) => `system: ${fault}`);
    let { entries } = system;
    let files = 0;
    for (const incident of incidents) {
      const { id, reference } = incident;
      const journal: { position: number; body: string }[] = [];
      const chain = await checkChain(db, id, (rows) => void journal.push(...rows));
      entries += chain.entries;
      const found = [...chain.faults];
      if (found.length === 0)
        try {
          found.push(...(await incidentFaults(db, incident, journal)));
          const opened = sealing && (await openedAttachments(db, sealing, id));
          files += opened?.intact ?? 0;
          for (const attachment of opened?.broken ?? [])
            found.push(`file ${attachment} does not open, or is not what was kept`);
        } catch (error) {
          found.push((error as Error).message);
        }
      faults.push(...found.map((fault) => `${reference}: ${fault}`));
    }
    for (const { reference, position } of await missingIncidents(db))
      faults.push(`${reference}: the incident is gone; entry ${position} of the system's journal names it`);
    const heads = await verifyHeads(db);
    const names = new Map(incidents.map(({ id, reference }) => [id, reference]));
    for (const { stream, fault } of [...heads.faults, ...(await verifyKeptHeads(db, kept))])
      faults.push(`${names.get(stream) ?? stream}: ${fault}`);
    return { streams: incidents.length + 1, entries, signings: heads.rolls, files, faults };
  });
