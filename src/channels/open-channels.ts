import { join } from 'node:path';
import type { Clock } from '../clock.ts';
import type { Config } from '../config.ts';
import { createOutbox } from './outbox.ts';
import type { EmailChannel, SmsChannel, VoiceChannel } from './ports.ts';
import { createSendGridChannel } from './sendgrid.ts';
import { createSmtpChannel } from './smtp.ts';
import { createTwilioChannel } from './twilio.ts';
import { createTwilioVoiceChannel } from './twilio-voice.ts';

export interface Channels {
  email: EmailChannel;
  sms: SmsChannel;
  /** Undefined where SMS is set up and no number that could call. */
  voice?: VoiceChannel | undefined;
}

const voiceOf = (twilio: NonNullable<Config['twilio']>): VoiceChannel | undefined =>
  twilio.voiceFrom === undefined
    ? undefined
    : createTwilioVoiceChannel({ ...twilio, from: twilio.voiceFrom });

const emailOf = ({ sendgrid, smtp }: Pick<Config, 'sendgrid' | 'smtp'>): EmailChannel | undefined => {
  if (sendgrid) return createSendGridChannel(sendgrid);
  return smtp && createSmtpChannel(smtp);
};

/** The ways out: the providers that are set up, and files under `outbox` in the data folder for the others. */
export const openChannels = (options: {
  clock: Clock;
  dataDir: string;
  sendgrid: Config['sendgrid'];
  smtp: Config['smtp'];
  twilio: Config['twilio'];
  /** Where Twilio reports what became of a message; undefined where this Varsla has no public address. */
  statusCallbackUrl: string | undefined;
}): Channels => {
  const outbox = createOutbox({ directory: join(options.dataDir, 'outbox'), clock: options.clock });
  return {
    email: emailOf(options) ?? outbox.email,
    sms: options.twilio
      ? createTwilioChannel({ ...options.twilio, statusCallbackUrl: options.statusCallbackUrl })
      : outbox.sms,
    voice: options.twilio ? voiceOf(options.twilio) : outbox.voice,
  };
};
