import { exemptionBases } from '../../workflows/assessment/exemptions.ts';
import type { Db } from '../db/transaction.ts';
import type { DoorDeps } from '../incidents/door.ts';
import { recordHouseEvent } from '../incidents/house-events.ts';
import type { LockedIncident } from '../incidents/incident.ts';
import { lockForChange } from '../incidents/report-event.ts';
import { refuseUnfitDate } from '../incidents/times.ts';
import { invalid, Problem } from '../problems.ts';
import type { ClaimBody } from './exemption-schemas.ts';
import { insertExemption, listExemptions } from './exemption-store.ts';
import { type Change, isInForce, isWaiting, spoken, undertake } from './exemptions.ts';

/**
 * Claims an exemption from telling the people, with its evidence. It releases from nothing before somebody else has
 * approved it. One of § 16 has its review from now on, and the clock towards the authority runs as before.
 * Throws `event-refused` while the same is claimed already. Basis: GDPR art. 34(3), 5(2); personopplysningsloven § 16.
 */
export const claimExemption = async (
  deps: DoorDeps,
  tx: Db,
  input: Change & { body: ClaimBody },
): Promise<{ incident: LockedIncident; id: string }> => {
  const { body, reporter } = input;
  const locked = await lockForChange(tx, input.incidentId, input.expectedVersion);
  const at = deps.clock.now();
  if (locked.role === 'processor')
    throw invalid('/code', 'A processor tells its controllers; whether people are told, they decide.');
  const others = await listExemptions(tx, locked.id);
  if (others.some((one) => one.code === body.code && (isWaiting(one) || isInForce(one, locked))))
    throw new Problem('event-refused', 'This exemption is claimed already: end that one first.', {
      code: 'claimed-already',
    });
  if ('reviewAt' in body.evidence) refuseUnfitDate('/evidence/reviewAt', body.evidence.reviewAt, at);
  if ('publishBy' in body.evidence) refuseUnfitDate('/evidence/publishBy', body.evidence.publishBy, at);
  const review =
    'reviewAt' in body.evidence
      ? await undertake(deps, tx, locked, reporter, {
          kind: 'police.hold',
          dueAt: body.evidence.reviewAt,
          what: `${exemptionBases[body.code]}: ${body.evidence.author}`,
        })
      : undefined;
  const id = deps.ids.uuid();
  const { code, evidence } = body;
  await insertExemption(tx, locked.id, {
    id,
    code,
    evidence,
    claimedAt: at,
    claimedBy: reporter.personId,
    dutyKey: review?.key ?? null,
  });
  const incident = await recordHouseEvent(tx, review?.incident ?? locked, {
    ...spoken(reporter, at),
    type: 'exemption.claimed',
    exemptionId: id,
    code,
    evidence,
  });
  return { incident, id };
};
