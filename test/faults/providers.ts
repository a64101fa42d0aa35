import { type SendGridStandIn, startSendGridStandIn } from '../support/stand-ins/sendgrid.ts';
import { startTwilioStandIn, type TwilioStandIn } from '../support/stand-ins/twilio.ts';
import { takenByDelivery } from './count-notices.ts';

/** Both providers, in the test's own process: they outlive every Varsla that is killed. */
export interface Providers {
  sendgrid: SendGridStandIn;
  twilio: TwilioStandIn;
  /** What a Varsla is started with to use them. */
  env: Record<string, string>;
  /** How many messages they took, by the id that Varsla gave each. */
  taken(): Map<string, number>;
  close(): Promise<void>;
}

export const startProviders = async (): Promise<Providers> => {
  const sendgrid = await startSendGridStandIn();
  const twilio = await startTwilioStandIn();
  return {
    sendgrid,
    twilio,
    env: {
      PUBLIC_URL: 'https://varsla.example',
      MAIL_FROM: 'WEPACK <varsel@wepack.example>',
      SENDGRID_API_KEY: sendgrid.apiKey,
      SENDGRID_BASE_URL: sendgrid.url,
      TWILIO_ACCOUNT_SID: twilio.accountSid,
      TWILIO_AUTH_TOKEN: twilio.authToken,
      TWILIO_BASE_URL: twilio.url,
      TWILIO_FROM: 'WEPACK',
    },
    taken: () => takenByDelivery(sendgrid, twilio),
    async close() {
      await Promise.all([sendgrid.close(), twilio.close()]);
    },
  };
};
