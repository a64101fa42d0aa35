import { randomBytes } from 'node:crypto';
import { seededChance, shuffled } from './chance.ts';
import { createFaultPlan, type FaultPlan } from './faults.ts';
import { type ProviderAnswer, type ProviderRequest, startProviderServer } from './provider-server.ts';
import { postStatusCallback, type StatusOptions } from './twilio-callbacks.ts';
import {
  CreateCall,
  callResource,
  type PostOptions,
  postSigned,
  queuedCall,
  type QueuedCall,
} from './twilio-calls.ts';
import { messageResource } from './twilio-message.ts';
import { CreateMessage, codeOfFault } from './twilio-rules.ts';

/** One message that the provider has taken. `deliveryId` and `attempt` are read from the callback's query. */
export interface AcceptedSms {
  sid: string;
  deliveryId: string;
  attempt: number;
  to: string;
  body: string;
  /** The parameters as they came. */
  request: CreateMessage;
}

export interface TwilioStandIn {
  url: string;
  accountSid: string;
  authToken: string;
  accepted: AcceptedSms[];
  /** Calls that were taken. */
  calls: QueuedCall[];
  /** What broke Twilio's rules, and how: for tests that expect none. Planned faults are not counted. */
  refused: { status: number; code: number }[];
  faults: FaultPlan;
  /** How many messages were taken for this delivery: 1 is right. */
  countOf(deliveryId: string): number;
  /** Posts one signed status callback of a message. Gives the receiver's statuses. */
  postStatus(sms: AcceptedSms, status: string, options?: StatusOptions): Promise<number[]>;
  /** Posts these statuses for every message taken, in the given order or, with a seed, in another. */
  postStatuses(
    statuses: readonly string[],
    options?: StatusOptions & { shuffleSeed?: number },
  ): Promise<number[]>;
  /** Posts what somebody answered by SMS. `sid` repeats one that was posted before. */
  reply(
    url: string,
    from: string,
    body: string,
    options: PostOptions & { sid?: string },
  ): Promise<{ status: number; type: string; body: string }>;
  /** Posts what happens on a call: fetches what to say, hands over a digit, tells how it ended. */
  onCall(
    url: string,
    call: QueuedCall,
    fields: Record<string, string>,
    options: PostOptions,
  ): Promise<{ status: number; type: string; body: string }>;
  close(): Promise<void>;
}

