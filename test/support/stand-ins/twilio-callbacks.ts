import { createHmac } from 'node:crypto';

export interface StatusOptions {
  errorCode?: number;
  /** Twilio calls (and signs) the message's own StatusCallback; this posts to another origin, as a proxy would. */
  deliverTo?: string;
  /** How often the callback comes. Default 1. */
  copies?: number;
  /** `altered`: a field is changed after signing. Default `good`. */
  signature?: 'good' | 'altered' | 'foreign' | 'missing';
}

/**
 * HMAC-SHA1, keyed with the account's token, over the URL and then each field's name and value in the order of names.
 * Source: https://www.twilio.com/docs/usage/security#validating-requests
 */
export const signed = (authToken: string, url: string, fields: Readonly<Record<string, string>>): string => {
  const names = Object.keys(fields).sort();
  const text = url + names.map((name) => `${name}${fields[name]}`).join('');
  return createHmac('sha1', authToken).update(text, 'utf8').digest('base64');
};

/** Posts a status callback as Twilio does. Gives the receiver's statuses, one a copy. */
export const postStatusCallback = async (
  authToken: string,
  url: string,
  fields: Readonly<Record<string, string>>,
  options: StatusOptions,
): Promise<number[]> => {
  const { signature = 'good', copies = 1, deliverTo } = options;
  const { pathname, search } = new URL(url);
  const target = deliverTo === undefined ? url : new URL(`${pathname}${search}`, deliverTo);
  const key = signature === 'foreign' ? 'another token' : authToken;
  const sent = signature === 'altered' ? { ...fields, MessageStatus: 'read' } : fields;
  const statuses: number[] = [];
  for (let copy = 0; copy < copies; copy += 1) {
    const response = await fetch(target, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/x-www-form-urlencoded',
        ...(signature === 'missing' ? {} : { 'X-Twilio-Signature': signed(key, url, fields) }),
      },
      body: new URLSearchParams(sent).toString(),
    });
    await response.arrayBuffer();
    statuses.push(response.status);
  }
  return statuses;
};
