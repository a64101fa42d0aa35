import { reminderAfter, reminderDue } from '../../workflows/deadlines.ts';
import type { LaterEvent } from '../../workflows/incident/events.ts';
import type { LockedIncident } from '../incidents/incident.ts';
import { type Accepted, acceptEvent } from '../incidents/pass-events.ts';
import type { StoredDeadline } from './store.ts';

/** What is to be done about clocks that are due. Nothing of it has been written. */
export interface ReminderPlan {
  accepted: Accepted[];
  /** Every clock that goes on. `gaveDueAt`: when the reminder fell due that it gives; null where there was none to give. */
  fired: { id: string; incidentId: string; nextReminderAt: string; gaveDueAt: string | null }[];
  /** Rows that run for a duty that the state does not have. */
  strays: StoredDeadline[];
  /** The incident is in another's hands: the next look finds them. */
  left: StoredDeadline[];
  /** Clocks whose record cannot be read. */
  unreadable: { deadline: StoredDeadline; error: unknown }[];
}

const eventOf = ({ kind, key, dueAt }: StoredDeadline, step: string, at: string): LaterEvent => {
  const clock = { deadline: kind, ...(key !== undefined && { key }), dueAt };
  const recorded = { at, actor: { kind: 'system' } as const, ...clock };
  return step === 'arisen' || step === 'remaining'
    ? { ...recorded, type: 'deadline.neared', step }
    : { ...recorded, type: 'deadline.passed', step: step as 'passed' | 'overdue' };
};

/**
 * Decides for each clock, through the chart of its incident: clocks of one incident one after the other. What was
 * missed gives its last reminder only. A record that cannot be read concerns no other.
 */
export const planReminders = (
  due: readonly StoredDeadline[],
  incidents: readonly LockedIncident[],
  at: string,
): ReminderPlan => {
  const plan: ReminderPlan = { accepted: [], fired: [], strays: [], left: [], unreadable: [] };
  const standing = new Map(incidents.map((incident) => [incident.id, incident]));
  for (const deadline of due) {
    const { id, incidentId, armedAt, firedAt } = deadline;
    const incident = standing.get(incidentId);
    if (!incident) {
      plan.left.push(deadline);
      continue;
    }
    try {
      const reminder = reminderDue(deadline, armedAt, firedAt, at);
      const nextReminderAt = reminderAfter(deadline, armedAt, at).at;
      if (reminder) {
        const accepted = acceptEvent(incident, eventOf(deadline, reminder.step, at));
        if (!accepted) {
          plan.strays.push(deadline);
          continue;
        }
        plan.accepted.push(accepted);
        standing.set(incidentId, accepted.after);
      }
      const gaveDueAt = reminder ? deadline.nextReminderAt : null;
      plan.fired.push({ id, incidentId, nextReminderAt, gaveDueAt });
    } catch (error) {
      plan.unreadable.push({ deadline, error });
    }
  }
  return plan;
};
