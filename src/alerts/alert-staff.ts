import type { EmailChannel, SmsChannel } from '../channels/ports.ts';
import type pg from 'pg';
import type { Clock } from '../clock.ts';
import type { Db } from '../db/transaction.ts';
import type { Ids } from '../ids.ts';
import type { EffectHandlers } from '../incidents/door.ts';
import type { Log } from '../log.ts';
import { alertText } from './alert-texts.ts';
import { finishMessage, insertAlert, listContacts, startMessage } from './store.ts';

/** Enqueues messages in the transaction of their alert. */
export type EnqueueMessages = (tx: Db, messageIds: readonly string[]) => Promise<void>;

/** A reminder becomes an alert: a message to every member of staff by every way they can be reached. */
export const createAlertEffects = (
  ids: Ids,
  log: Log,
  enqueue: EnqueueMessages,
): Pick<EffectHandlers, 'alertStaff'> => ({
  async alertStaff({ tx, incident, event }, { deadline, dueAt, step }) {
    const contacts = await listContacts(tx);
    if (contacts.length === 0)
      log.error(
        { incidentId: incident.id, kind: deadline, step },
        'alerts: nobody to alert: PUT /api/v1/contacts',
      );
    const messages = contacts.flatMap(({ id: contactId, email, mobile }) => [
      ...(email ? [{ id: ids.uuid(), contactId, channel: 'email' as const }] : []),
      ...(mobile ? [{ id: ids.uuid(), contactId, channel: 'sms' as const }] : []),
    ]);
    const alert = { id: ids.uuid(), incidentId: incident.id, kind: deadline, dueAt, step, at: event.at };
    await insertAlert(tx, alert, messages);
    if (messages.length > 0)
      await enqueue(
        tx,
        messages.map(({ id }) => id),
      );
  },
});

/** An alert did not get through and is tried again by the queue. */
export class AlertNotSentError extends Error {}

export interface AlertDeps {
  pool: pg.Pool;
  clock: Clock;
  channels: { email: EmailChannel; sms: SmsChannel };
  publicUrl: string | undefined;
}

const escapeHtml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/**
 * Sends one message of an alert. Unlike a notice to people, a lost answer is a reason to try again: staff rather hear
 * of a deadline twice than not at all. Throws AlertNotSentError for the queue to repeat it.
 */
export const sendAlert = async (deps: AlertDeps, messageId: string): Promise<void> => {
  const now = deps.clock.now();
  const message = await startMessage(deps.pool, messageId, now);
  if (!message) return;
  const text = alertText({
    language: message.language,
    reference: message.reference,
    kind: message.kind,
    step: message.step,
    dueAt: message.dueAt.toISOString(),
    now: now.toISOString(),
    ...(deps.publicUrl && { publicUrl: deps.publicUrl }),
  });
  const channel = deps.channels[message.channel];
  const addressed = { deliveryId: message.id, attempt: message.attempts };
  const outcome =
    message.channel === 'email'
      ? await deps.channels.email.send({
          ...addressed,
          to: { email: message.email ?? '', name: message.name },
          subject: text.subject,
          text: text.text,
          html: `<!doctype html><pre style="font:inherit;white-space:pre-wrap">${escapeHtml(text.text)}</pre>`,
        })
      : await deps.channels.sms.send({ ...addressed, to: message.mobile ?? '', text: text.sms });
  const at = deps.clock.now();
  const { provider } = channel;
  if (outcome.outcome === 'accepted') {
    await finishMessage(deps.pool, message.id, {
      state: 'accepted',
      provider,
      providerId: outcome.providerId,
      at,
    });
    return;
  }
  const state = outcome.outcome === 'rejected' ? 'failed' : 'pending';
  await finishMessage(deps.pool, message.id, { state, provider, reason: outcome.reason, at });
  if (state === 'pending') throw new AlertNotSentError(outcome.reason);
};
