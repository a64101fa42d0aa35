import type { MailDataRequired } from '@sendgrid/helpers/classes/mail.js';
import { classifySendGridAnswer, classifySendGridFailure } from './classify-sendgrid.ts';
import { lazily } from './lazily.ts';
import type { Email, EmailChannel } from './ports.ts';

export interface SendGridOptions {
  apiKey: string;
  /** Undefined: the provider's own address. An EU subuser needs https://api.eu.sendgrid.com. */
  baseUrl: string | undefined;
  from: { email: string; name?: string };
  /** How long a silent provider is waited for before the outcome is `unknown`. Default 20,000. */
  timeoutMilliseconds?: number;
}

/**
 * E-mail through SendGrid, one message a request, so that no recipient ever sees another. Never throws for what the
 * provider or the network does: that is the outcome. The package is loaded with the first message.
 */
export const createSendGridChannel = (options: SendGridOptions): EmailChannel => {
  const { apiKey, baseUrl, from, timeoutMilliseconds = 20_000 } = options;
  const opened = lazily(async () => {
    const { openSendGrid } = await import('./sendgrid-client.ts');
    return openSendGrid(apiKey, baseUrl, timeoutMilliseconds);
  });
  return {
    provider: 'sendgrid',
    async send(email) {
      const mail = await opened();
      try {
        const [{ statusCode, headers }] = await mail.send(messageOf(email, from));
        return classifySendGridAnswer({ status: statusCode, headers: { ...headers } });
      } catch (error) {
        return classifySendGridFailure(error);
      }
    },
  };
};

/**
 * No tracking: it would rewrite links to a foreign domain and add an unsubscribe footer. Unsubscribes and spam
 * reports do not silence a notice the law demands (basis: GDPR art. 34(1)); the bounce list stays in force, since a
 * dead address is better met by another channel. The custom args come back at the top level of every event, and a
 * `deferred` event has an `attempt` of its own: hence `delivery_attempt`.
 */
const messageOf = (email: Email, from: SendGridOptions['from']): MailDataRequired => ({
  personalizations: [
    {
      to: { ...email.to },
      customArgs: { delivery: email.deliveryId, delivery_attempt: String(email.attempt) },
    },
  ],
  from: { ...from },
  subject: email.subject,
  content: [
    { type: 'text/plain', value: email.text },
    { type: 'text/html', value: email.html },
  ],
  mailSettings: {
    bypassSpamManagement: { enable: true },
    bypassUnsubscribeManagement: { enable: true },
  },
  trackingSettings: {
    clickTracking: { enable: false, enableText: false },
    openTracking: { enable: false },
    subscriptionTracking: { enable: false },
    ganalytics: { enable: false },
  },
});
