import type { Router } from 'express';
import type pg from 'pg';
import type { Channels } from '../channels/open-channels.ts';
import type { ProviderEvent } from '../channels/ports.ts';
import { createWebhookChannel } from '../channels/webhook.ts';
import type { Clock } from '../clock.ts';
import type { Config } from '../config.ts';
import type { Route } from '../http/route.ts';
import type { Ids } from '../ids.ts';
import type { Log } from '../log.ts';
import type { Sealing } from '../sealing.ts';
import { createAbsenceRoutes } from './absence-routes.ts';
import { createAlertRoutes } from './alert-routes.ts';
import { alertWarnings } from './alert-warnings.ts';
import { kindsOf } from './deliver.ts';
import { createDutyRoutes } from './duty-routes.ts';
import { createEscalationRoutes } from './escalation-routes.ts';
import { createCountedNotes } from './inbound-requests.ts';
import { createMethodRoutes } from './method-routes.ts';
import { recordAlertEvents } from './record-failure.ts';
import { createContactRoutes } from './routes.ts';
import { sendAlert } from './send-alert.ts';
import { createSignatures } from './signatures.ts';
import { createSignedAlerts, type SignedAlerts } from './signed-alert.ts';
import { type EnqueueMessages, sweepAlerts } from './sweep-alerts.ts';
import { createAlertWebhooks } from './webhooks.ts';

interface AlertsDeps {
  pool: pg.Pool;
  clock: Clock;
  ids: Ids;
  log: Log;
  sealing: Sealing;
  config: Config;
  /** Connections of their own: a million notices under way never stand before an alarm. */
  channels: Channels;
  /** The address that people and providers use. */
  publicUrl: () => string;
}

/** Alerts to staff, put together: contacts and their methods, escalation, sending, and every way to acknowledge. */
export interface Alerts {
  routes: Route[];
  /** The links in messages. */
  signed: SignedAlerts;
  /** What Twilio posts of answers, by its signature. */
  webhooks: Router;
  /** The job of one message. */
  send(messageId: string): Promise<void>;
  /** Takes every step that is due. Returns how many alerts were moved. */
  sweep(enqueue: EnqueueMessages): Promise<number>;
  /** What providers say of messages; those that are no alerts are passed over. */
  onEvents(events: readonly ProviderEvent[]): Promise<void>;
  /** Hears of a request whose signature does not fit. */
  onForged(path: string): Promise<void>;
  /** Hears of a signed request of a provider that brought nothing new. */
  onRepeated(path: string): Promise<void>;
  warnings(): Promise<string[]>;
}

/** Whether only this machine reaches this Varsla: then receivers of webhooks on it are allowed, as in trying it out. */
const isOnThisMachineAlone = ({ publicUrl, host }: Config): boolean =>
  publicUrl === undefined && /^(127\.|::1$|localhost$)/.test(host);

export const createAlerts = (deps: AlertsDeps): Alerts => {
  const { config, pool, clock, ids, log, sealing, publicUrl } = deps;
  const allowLoopback = isOnThisMachineAlone(config);
  const channels = { ...deps.channels, webhook: createWebhookChannel({ clock, allowLoopback }) };
  const signatures = createSignatures(sealing.secretFor('alerts'));
  const kinds = kindsOf(channels);
  const access = { pool, clock, ids };
  const onForged = createCountedNotes(access, 'webhook.forged');
  const sending = {
    ...access,
    sealing,
    signatures,
    channels,
    publicUrl: config.publicUrl,
    canReply: config.publicUrl !== undefined && config.twilio?.takesReplies === true,
  };
  return {
    routes: [
      ...createContactRoutes(access),
      ...createMethodRoutes({ ...access, sealing, signatures, channels, allowLoopback }),
      ...createAbsenceRoutes(access),
      ...createEscalationRoutes({ ...access, kinds }),
      ...createDutyRoutes(access),
      ...createAlertRoutes({ ...access, kinds }),
    ],
    signed: createSignedAlerts({ ...access, signatures }),
    webhooks: createAlertWebhooks({
      ...access,
      signatures,
      authToken: config.twilio?.authToken,
      publicUrl,
      onForged,
    }),
    send: (messageId) => sendAlert(sending, messageId),
    sweep: (enqueue) => sweepAlerts({ ...access, log, signatures, kinds, enqueue }),
    onEvents: (events) => recordAlertEvents(access, events),
    onForged,
    onRepeated: createCountedNotes(access, 'webhook.repeated'),
    warnings: () => alertWarnings(pool, clock.now(), kinds),
  };
};
