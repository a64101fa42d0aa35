import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { signed } from './twilio-callbacks.ts';

// Twilio's published rules for making a call, restated for the parameters that we use; every other parameter is
// refused. Sources: https://www.twilio.com/docs/voice/api/call-resource (To, From, exactly one of Url and Twiml, ring
// time 5 to 600 s, TwiML up to 4,000 characters) and https://www.twilio.com/docs/voice/twiml (what is answered).

const number = z.string().regex(/^\+[1-9]\d{6,14}$/);
const address = z.string().refine((text) => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol));
const method = z.enum(['GET', 'POST']);

export const CreateCall = z
  .strictObject({
    To: number,
    From: number,
    Url: address.optional(),
    Method: method.optional(),
    Twiml: z.string().min(1).max(4000).optional(),
    Timeout: z
      .string()
      .refine((text) => /^\d{1,3}$/.test(text) && Number(text) >= 5 && Number(text) <= 600)
      .optional(),
    StatusCallback: address.optional(),
    StatusCallbackMethod: method.optional(),
  })
  .refine(({ Url, Twiml }) => (Url === undefined) !== (Twiml === undefined));

/** A call that Twilio has queued. */
export interface QueuedCall {
  sid: string;
  to: string;
  request: z.infer<typeof CreateCall>;
}

export const queuedCall = (request: QueuedCall['request']): QueuedCall => ({
  sid: `CA${randomBytes(16).toString('hex')}`,
  to: request.To,
  request,
});

export const callResource = (accountSid: string, { sid, to, request }: QueuedCall): object => ({
  sid,
  account_sid: accountSid,
  api_version: '2010-04-01',
  direction: 'outbound-api',
  from: request.From,
  status: 'queued',
  to,
  uri: `/2010-04-01/Accounts/${accountSid}/Calls/${sid}.json`,
});

export interface PostOptions {
  /** Twilio signs the public address; this posts to another origin, as a proxy would. */
  deliverTo: string;
  /** `altered`: a field is changed after signing. Default `good`. */
  signature?: 'good' | 'altered' | 'foreign' | 'missing';
}

/** Posts fields as Twilio does, and gives what was answered: TwiML, where the receiver knows what it does. */
export const postSigned = async (
  authToken: string,
  url: string,
  fields: Readonly<Record<string, string>>,
  { deliverTo, signature = 'good' }: PostOptions,
): Promise<{ status: number; type: string; body: string }> => {
  const { pathname, search } = new URL(url);
  const key = signature === 'foreign' ? 'another token' : authToken;
  const sent = signature === 'altered' ? { ...fields, Body: 'OK', Digits: '1', From: '+4740000000' } : fields;
  const response = await fetch(new URL(`${pathname}${search}`, deliverTo), {
    method: 'POST',
    headers: {
      'Content-Type': 'application/x-www-form-urlencoded',
      ...(signature === 'missing' ? {} : { 'X-Twilio-Signature': signed(key, url, fields) }),
    },
    body: new URLSearchParams(sent).toString(),
  });
  const type = response.headers.get('content-type') ?? '';
  return { status: response.status, type, body: await response.text() };
};

const attribute = (twiml: string, tag: string, name: string): string | undefined =>
  new RegExp(`<${tag}\\b[^>]*\\b${name}="([^"]*)"`).exec(twiml)?.[1]?.replaceAll('&amp;', '&');

/** What a phone hears, in its order, and where a digit goes. Throws for TwiML that Twilio would not carry out. */
export const heard = (twiml: string) => {
  if (!/^<\?xml [^>]*\?><Response>.*<\/Response>$/s.test(twiml)) throw new Error('this is no TwiML');
  const said = [...twiml.matchAll(/<Say language="([^"]+)">([^<]*)<\/Say>/g)];
  return {
    languages: [...new Set(said.map(([, language]) => language))],
    text: said.map(([, , text]) => text).join(' '),
    action: attribute(twiml, 'Gather', 'action'),
  };
};

/** What an SMS is answered with; undefined where nothing is. */
export const answered = (twiml: string): string | undefined => /<Message>([^<]*)<\/Message>/.exec(twiml)?.[1];
