import { Webhook } from 'standardwebhooks';
import { type ProviderAnswer, startProviderServer } from './provider-server.ts';

export interface ReceivedWebhook {
  id: string;
  timestamp: number;
  type: string;
  data: Record<string, unknown>;
  /** The body and headers fit the secret, by Standard Webhooks' own library. */
  genuine: boolean;
}

export interface WebhookReceiver {
  url: string;
  /** Set once the sender has told it. */
  secret: string;
  received: ReceivedWebhook[];
  /** What the next requests are answered with; 204 when nothing is planned. */
  answers: ProviderAnswer[];
  close(): Promise<void>;
}

/** A program that takes webhooks, on 127.0.0.1. */
export const startWebhookReceiver = async (): Promise<WebhookReceiver> => {
  const receiver: Omit<WebhookReceiver, 'url' | 'close'> = { secret: '', received: [], answers: [] };
  const server = await startProviderServer(({ headers, body }) => {
    const id = String(headers['webhook-id']);
    const timestamp = Number(headers['webhook-timestamp']);
    const signature = String(headers['webhook-signature']);
    const text = body.toString('utf8');
    // The library's own check of age goes by the machine's clock, and a story's clock is another.
    const genuine =
      receiver.secret !== '' &&
      new Webhook(receiver.secret).sign(id, new Date(timestamp * 1000), text) === signature;
    const { type, data } = JSON.parse(text) as Pick<ReceivedWebhook, 'type' | 'data'>;
    receiver.received.push({ id, timestamp, type, data, genuine });
    return receiver.answers.shift() ?? { status: 204, body: undefined };
  });
  return Object.assign(receiver, { url: `${server.url}/alerts`, close: () => server.close() });
};