/** Twilio's messages resource on 127.0.0.1. */
export const startTwilioStandIn = async (): Promise<TwilioStandIn> => {
  const accountSid = `AC${randomBytes(16).toString('hex')}`;
  const authToken = randomBytes(16).toString('hex');
  const basic = `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString('base64')}`;
  const accepted: AcceptedSms[] = [];
  const calls: QueuedCall[] = [];
  const refused: TwilioStandIn['refused'] = [];
  const faults = createFaultPlan();

  const refuse = (status: number, code: number): ProviderAnswer => {
    refused.push({ status, code });
    return errorAnswer(status, code);
  };

  const takeCall = (request: ProviderRequest): ProviderAnswer => {
    const parsed = CreateCall.safeParse(fieldsOf(request.body));
    if (!parsed.success) return refuse(400, 21205);
    const call = queuedCall(parsed.data);
    const wrong = faults.take([`call:${call.to}`]);
    if (wrong === undefined || wrong.taken) calls.push(call);
    if (wrong === undefined) return { status: 201, body: callResource(accountSid, call) };
    if (wrong.does !== 'answer') return wrong.does;
    return errorAnswer(wrong.status, wrong.code ?? 20_000 + wrong.status, wrong.headers);
  };

  const answer = (request: ProviderRequest): ProviderAnswer => {
    if (request.headers.authorization !== basic) return refuse(401, 20003);
    if (request.path === `/2010-04-01/Accounts/${accountSid}/Calls.json` && request.method === 'POST')
      return takeCall(request);
    if (request.path !== `/2010-04-01/Accounts/${accountSid}/Messages.json`) return refuse(404, 20404);
    if (request.method !== 'POST') return refuse(405, 20004);
    const given = fieldsOf(request.body);
    const parsed = CreateMessage.safeParse(given);
    if (!parsed.success) return refuse(400, codeOfFault(parsed.error, given));
    const sms = smsOf(parsed.data);
    const wrong = faults.take([sms.to, sms.deliveryId]);
    if (wrong === undefined || wrong.taken) accepted.push(sms);
    if (wrong === undefined) return { status: 201, body: messageResource(accountSid, sms.sid, sms.request) };
    if (wrong.does !== 'answer') return wrong.does;
    return errorAnswer(wrong.status, wrong.code ?? 20_000 + wrong.status, wrong.headers);
  };

  const postStatus: TwilioStandIn['postStatus'] = async (sms, status, options = {}) => {
    const { StatusCallback } = sms.request;
    if (StatusCallback === undefined) return [];
    return postStatusCallback(
      authToken,
      StatusCallback,
      callbackOf(accountSid, sms, status, options),
      options,
    );
  };

  const server = await startProviderServer(answer);
  return {
    url: server.url,
    accountSid,
    authToken,
    accepted,
    calls,
    refused,
    faults,
    countOf: (deliveryId) => accepted.filter((sms) => sms.deliveryId === deliveryId).length,
    postStatus,
    async postStatuses(statuses, { shuffleSeed, ...options } = {}) {
      const all = accepted.flatMap((sms) => statuses.map((status) => ({ sms, status })));
      const ordered = shuffleSeed === undefined ? all : shuffled(all, seededChance(shuffleSeed));
      const answers: number[] = [];
      for (const { sms, status } of ordered) answers.push(...(await postStatus(sms, status, options)));
      return answers;
    },
    reply: (url, from, body, { sid = `SM${randomBytes(16).toString('hex')}`, ...options }) =>
      postSigned(
        authToken,
        url,
        { AccountSid: accountSid, MessageSid: sid, SmsSid: sid, From: from, To: '+4722000000', Body: body },
        options,
      ),
    onCall: (url, call, fields, options) =>
      postSigned(
        authToken,
        url,
        {
          AccountSid: accountSid,
          CallSid: call.sid,
          From: call.request.From,
          To: call.to,
          Direction: 'outbound-api',
          ...fields,
        },
        options,
      ),
    close: () => server.close(),
  };
};

/** A repeated parameter becomes an array, which no rule allows. */
const fieldsOf = (body: Buffer): Record<string, unknown> => {
  const form = new URLSearchParams(body.toString('utf8'));
  return Object.fromEntries(
    [...new Set(form.keys())].map((name) => {
      const values = form.getAll(name);
      return [name, values.length === 1 ? values[0] : values];
    }),
  );
};

const smsOf = (request: CreateMessage): AcceptedSms => {
  const query = new URL(request.StatusCallback ?? 'http://none.invalid').searchParams;
  return {
    sid: `SM${randomBytes(16).toString('hex')}`,
    deliveryId: query.get('delivery') ?? '',
    attempt: Number(query.get('attempt')),
    to: request.To,
    body: request.Body,
    request,
  };
};

const errorAnswer = (status: number, code: number, headers: Record<string, string> = {}): ProviderAnswer => ({
  status,
  headers,
  body: {
    code,
    message: `stand-in: ${code}`,
    more_info: `https://www.twilio.com/docs/errors/${code}`,
    status,
  },
});

const callbackOf = (
  accountSid: string,
  { sid, to, request }: AcceptedSms,
  status: string,
  { errorCode }: StatusOptions,
): Record<string, string> => ({
  AccountSid: accountSid,
  ApiVersion: '2010-04-01',
  From: request.From ?? '',
  MessageSid: sid,
  MessageStatus: status,
  SmsSid: sid,
  SmsStatus: status,
  To: to,
  ...(errorCode === undefined ? {} : { ErrorCode: String(errorCode) }),
});
