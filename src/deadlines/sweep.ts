import { reminderAfter, reminderDue } from '../../workflows/deadlines.ts';
import { decide } from '../../workflows/incident/decide.ts';
import type { LaterEvent } from '../../workflows/incident/events.ts';
import { withTransaction } from '../db/transaction.ts';
import { type DoorDeps, passEvent } from '../incidents/door.ts';
import { lockIncident } from '../incidents/incidents.ts';
import type { Log } from '../log.ts';
import * as store from './store.ts';

/** How many clocks one pass looks at; the rest come with the next pass, at once. */
const batch = 200;

const fire = async (deps: DoorDeps, log: Log, id: string, incidentId: string): Promise<boolean> =>
  withTransaction(deps.pool, async (tx) => {
    const incident = await lockIncident(tx, incidentId, true);
    if (!incident) return false;
    const now = deps.clock.now();
    const deadline = await store.lockDue(tx, id, now);
    if (!deadline) return false;
    const at = now.toISOString();
    const reminder = reminderDue(deadline, deadline.armedAt, deadline.firedAt, at);
    const next = reminderAfter(deadline, deadline.armedAt, at);
    if (reminder) {
      const { kind, key, dueAt } = deadline;
      const clock = { deadline: kind, ...(key !== undefined && { key }), dueAt };
      const recorded = { at, actor: { kind: 'system' } as const, ...clock };
      const event: LaterEvent =
        reminder.step === 'arisen' || reminder.step === 'remaining'
          ? { ...recorded, type: 'deadline.neared', step: reminder.step }
          : { ...recorded, type: 'deadline.passed', step: reminder.step };
      if (!decide(incident.state, event).accepted) {
        log.error(
          { incidentId, kind },
          'deadlines: a row runs for a duty that the state does not have; ended',
        );
        await store.settle(tx, incidentId, deadline, 'released', at);
        return true;
      }
      await passEvent(deps, tx, incident, event);
    }
    await store.markFired(tx, id, at, next.at);
    return true;
  });

/** One record that cannot be read must not silence the clocks behind it. */
const fireOrLog = async (deps: DoorDeps, log: Log, id: string, incidentId: string): Promise<boolean> => {
  try {
    return await fire(deps, log, id, incidentId);
  } catch (error) {
    const { name, code } = error as Error & { code?: string };
    log.error({ incidentId, error: name, code }, 'deadlines: a reminder failed; the next sweep tries again');
    return false;
  }
};

/**
 * Turns every reminder that is due into an event through the door, each once, however many processes sweep: whoever
 * holds the incident's row fires it, in the transaction that moves the row to its next reminder. What was missed
 * while no process lived fires now, as one. Returns how many fired.
 */
export const sweepDeadlines = async (deps: DoorDeps, log: Log): Promise<number> => {
  let fired = 0;
  for (;;) {
    const due = await store.dueAt(deps.pool, deps.clock.now(), batch);
    let moved = 0;
    for (const { id, incidentId } of due) if (await fireOrLog(deps, log, id, incidentId)) moved += 1;
    fired += moved;
    if (moved === 0 || due.length < batch) return fired;
  }
};
