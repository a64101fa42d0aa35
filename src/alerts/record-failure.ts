import type pg from 'pg';
import type { ProviderEvent } from '../channels/ports.ts';
import type { Clock } from '../clock.ts';
import { type Db, withTransaction } from '../db/transaction.ts';
import { lockIncident } from '../incidents/incidents.ts';
import { recordNote } from '../incidents/notes.ts';
import { appendToSystem } from '../journal/journal.ts';
import {
  type AddressedMessage,
  alertsOf,
  failTaken,
  findMessage,
  finishMessage,
  hastenNextStep,
} from './message-store.ts';

interface FailureDeps {
  pool: pg.Pool;
  clock: Clock;
}

/**
 * What failed stands in the journal of each incident that the message is about, without a name or an address; and
 * where the whole step has failed, the next is due at once.
 */
const noteFailure = async (
  tx: Db,
  message: AddressedMessage,
  reason: string,
  now: Date,
  change: () => Promise<boolean>,
): Promise<void> => {
  const alerts = await alertsOf(tx, message);
  // In one order, so that two failures never wait for each other in a ring.
  const incidentIds = [...new Set(alerts.flatMap(({ incidentId }) => incidentId ?? []))].sort();
  const locked = new Map<string, Awaited<ReturnType<typeof lockIncident>>>();
  for (const id of incidentIds) locked.set(id, await lockIncident(tx, id));
  if (!(await change())) return;
  await hastenNextStep(tx, message, now);
  const at = now.toISOString();
  const { contactId, channel: method, round, stepNo: step } = message;
  const failed = { type: 'alert.method-failed', contactId, method, reason, round, step } as const;
  if (incidentIds.length === 0)
    await appendToSystem(tx, {
      type: failed.type,
      recordedAt: now,
      actor: { kind: 'system' },
      event: { ...failed, alertId: message.alertId },
    });
  // One note an incident: the first of its alerts stands for the others.
  for (const id of incidentIds) {
    const incident = locked.get(id);
    const alert = alerts.find(({ incidentId }) => incidentId === id);
    if (!incident || !alert) continue;
    const actor = { kind: 'system' } as const;
    await recordNote(tx, incident, { ...failed, at, actor, alertId: alert.id, deadline: alert.kind });
  }
};

/** A way did not take a message: for good (`failed`), or for now (`pending`), when the journal hears of the first time only. */
export const recordFailure = async (
  deps: FailureDeps,
  message: AddressedMessage,
  result: { state: 'pending' | 'failed'; provider: string; reason: string },
): Promise<void> =>
  withTransaction(deps.pool, async (tx) => {
    const now = deps.clock.now();
    const change = async (): Promise<boolean> => {
      await finishMessage(tx, message.id, { ...result, at: now });
      return true;
    };
    if (message.reason === null) await noteFailure(tx, message, result.reason, now, change);
    else await change();
  });

/**
 * What a provider took has not arrived: the mailbox refused it, the handset is off, nobody answered the phone. False
 * when there is no such message or this is known.
 */
export const recordLateFailure = async (
  deps: FailureDeps,
  messageId: string,
  reason: string,
): Promise<boolean> =>
  withTransaction(deps.pool, async (tx) => {
    const now = deps.clock.now();
    const message = await findMessage(tx, messageId);
    if (!message) return false;
    let isNew = false;
    await noteFailure(tx, message, reason, now, async () => {
      isNew = await failTaken(tx, messageId, reason, now);
      return isNew;
    });
    return isNew;
  });

const isUuid = (text: string): boolean => /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(text);

/** What providers say of alerts by e-mail and SMS: only failures matter, of the attempt that counts. */
export const recordAlertEvents = async (
  deps: FailureDeps,
  events: readonly ProviderEvent[],
): Promise<void> => {
  for (const { kind, deliveryId, attempt, reason } of events) {
    if (kind !== 'failed' || !isUuid(deliveryId)) continue;
    const message = await findMessage(deps.pool, deliveryId);
    if (message?.attempts === attempt) await recordLateFailure(deps, deliveryId, reason ?? 'failed');
  }
};
