import { classifyTwilioCall, classifyTwilioFailure } from './classify-twilio.ts';
import { lazily } from './lazily.ts';
import type { VoiceCall, VoiceChannel } from './ports.ts';

export interface TwilioVoiceOptions {
  accountSid: string;
  authToken: string;
  /** The number that calls, E.164: an alphanumeric sender cannot. */
  from: string;
  /** Undefined: the provider's own address. Only protocol, host and port are used. */
  baseUrl?: string;
  /** How long a silent provider is waited for before the outcome is `unknown`. Default 20,000. */
  timeoutMilliseconds?: number;
}

/** Seconds that it rings: longer, and a voicemail answers in most networks. */
const ringSeconds = 30;

/** Calls through Twilio. `accepted`: the call is queued; whether somebody answers comes as a status. Never throws for what the provider or the network does. */
export const createTwilioVoiceChannel = (options: TwilioVoiceOptions): VoiceChannel => {
  const { accountSid, authToken, baseUrl, timeoutMilliseconds = 20_000 } = options;
  const opened = lazily(async () => {
    const { openTwilio } = await import('./twilio-client.ts');
    return openTwilio(accountSid, authToken, baseUrl, timeoutMilliseconds);
  });
  return {
    provider: 'twilio',
    async call(call) {
      const client = await opened();
      try {
        return classifyTwilioCall(await client.calls.create(callOf(call, options.from)));
      } catch (error) {
        return classifyTwilioFailure(error);
      }
    },
  };
};

/** What is said is fetched from us, so that it does not stay with the provider; where it cannot be, it goes along. */
const callOf = ({ to, answerUrl, statusUrl, twiml }: VoiceCall, from: string) => ({
  to,
  from,
  timeout: ringSeconds,
  ...(answerUrl === undefined ? { twiml } : { url: answerUrl, method: 'POST' }),
  ...(statusUrl === undefined ? {} : { statusCallback: statusUrl, statusCallbackMethod: 'POST' }),
});
