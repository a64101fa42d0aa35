import type { DatedKind } from '../../workflows/deadlines.ts';
import type { Db } from '../db/transaction.ts';
import { type DoorDeps, passEvent } from '../incidents/door.ts';
import type { Incident, LockedIncident, Reporter } from '../incidents/incident.ts';
import { Problem } from '../problems.ts';
import { type ExemptionRow, listExemptions } from './exemption-store.ts';

/** Whether it stands: approved, and ended neither by a person nor by its review. The chart knows. */
export const isInForce = ({ id }: ExemptionRow, { state }: Incident): boolean =>
  state.context.exemptions.some((one) => one.id === id);

/** Whether it waits for an approver. */
export const isWaiting = ({ approvedAt, endedAt }: ExemptionRow): boolean =>
  approvedAt === null && endedAt === null;

/** A change of an exemption, by whom and on what they read. */
export interface Change {
  incidentId: string;
  expectedVersion: number | undefined;
  reporter: Reporter;
}

/** The person who speaks, as events carry it. */
export const spoken = ({ personId }: Reporter, at: Date) => ({
  at: at.toISOString(),
  actor: { kind: 'person', id: personId } as const,
});

/** Undertakes the dated duty of an exemption. Throws as the door does. */
export const undertake = async (
  deps: DoorDeps,
  tx: Db,
  incident: LockedIncident,
  reporter: Reporter,
  duty: { kind: DatedKind; dueAt: string; what: string },
): Promise<{ incident: LockedIncident; key: string }> => {
  const key = deps.ids.uuid();
  const event = { ...spoken(reporter, deps.clock.now()), type: 'duty.undertaken', key, ...duty } as const;
  return { incident: await passEvent(deps, tx, incident, { ...event, what: event.what.slice(0, 200) }), key };
};

/** Throws `not-found`, and `event-refused` for one that has ended. */
export const findExemption = async (tx: Db, incident: Incident, id: string): Promise<ExemptionRow> => {
  const row = (await listExemptions(tx, incident.id)).find((one) => one.id === id);
  if (!row) throw new Problem('not-found', 'The incident has no exemption with this id.');
  if (!isWaiting(row) && !isInForce(row, incident))
    throw new Problem('event-refused', 'This exemption has ended.', { code: 'exemption-ended' });
  return row;
};
