import { classifyTwilioFailure, classifyTwilioMessage } from './classify-twilio.ts';
import { lazily } from './lazily.ts';
import type { Sms, SmsChannel } from './ports.ts';

export interface TwilioOptions {
  accountSid: string;
  authToken: string;
  /** E.164 number or alphanumeric sender. This or `messagingServiceSid` must be given. */
  from?: string;
  messagingServiceSid?: string;
  /** Undefined: the provider's own address. Only protocol, host and port are used. */
  baseUrl?: string;
  /** Where Twilio reports what became of a message, as the world sees it. Undefined: nobody can listen. */
  statusCallbackUrl: string | undefined;
  /** How long a silent provider is waited for before the outcome is `unknown`. Default 20,000. */
  timeoutMilliseconds?: number;
}

/**
 * SMS through Twilio. Never throws for what the provider or the network does: that is the outcome. The package is
 * loaded with the first message, since that takes longer than the whole rest of the start.
 */
export const createTwilioChannel = (options: TwilioOptions): SmsChannel => {
  const { accountSid, authToken, baseUrl, timeoutMilliseconds = 20_000 } = options;
  if (options.from === undefined && options.messagingServiceSid === undefined) {
    throw new Error('Twilio needs a sender: from or messagingServiceSid');
  }
  const opened = lazily(async () => {
    const { openTwilio } = await import('./twilio-client.ts');
    return openTwilio(accountSid, authToken, baseUrl, timeoutMilliseconds);
  });
  return {
    provider: 'twilio',
    async send(sms) {
      const client = await opened();
      try {
        return classifyTwilioMessage(await client.messages.create(messageOf(sms, options)));
      } catch (error) {
        return classifyTwilioFailure(error);
      }
    },
  };
};

/**
 * `smartEncoded` keeps a text with typographic dashes or quotes in the GSM alphabet; links stay as written; the check
 * against SMS pumping is off, because a sudden lawful campaign looks just like it.
 */
const messageOf = (sms: Sms, options: TwilioOptions) => ({
  to: sms.to,
  body: sms.text,
  ...(options.from === undefined ? {} : { from: options.from }),
  ...(options.messagingServiceSid === undefined ? {} : { messagingServiceSid: options.messagingServiceSid }),
  ...(options.statusCallbackUrl === undefined
    ? {}
    : { statusCallback: callbackUrl(options.statusCallbackUrl, sms) }),
  smartEncoded: true,
  shortenUrls: false,
  riskCheck: 'disable' as const,
});

/** Delivery and attempt stand in the signed URL: a first callback ties the SID to our row even if the answer was lost. */
const callbackUrl = (base: string, sms: Sms): string => {
  const url = new URL(base);
  url.searchParams.set('delivery', sms.deliveryId);
  url.searchParams.set('attempt', String(sms.attempt));
  return url.href;
};
