import type { Clock } from '../clock.ts';
import { renderEml } from './eml.ts';
import type { Email, EmailChannel, Sms, SmsChannel, VoiceCall, VoiceChannel } from './ports.ts';
import { writeOnce } from './write-once.ts';

export interface OutboxOptions {
  /** Made with mode 0700 when it is missing. Holds personal data in the clear. */
  directory: string;
  clock: Clock;
  /** The sender in the files. Default `Varsla <varsla@outbox.invalid>`. */
  from?: { email: string; name?: string };
}

const ID = /^[A-Za-z0-9_-]{1,64}$/;
const NUMBER = /^\+[1-9]\d{6,14}$/;
const ADDRESS = /^[^\s<>"\p{Cc}]+@[^\s<>"\p{Cc}]+$/u;

/**
 * The way out when no provider is set up: every message becomes a file, `<delivery>.<attempt>.eml` or `.json`. What a
 * provider would refuse (an address that is none) is `rejected`; a full or locked disk is `unsent`. Throws on a
 * delivery id that cannot be a file's name: ids are ours.
 */
export const createOutbox = (
  options: OutboxOptions,
): { email: EmailChannel; sms: SmsChannel; voice: VoiceChannel } => {
  const { directory, clock, from = { email: 'varsla@outbox.invalid', name: 'Varsla' } } = options;
  return {
    email: {
      provider: 'outbox',
      async send(email) {
        if (!ADDRESS.test(email.to.email)) return { outcome: 'rejected', reason: 'not-an-address' };
        return writeOnce(directory, fileName(email, 'eml'), renderEml(email, from, clock.now()));
      },
    },
    sms: {
      provider: 'outbox',
      async send(sms) {
        if (!NUMBER.test(sms.to)) return { outcome: 'rejected', reason: 'not-a-number' };
        const file = { ...sms, writtenAt: clock.now().toISOString() };
        return writeOnce(directory, fileName(sms, 'json'), `${JSON.stringify(file, undefined, 2)}\n`);
      },
    },
    voice: {
      provider: 'outbox',
      async call(call) {
        if (!NUMBER.test(call.to)) return { outcome: 'rejected', reason: 'not-a-number' };
        const { deliveryId, attempt, to, twiml } = call;
        const file = { deliveryId, attempt, to, twiml, writtenAt: clock.now().toISOString() };
        return writeOnce(directory, fileName(call, 'call.json'), `${JSON.stringify(file, undefined, 2)}\n`);
      },
    },
  };
};

const fileName = ({ deliveryId, attempt }: Email | Sms | VoiceCall, extension: string): string => {
  if (!ID.test(deliveryId) || !Number.isSafeInteger(attempt))
    throw new Error('a delivery id is not fit for a file name');
  return `${deliveryId}.${attempt}.${extension}`;
};
