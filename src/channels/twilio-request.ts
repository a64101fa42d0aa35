import type { Request } from 'express';
import { Problem } from '../problems.ts';
import { verifyTwilioSignature } from './twilio-status.ts';

export interface TwilioRequestOptions {
  authToken: string | undefined;
  /** The address that the provider calls, without the path: Twilio signs it. */
  publicUrl: () => string;
  /** Hears of a request whose signature does not fit, by the path's first parts. */
  onForged?: (path: string) => Promise<void>;
}

/**
 * The fields that Twilio posted, with the bytes as they came. Throws `not-configured`, or `bad-signature` for what
 * Twilio did not sign for this address.
 */
export const readTwilioRequest = async (
  request: Request,
  { authToken, publicUrl, onForged }: TwilioRequestOptions,
): Promise<{ rawBody: Buffer; params: Record<string, string> }> => {
  if (!authToken) throw new Problem('not-configured', 'TWILIO_AUTH_TOKEN is not set.');
  const rawBody = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
  const params = Object.fromEntries(new URLSearchParams(rawBody.toString('utf8')));
  const genuine = verifyTwilioSignature({
    authToken,
    signature: request.get('x-twilio-signature'),
    url: `${publicUrl()}${request.originalUrl}`,
    params,
  });
  if (!genuine) {
    await onForged?.(request.path.split('/').slice(0, 4).join('/'));
    throw new Problem('bad-signature', 'This was not signed with TWILIO_AUTH_TOKEN for PUBLIC_URL.');
  }
  return { rawBody, params };
};
