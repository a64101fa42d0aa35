import type { DeliveryEvent } from '../../workflows/delivery/events.ts';
import { withTransaction } from '../db/transaction.ts';
import { recordHouseEvent } from '../incidents/house-events.ts';
import { lockIncident } from '../incidents/incidents.ts';
import { Problem } from '../problems.ts';
import { moveDelivery } from './ledger.ts';
import { type LedgerDeps, planNextChannel } from './record-evidence.ts';
import { readRun } from './run/run-store.ts';
import { findDelivery } from './store.ts';

/** What a person may decide of a message of which nobody knows whether it was taken. */
export const unknownDecisions = ['sent', 'resend', 'next-channel'] as const;
export type UnknownDecision = (typeof unknownDecisions)[number];

const events: Record<UnknownDecision, DeliveryEvent> = {
  sent: 'person.decided-sent',
  resend: 'person.decided-resend',
  'next-channel': 'person.decided-next-channel',
};

/**
 * Settles one message that is unknown: it counts as sent, is sent once more (perhaps a second time), or the person is
 * told by the next channel. Stands in the incident's journal with its reason. Throws `event-refused` where evidence came
 * first, or the sending was stopped; `not-found` for what is not a message of this incident.
 */
export const decideUnknown = async (
  deps: LedgerDeps,
  input: {
    incidentId: string;
    deliveryId: string;
    decision: UnknownDecision;
    reason: string;
    personId: string;
  },
): Promise<void> => {
  const at = deps.clock.now();
  await withTransaction(deps.pool, async (tx) => {
    const incident = await lockIncident(tx, input.incidentId);
    const delivery = await findDelivery(tx, input.incidentId, input.deliveryId);
    if (!incident || !delivery) throw new Problem('not-found', 'The incident has no message with this id.');
    const isStopped = (await readRun(tx, delivery.noticeId))?.value === 'stopped';
    if (isStopped && input.decision !== 'sent')
      throw new Problem('event-refused', 'The sending was stopped for good: nothing more leaves.', {
        code: 'run-out-of-order',
      });
    const moved = await moveDelivery(tx, input.deliveryId, events[input.decision], {
      at,
      notBefore: at,
      reason: `decided-${input.decision}`,
    });
    if (!moved)
      throw new Problem('event-refused', 'It is not unknown any more: read it again.', {
        code: 'delivery-known',
      });
    await planNextChannel(deps, tx, moved);
    await recordHouseEvent(tx, incident, {
      type: 'delivery.decided',
      at: at.toISOString(),
      actor: { kind: 'person', id: input.personId },
      deliveryId: input.deliveryId,
      delivery: input.decision,
      reason: input.reason,
    });
  });
};
