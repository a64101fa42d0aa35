import type { Channels } from '../channels/open-channels.ts';
import type { SendOutcome, WebhookChannel } from '../channels/ports.ts';
import type { Language } from '../languages.ts';
import type { Sealing } from '../sealing.ts';
import type { AlertText } from './alert-texts.ts';
import { type MethodKind, methodKinds } from './method-store.ts';
import { sayTwice } from './twiml.ts';

/** Every way out to staff: their own, so that mass sending never stands before them in a line. */
export interface AlertChannels extends Channels {
  webhook: WebhookChannel;
}

/** By what this installation can reach staff: a call needs a number that calls. */
export const kindsOf = ({ voice }: Channels): readonly MethodKind[] =>
  methodKinds.filter((kind) => kind !== 'voice' || voice !== undefined);

/** What is sent, in the words of each way. */
export interface Parcel {
  deliveryId: string;
  attempt: number;
  channel: MethodKind;
  to: { name: string; address: string; language: Language; methodId: string; secret: Buffer | null };
  text: AlertText;
  /** Where a call fetches what to say and reports its end; undefined where nobody can ask us. */
  call?: { answerUrl: string; statusUrl: string } | undefined;
  webhook: { type: string; data: object };
}

const escapeHtml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** The text as HTML, its addresses as links. */
const htmlOf = (text: string): string =>
  `<!doctype html><pre style="font:inherit;white-space:pre-wrap">${escapeHtml(text).replaceAll(
    /https?:\/\/[^\s<]+[^\s<.,]/g,
    (url) => `<a href="${url}">${url}</a>`,
  )}</pre>`;

/** Where a webhook's secret is sealed to. */
export const placeOfSecret = (methodId: string): string => `contact_methods:${methodId}`;
/** What a webhook's secret is sealed for. */
export const purpose = 'alert-webhooks';

/** A webhook's secret as it is kept. */
export const sealSecret = (sealing: Sealing, methodId: string, secret: string): Buffer =>
  sealing.keyFor(purpose).seal(secret, placeOfSecret(methodId));

/** Sends by one way, in its words. A kind that is not set up is refused. */
export const deliver = async (
  deps: { channels: AlertChannels; sealing: Sealing },
  { deliveryId, attempt, channel, to, text, call, webhook }: Parcel,
): Promise<SendOutcome & { provider: string }> => {
  const { channels, sealing } = deps;
  const addressed = { deliveryId, attempt };
  const by = async (
    { provider }: { provider: string },
    sending: Promise<SendOutcome>,
  ): Promise<SendOutcome & { provider: string }> => ({ ...(await sending), provider });
  if (channel === 'email')
    return by(
      channels.email,
      channels.email.send({
        ...addressed,
        to: { email: to.address, name: to.name },
        subject: text.subject,
        text: text.text,
        html: htmlOf(text.text),
      }),
    );
  if (channel === 'sms')
    return by(channels.sms, channels.sms.send({ ...addressed, to: to.address, text: text.sms }));
  if (channel === 'voice') {
    if (!channels.voice) return { outcome: 'rejected', reason: 'not-set-up', provider: 'none' };
    const twiml = sayTwice(to.language, text.voice);
    return by(channels.voice, channels.voice.call({ ...addressed, to: to.address, twiml, ...call }));
  }
  if (!to.secret) return { outcome: 'rejected', reason: 'no-secret', provider: 'webhook' };
  const secret = sealing.keyFor(purpose).open(to.secret, placeOfSecret(to.methodId)) as string;
  return by(channels.webhook, channels.webhook.post({ ...addressed, url: to.address, secret, ...webhook }));
};
