import { lookup as resolve } from 'node:dns';
import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { Webhook } from 'standardwebhooks';
import type { Clock } from '../clock.ts';
import { classifyNetworkFailure } from './network-failures.ts';
import type { SendOutcome, WebhookChannel } from './ports.ts';
import { isLoopbackAddress, isPrivateAddress } from './private-addresses.ts';
import { retryAfterSeconds } from './retry-after.ts';

export interface WebhookOptions {
  clock: Clock;
  /** Receivers on this machine are allowed, over http too: where Varsla itself serves this machine alone. */
  allowLoopback: boolean;
  /** How long a silent receiver is waited for before the outcome is `unknown`. Default 10,000. */
  timeoutMilliseconds?: number;
}

/** Why an address cannot be a receiver, as a sentence; undefined when it can. Names are looked up only when something is sent. */
export const faultOfWebhookUrl = (written: string, allowLoopback: boolean): string | undefined => {
  if (!URL.canParse(written)) return 'This is not a web address.';
  const { protocol, hostname, username, password } = new URL(written);
  if (username || password) return 'Leave name and password out: the message is signed.';
  const host = hostname.replace(/^\[|\]$/g, '');
  const isLoopback = host === 'localhost' || (isIP(host) > 0 && isLoopbackAddress(host));
  if (allowLoopback && isLoopback) return /^https?:$/.test(protocol) ? undefined : 'Give an https address.';
  if (protocol !== 'https:') return 'Give an https address.';
  if (isLoopback || (isIP(host) > 0 && isPrivateAddress(host)))
    return 'This address lies inside a network of its own: give one of the public Internet.';
  return undefined;
};

class PrivateAddressError extends Error {
  readonly code = 'PRIVATE_ADDRESS';
}

/** Looks a name up and refuses it if any of its addresses is private: what was checked is what is connected to. */
const publicLookup =
  (allowLoopback: boolean): LookupFunction =>
  (hostname, options, callback) => {
    resolve(hostname, { ...options, all: true }, (error, addresses) => {
      const refused = addresses?.some(
        ({ address }) => isPrivateAddress(address) && !(allowLoopback && isLoopbackAddress(address)),
      );
      const [first] = addresses ?? [];
      if (error || refused || !first) callback(error ?? new PrivateAddressError(), []);
      else if (options.all) callback(null, addresses);
      else callback(null, first.address, first.family);
    });
  };

const classifyStatus = (status: number, headers: object): SendOutcome => {
  if (status >= 200 && status < 300) return { outcome: 'accepted', providerId: `http-${status}` };
  const reason = `http-${status}`;
  if (status === 429 || status === 503) {
    const seconds = retryAfterSeconds({ ...headers });
    return { outcome: 'unsent', reason, ...(seconds !== undefined && { retryAfterSeconds: seconds }) };
  }
  // A redirect is not followed: it could lead anywhere.
  return status < 500 && status !== 408 ? { outcome: 'rejected', reason } : { outcome: 'unknown', reason };
};

/**
 * Messages to a program as Standard Webhooks: signed, one id for all attempts, no redirects, a limit of time for the
 * whole exchange. Never throws for what the receiver or the network does.
 */
export const createWebhookChannel = (options: WebhookOptions): WebhookChannel => {
  const { clock, allowLoopback, timeoutMilliseconds = 10_000 } = options;
  return {
    provider: 'webhook',
    async post({ deliveryId, url, secret, type, data }) {
      if (faultOfWebhookUrl(url, allowLoopback)) return { outcome: 'rejected', reason: 'not-an-address' };
      const now = clock.now();
      const body = JSON.stringify({ type, timestamp: now.toISOString(), data });
      const headers = {
        'Content-Type': 'application/json',
        'Content-Length': Buffer.byteLength(body),
        'User-Agent': 'Varsla',
        'webhook-id': deliveryId,
        'webhook-timestamp': String(Math.floor(now.getTime() / 1000)),
        'webhook-signature': new Webhook(secret).sign(deliveryId, now, body),
      };
      const send = url.startsWith('https:') ? requestHttps : requestHttp;
      return new Promise<SendOutcome>((done) => {
        const signal = AbortSignal.timeout(timeoutMilliseconds);
        const request = send(url, {
          method: 'POST',
          headers,
          signal,
          agent: false,
          lookup: publicLookup(allowLoopback),
        });
        request.on('response', (response) => {
          // What it says beside the status is not read.
          response.destroy();
          done(classifyStatus(response.statusCode ?? 0, response.headers));
        });
        request.on('error', (error) => {
          if (error instanceof PrivateAddressError) done({ outcome: 'rejected', reason: 'private-address' });
          else if (signal.aborted) done({ outcome: 'unknown', reason: 'ETIMEDOUT' });
          else done(classifyNetworkFailure(error));
        });
        request.end(body);
      });
    },
  };
};
