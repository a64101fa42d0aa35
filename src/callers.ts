import type { Router } from 'express';
import type { createAlerts } from './alerts/create-alerts.ts';
import { alertWebhookPaths } from './alerts/webhooks.ts';
import { calendarPaths, createCalendarFeed } from './calendar/feed.ts';
import type { Config } from './config.ts';
import { createDocs } from './http/docs.ts';
import { healthPaths } from './http/health.ts';
import { openApiDocument } from './http/openapi.ts';
import type { Route } from './http/route.ts';
import { createWebhooks, webhookPaths } from './notices/webhooks.ts';
import { version } from './version.ts';
import { metricsPaths } from './watching/metrics.ts';
import { createWeb } from './web/web.ts';

export interface CallerParts {
  config: Config;
  access: Parameters<typeof createWebhooks>[0];
  alerts: ReturnType<typeof createAlerts>;
  routes: readonly Route[];
  publicUrl: () => string;
  /** What the pages need beside the alerts, which come from `alerts`. */
  web: Omit<Parameters<typeof createWeb>[0], 'signedAlerts' | 'publicUrl'>;
}

/** What a process answers beside the API that takes requests of people and providers. */
export const createCallers = ({ config, access, alerts, routes, publicUrl, web }: CallerParts): Router[] => [
  createWebhooks(access, {
    sendgridPublicKey: config.sendgridWebhookPublicKey,
    twilioAuthToken: config.twilio?.authToken,
    publicUrl,
    onForged: (path) => alerts.onForged(path),
    onRepeated: (path) => alerts.onRepeated(path),
    onEvents: (events) => alerts.onEvents(events),
  }),
  alerts.webhooks,
  createCalendarFeed(access, publicUrl),
  createDocs(
    openApiDocument(
      routes,
      { ...webhookPaths, ...alertWebhookPaths, ...healthPaths, ...metricsPaths, ...calendarPaths },
      version,
    ),
  ),
  createWeb({ ...web, signedAlerts: alerts.signed, publicUrl }),
];
