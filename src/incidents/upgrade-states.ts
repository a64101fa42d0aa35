import { chart } from '../../workflows/incident/machine.ts';
import { type IncidentState, migrated } from '../../workflows/incident/state.ts';
import { withTransaction } from '../db/transaction.ts';
import { reconcileDeadlines } from '../deadlines/deadlines.ts';
import { appendToSystem, readStream } from '../journal/journal.ts';
import type { Log } from '../log.ts';
import { keepGroundsOfJournal } from './decisions/grounds-from-journal.ts';
import type { WrittenFrom } from './decisions/grounds-of.ts';
import { readGrounds } from './decisions/grounds-store.ts';
import type { DoorDeps } from './door.ts';
import type { LockedIncident } from './incident.ts';
import { replay } from './replay.ts';
import * as store from './store.ts';

/** What the journal proves; where it proves nothing (a damaged one, which `verify` tells of), the old state made fit. */
const upgraded = (
  log: Log,
  { id, state }: LockedIncident,
  entries: readonly { position: number; body: string }[],
): IncidentState => {
  try {
    return replay(entries).state;
  } catch (error) {
    log.error({ incidentId: id, error: (error as Error).name }, 'charts: a journal does not replay');
    return migrated(state);
  }
};

/**
 * Brings states that an older chart wrote to the present one, and their clocks with them; what their decisions rest on
 * is kept from the journal where it was not yet. Done at each start, before
 * anything is decided; a second call finds nothing. Each incident for itself, so that a start that is cut off goes on
 * with the next. Returns how many there were.
 */
export const upgradeStates = async (
  deps: Omit<DoorDeps, 'effects'>,
  log: Log,
  writtenFrom: WrittenFrom,
): Promise<number> => {
  const old = await store.idsBeforeChart(deps.pool, chart);
  for (const id of old)
    await withTransaction(deps.pool, async (tx) => {
      const incident = await store.lockIncident(tx, id);
      if (!incident || incident.state.chart === chart) return;
      const entries = await readStream(tx, id);
      const state = upgraded(log, incident, entries);
      await store.writeState(tx, id, state);
      if (Object.keys(await readGrounds(tx, id)).length === 0)
        await keepGroundsOfJournal(tx, id, entries, writtenFrom);
      await reconcileDeadlines(tx, deps.ids, { id, state }, deps.clock.now().toISOString());
    });
  if (old.length > 0)
    await withTransaction(deps.pool, (tx) =>
      appendToSystem(tx, {
        type: 'chart.upgraded',
        recordedAt: deps.clock.now(),
        actor: { kind: 'system' },
        event: { chart, incidents: old.length },
      }),
    );
  return old.length;
};
