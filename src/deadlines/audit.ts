import type pg from 'pg';
import type { Deadline, DeadlineKind } from '../../workflows/deadlines.ts';
import { demandedDeadlines } from '../../workflows/incident/demanded-deadlines.ts';
import type { IncidentState } from '../../workflows/incident/state.ts';
import type { Clock } from '../clock.ts';
import { type Db, withTransaction } from '../db/transaction.ts';
import type { Ids } from '../ids.ts';
import { lockIncident } from '../incidents/incidents.ts';
import { canonicalJson } from '../journal/chain.ts';
import { appendToSystem } from '../journal/journal.ts';
import type { Log } from '../log.ts';
import { armedOf, correct, incidentsToAudit } from './audit-store.ts';
import * as store from './store.ts';

/** How a row differs from what the state of its incident demands. */
export interface DeadlineDifference {
  incidentId: string;
  reference: string;
  /** Null where the state itself cannot be read. */
  kind: DeadlineKind | null;
  /** `missing`: a duty without a clock. `surplus`: a clock without a duty. `differs`: another instant, basis or reminders. */
  what: 'missing' | 'surplus' | 'differs' | 'unreadable';
}

export interface AuditDeps {
  pool: pg.Pool;
  clock: Clock;
  ids: Ids;
}

/** Incidents that are compared in one go. */
const batch = 500;

/** Which clock of an incident it is: several of one kind are told apart by their key. */
const slotOf = ({ kind, key }: Deadline): string => (key === undefined ? kind : `${kind} ${key}`);

const factsOf = ({ kind, key, anchorAt, dueAt, basis, ownTarget, reminders }: Deadline): string =>
  canonicalJson({ kind, key: key ?? null, anchorAt, dueAt, basis, ownTarget, reminders });

interface Finding {
  kind: DeadlineKind;
  what: 'missing' | 'surplus' | 'differs';
  had?: Deadline;
  demanded?: Deadline;
}

/** What would have to change, by kind. Throws where the state cannot be read. */
const compare = (state: IncidentState, rows: readonly Deadline[]): Finding[] => {
  const demanded = new Map(demandedDeadlines(state).map((deadline) => [slotOf(deadline), deadline]));
  const had = new Map(rows.map((row) => [slotOf(row), row]));
  const findings: Finding[] = [];
  for (const [slot, deadline] of demanded) {
    const { kind } = deadline;
    const row = had.get(slot);
    if (!row) findings.push({ kind, what: 'missing', demanded: deadline });
    else if (factsOf(row) !== factsOf(deadline))
      findings.push({ kind, what: 'differs', had: row, demanded: deadline });
  }
  for (const [slot, row] of had)
    if (!demanded.has(slot)) findings.push({ kind: row.kind, what: 'surplus', had: row });
  return findings;
};

/** Looks again with the incident locked: what was only on its way is no difference. Repairs, and writes it down. */
const settleDifferences = async (
  deps: AuditDeps,
  incidentId: string,
  repair: boolean,
): Promise<DeadlineDifference[]> =>
  withTransaction(deps.pool, async (tx: Db) => {
    const incident = await lockIncident(tx, incidentId);
    if (!incident) return [];
    const { reference } = incident;
    const rows = (await armedOf(tx, [incidentId])).get(incidentId) ?? [];
    let found: Finding[];
    try {
      found = compare(incident.state, rows);
    } catch {
      return [{ incidentId, reference, kind: null, what: 'unreadable' }];
    }
    const now = deps.clock.now();
    const at = now.toISOString();
    if (repair && found.length > 0) {
      for (const { what, had, demanded: deadline } of found) {
        if (what === 'surplus' && had) await store.settle(tx, incidentId, had, 'released', at);
        else if (what === 'differs' && deadline) await correct(tx, incidentId, deadline, at);
        else if (deadline) await store.arm(tx, { id: deps.ids.uuid(), incidentId, deadline, at });
      }
      await appendToSystem(tx, {
        type: 'deadlines.repaired',
        recordedAt: now,
        actor: { kind: 'system' },
        event: {
          incidentId,
          reference,
          repaired: found.map(({ kind, what, had, demanded }) => ({
            kind,
            what,
            from: had?.dueAt ?? null,
            to: demanded?.dueAt ?? null,
          })),
        },
      });
    }
    return found.map(({ kind, what }) => ({ incidentId, reference, kind, what }));
  });

/**
 * Compares, for every incident, the clocks that its state demands with the rows that run, and with `repair` makes the
 * rows follow the state: staff are then reminded at once of a duty that had no clock. Each difference is logged as an
 * error and, when repaired, stands in the system's journal. A second call finds nothing more.
 */
export const auditDeadlines = async (
  deps: AuditDeps,
  log: Log,
  { repair }: { repair: boolean },
): Promise<{ incidents: number; differences: DeadlineDifference[] }> => {
  const differences: DeadlineDifference[] = [];
  let incidents = 0;
  let after = 0;
  for (;;) {
    const page = await incidentsToAudit(deps.pool, after, batch);
    const armed = await armedOf(
      deps.pool,
      page.map(({ id }) => id),
    );
    for (const { id, state } of page) {
      let isSuspect = true;
      try {
        isSuspect = compare(state, armed.get(id) ?? []).length > 0;
      } catch {
        // Said below, once the incident is locked.
      }
      if (isSuspect) differences.push(...(await settleDifferences(deps, id, repair)));
    }
    incidents += page.length;
    after = page.at(-1)?.ordinal ?? after;
    if (page.length < batch) break;
  }
  for (const { incidentId, kind, what } of differences)
    log.error({ incidentId, kind, what, repaired: repair }, 'deadlines: a row and the state do not agree');
  return { incidents, differences };
};
