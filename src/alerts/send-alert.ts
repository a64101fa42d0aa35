import type pg from 'pg';
import type { Clock } from '../clock.ts';
import type { Sealing } from '../sealing.ts';
import { composeMessage } from './compose-message.ts';
import { type AlertChannels, deliver } from './deliver.ts';
import { alertsOf, dropMessage, finishMessage, startMessage } from './message-store.ts';
import { recordFailure } from './record-failure.ts';
import type { Signatures } from './signatures.ts';
import { callAnswerPath, callStatusPath } from './webhook-paths.ts';

/** An alert did not get through and is tried again by the queue. */
export class AlertNotSentError extends Error {}

export interface AlertDeps {
  pool: pg.Pool;
  clock: Clock;
  sealing: Sealing;
  channels: AlertChannels;
  signatures: Signatures;
  /** The address that the world reaches Varsla by, where it has one. */
  publicUrl: string | undefined;
  /** Whether an answer to an SMS comes back to us. */
  canReply: boolean;
}

/**
 * Sends one message of an alert, as things stand when it leaves. Unlike a notice to people, a lost answer is a reason
 * to try again: staff rather hear of a deadline twice than not at all. Throws AlertNotSentError for the queue to
 * repeat it.
 */
export const sendAlert = async (deps: AlertDeps, messageId: string): Promise<void> => {
  const now = deps.clock.now();
  const message = await startMessage(deps.pool, messageId, now);
  if (!message) return;
  const alerts = (await alertsOf(deps.pool, message)).filter(({ state }) => state === 'open');
  // The alert ended after the message was taken up.
  if (alerts.length === 0) return dropMessage(deps.pool, message.id, now);
  const { publicUrl } = deps;
  const token = deps.signatures.messageToken(message.id, message.createdAt);
  const acknowledgeUrl = publicUrl && `${publicUrl}/alerts/${token}`;
  const text = composeMessage(message.language, alerts, {
    now,
    ...(publicUrl && { publicUrl, acknowledgeUrl: `${publicUrl}/alerts/${token}` }),
    ...(deps.canReply && { code: message.code }),
  });
  const isTest = alerts.every(({ incidentId }) => incidentId === null);
  const outcome = await deliver(deps, {
    deliveryId: message.id,
    attempt: message.attempts,
    channel: message.channel,
    to: message,
    text,
    call: publicUrl
      ? {
          answerUrl: `${publicUrl}${callAnswerPath(token)}`,
          statusUrl: `${publicUrl}${callStatusPath(token)}`,
        }
      : undefined,
    webhook: {
      type: isTest ? 'alert.test' : 'alert.raised',
      data: {
        alerts: alerts.map(({ id, reference, kind, step, dueAt }) => ({
          id,
          reference,
          kind,
          step,
          dueAt: dueAt?.toISOString() ?? null,
        })),
        escalation: { round: message.round, step: message.stepNo },
        text: text.sms,
        ...(acknowledgeUrl && { acknowledgeUrl }),
      },
    },
  });
  const { provider } = outcome;
  if (outcome.outcome === 'accepted') {
    const { providerId } = outcome;
    await finishMessage(deps.pool, message.id, {
      state: 'accepted',
      provider,
      providerId,
      at: deps.clock.now(),
    });
    return;
  }
  const { reason } = outcome;
  const state = outcome.outcome === 'rejected' ? 'failed' : 'pending';
  await recordFailure(deps, message, { state, provider, reason });
  if (state === 'pending') throw new AlertNotSentError(reason);
};
