import { exemptionBases, isSecrecy } from '../../workflows/assessment/exemptions.ts';
import { countApprovers } from '../access/staff.ts';
import type { Db } from '../db/transaction.ts';
import { type DoorDeps, passEvent } from '../incidents/door.ts';
import type { LockedIncident } from '../incidents/incident.ts';
import { lockForChange } from '../incidents/report-event.ts';
import { Problem } from '../problems.ts';
import { approveExemptionRow } from './exemption-store.ts';
import { type Change, findExemption, spoken, undertake } from './exemptions.ts';

/**
 * Approves an exemption that somebody else claimed; with one approver in the house, that one gives a reason. The duty
 * towards each person falls away, or waits. One of art. 34(3)(c) brings the public notice as a duty with a date.
 * Basis: GDPR art. 34(3), 5(2).
 */
export const approveExemption = async (
  deps: DoorDeps,
  tx: Db,
  input: Change & { exemptionId: string; ownApprovalReason: string | null },
): Promise<LockedIncident> => {
  const { reporter, ownApprovalReason } = input;
  const locked = await lockForChange(tx, input.incidentId, input.expectedVersion);
  const row = await findExemption(tx, locked, input.exemptionId);
  if (row.approvedAt !== null)
    throw new Problem('event-refused', 'This exemption is approved already.', { code: 'approved-already' });
  const at = deps.clock.now();
  const approved = await passEvent(deps, tx, locked, {
    ...spoken(reporter, at),
    type: 'exemption.approved',
    exemptionId: row.id,
    code: row.code,
    claimedBy: row.claimedBy,
    reviewKey: isSecrecy(row.code) ? row.dutyKey : null,
    ownApprovalReason,
    approvers: await countApprovers(tx, at),
  });
  const { publishBy, publicNotice } = row.evidence;
  if (publishBy !== undefined && Date.parse(publishBy) <= at.getTime())
    throw new Problem(
      'event-refused',
      'The date of the public notice has passed: claim the exemption again with one that holds.',
      { code: 'date-passed' },
    );
  const notice =
    publishBy === undefined
      ? undefined
      : await undertake(deps, tx, approved, reporter, {
          kind: 'people.promise',
          dueAt: publishBy,
          what: `${exemptionBases[row.code]}: ${publicNotice ?? ''}`,
        });
  await approveExemptionRow(tx, row.id, {
    personId: reporter.personId,
    at,
    ownApprovalReason,
    dutyKey: notice?.key ?? row.dutyKey,
  });
  return notice?.incident ?? approved;
};
