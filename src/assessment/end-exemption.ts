import { isSecrecy } from '../../workflows/assessment/exemptions.ts';
import { openDuty } from '../../workflows/incident/duties.ts';
import type { Db } from '../db/transaction.ts';
import { type DoorDeps, passEvent } from '../incidents/door.ts';
import { recordHouseEvent } from '../incidents/house-events.ts';
import type { LockedIncident } from '../incidents/incident.ts';
import { lockForChange } from '../incidents/report-event.ts';
import { endExemptionRow, type ExemptionRow } from './exemption-store.ts';
import { type Change, findExemption, isWaiting, spoken } from './exemptions.ts';

/** Ends the duty that came with an exemption: a review with the reason as what was decided, a notice by falling away. */
const endDuty = async (
  deps: DoorDeps,
  tx: Db,
  incident: LockedIncident,
  row: ExemptionRow,
  said: ReturnType<typeof spoken> & { reason: string },
): Promise<LockedIncident> => {
  const duty = row.dutyKey === null ? undefined : openDuty(incident.state.context.duties, row.dutyKey);
  if (!duty) return incident;
  const { reason, ...recorded } = said;
  const about = { ...recorded, key: duty.key, what: duty.what };
  return passEvent(
    deps,
    tx,
    incident,
    isSecrecy(row.code)
      ? { ...about, type: 'duty.fulfilled', decision: reason }
      : { ...about, type: 'duty.dropped', reason },
  );
};

/**
 * Ends an exemption, or returns one that waits for approval, with the reason; the duty that came with it ends too. Where
 * the risk is high and no other stands, the people are owed the notice from now on.
 */
export const endExemption = async (
  deps: DoorDeps,
  tx: Db,
  input: Change & { exemptionId: string; reason: string },
): Promise<LockedIncident> => {
  const { reporter, reason } = input;
  const locked = await lockForChange(tx, input.incidentId, input.expectedVersion);
  const row = await findExemption(tx, locked, input.exemptionId);
  const at = deps.clock.now();
  const said = { ...spoken(reporter, at), reason };
  const about = { ...said, exemptionId: row.id, code: row.code };
  const ended = isWaiting(row)
    ? await recordHouseEvent(tx, locked, { ...about, type: 'exemption.withdrawn' })
    : await passEvent(deps, tx, locked, { ...about, type: 'exemption.ended' });
  await endExemptionRow(tx, row.id, { personId: reporter.personId, at, reason });
  return endDuty(deps, tx, ended, row, said);
};
