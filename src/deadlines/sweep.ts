import { withTransaction } from '../db/transaction.ts';
import type { DoorDeps } from '../incidents/door.ts';
import { lockIncidents } from '../incidents/incidents.ts';
import { passEvents } from '../incidents/pass-events.ts';
import type { Log } from '../log.ts';
import { planReminders, type ReminderPlan } from './plan-reminders.ts';
import * as store from './store.ts';

/** Whoever watches the sweep is told what it does, as it does it. */
export interface SweepObserver {
  /** A reminder was given, so many seconds after it fell due. */
  fired(latenessSeconds: number): void;
  /** A reminder could not be given; the next sweep tries again. */
  failed(): void;
  /** A batch is done, and more may follow. */
  progressed(): Promise<void>;
}

/** How many clocks one pass takes; the rest come with the next pass, at once. */
const batch = 500;

interface Sweep {
  deps: DoorDeps;
  log: Log;
  observer: SweepObserver | undefined;
}

/** What became of the clocks of a pass. */
interface Passed {
  /** All that this process held. */
  claimed: { id: string; incidentId: string }[];
  /** Those of them that still wait: to be left alone until the next sweep. */
  waiting: string[];
}

const gave = ({ deps, observer }: Sweep, { fired }: ReminderPlan): void => {
  const now = deps.clock.now().getTime();
  for (const { gaveDueAt } of fired) if (gaveDueAt) observer?.fired((now - Date.parse(gaveDueAt)) / 1000);
};

const failed = ({ log, observer }: Sweep, incidentId: string, error: unknown): void => {
  const { name, code } = error as Error & { code?: string };
  log.error({ incidentId, error: name, code }, 'deadlines: a reminder failed; the next sweep tries again');
  observer?.failed();
};

/** Takes what is due, decides and writes, all of it or nothing. `onClaim` hears what is taken before anything can fail. */
const fire = async (
  sweep: Sweep,
  claim: store.Claim,
  onClaim: (claimed: Passed['claimed']) => void,
): Promise<Passed> => {
  const { deps, log } = sweep;
  const done = await withTransaction(deps.pool, async (tx) => {
    const now = deps.clock.now();
    const due = await store.claimDue(tx, now, claim);
    onClaim(due);
    if (due.length === 0) return undefined;
    // The other way round than a person's change, which holds the incident first: so this waits for none of them.
    const incidents = await lockIncidents(tx, [...new Set(due.map(({ incidentId }) => incidentId))]);
    const at = now.toISOString();
    const plan = planReminders(due, incidents, at);
    await passEvents(deps, tx, plan.accepted);
    for (const stray of plan.strays) await store.settle(tx, stray.incidentId, stray, 'released', at);
    await store.markFired(tx, at, plan.fired);
    return { due, plan };
  });
  if (!done) return { claimed: [], waiting: [] };
  const { due, plan } = done;
  gave(sweep, plan);
  for (const { incidentId, kind } of plan.strays)
    log.error({ incidentId, kind }, 'deadlines: a row runs for a duty that the state does not have; ended');
  for (const { deadline, error } of plan.unreadable) failed(sweep, deadline.incidentId, error);
  const waiting = [...plan.left, ...plan.unreadable.map(({ deadline }) => deadline)].map(({ id }) => id);
  return { claimed: due, waiting };
};

/** A pass. Where it fails as a whole, each of its clocks is taken alone: one bad record must not silence the others. */
const pass = async (sweep: Sweep, claim: store.Claim): Promise<Passed> => {
  let claimed: Passed['claimed'] = [];
  try {
    return await fire(sweep, claim, (due) => {
      claimed = due;
    });
  } catch (error) {
    if (claimed.length === 0) throw error;
    const waiting: string[] = [];
    for (const { id, incidentId } of claimed)
      try {
        const alone = await fire(sweep, { limit: 1, only: [id] }, () => undefined);
        // None: another process was faster.
        waiting.push(...(alone.claimed.length > 0 ? alone.waiting : [id]));
      } catch (cause) {
        // It is the database that fails, not the record: then the next sweep tries all of it again.
        await sweep.deps.pool.query('select 1');
        failed(sweep, incidentId, cause);
        waiting.push(id);
      }
    return { claimed, waiting };
  }
};

/**
 * Turns every reminder that is due into an event through the door, each once, however many processes sweep: whoever
 * holds the clock's row and its incident fires it, in the transaction that moves the row to its next reminder. What was missed
 * while no process lived fires now, as one. Returns how many clocks were moved on.
 */
export const sweepDeadlines = async (deps: DoorDeps, log: Log, observer?: SweepObserver): Promise<number> => {
  const sweep = { deps, log, observer };
  const except: string[] = [];
  let moved = 0;
  for (;;) {
    const { claimed, waiting } = await pass(sweep, { limit: batch, except });
    moved += claimed.length - waiting.length;
    if (claimed.length < batch) return moved;
    except.push(...waiting);
    await observer?.progressed();
  }
};

/**
 * Sweeps, and says in how many milliseconds the next reminder falls due. One that this sweep left behind is not
 * counted: it waits for the next round as ever.
 */
export const createSweep = (deps: DoorDeps, log: Log) => {
  let begun = deps.clock.now();
  return {
    sweep: async (observer?: SweepObserver): Promise<number> => {
      begun = deps.clock.now();
      return sweepDeadlines(deps, log, observer);
    },
    untilDue: async (): Promise<number | undefined> => {
      const next = await store.nextReminderAfter(deps.pool, begun);
      return next && next.getTime() - deps.clock.now().getTime();
    },
  };
};
