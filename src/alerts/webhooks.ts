import express, { type RequestHandler, Router } from 'express';
import type pg from 'pg';
import { z } from 'zod';
import type { ZodOpenApiPathsObject } from 'zod-openapi';
import { readTwilioRequest, type TwilioRequestOptions } from '../channels/twilio-request.ts';
import type { Clock } from '../clock.ts';
import { problemContent } from '../http/openapi.ts';
import { answerCall, takeCallStatus, takeDigit } from './answer-call.ts';
import type { Signatures } from './signatures.ts';
import { takeReply } from './sms-reply.ts';
import { answerText } from './twiml.ts';
import { callAnswerPath, callDigitPath, callStatusPath, smsReplyPath } from './webhook-paths.ts';

export interface AlertWebhookDeps extends TwilioRequestOptions {
  pool: pg.Pool;
  clock: Clock;
  signatures: Signatures;
}

const sms = z.object({
  MessageSid: z.string().regex(/^(SM|MM)[0-9a-fA-F]{32}$/),
  From: z.string().regex(/^\+[1-9]\d{6,14}$/),
  Body: z.string().max(5000).default(''),
});
const digit = z.object({
  CallSid: z.string().regex(/^CA[0-9a-fA-F]{32}$/),
  Digits: z.string().max(20).default(''),
});
const status = z.object({ CallStatus: z.string().max(40) });

/**
 * What people answer to alerts, by SMS and on the phone, taken in by Twilio's signature. What is signed and says
 * nothing that we know is answered with nothing to do.
 */
export const createAlertWebhooks = (deps: AlertWebhookDeps): Router => {
  const router = Router();
  const raw = express.raw({ type: () => true, limit: 64 * 1024 });
  const answering =
    (work: (params: Record<string, string>, token: string) => Promise<string>): RequestHandler =>
    async (request, response) => {
      const { params } = await readTwilioRequest(request, deps);
      const answer = await work(params, String(request.params['token'] ?? ''));
      response.type('text/xml').set('Cache-Control', 'no-store').send(answer);
    };
  router.post(
    smsReplyPath,
    raw,
    answering(async (params) => {
      const read = sms.safeParse(params);
      if (!read.success) return answerText(undefined);
      const { MessageSid: sid, From: from, Body: body } = read.data;
      return answerText(await takeReply(deps, { sid, from, body }));
    }),
  );
  router.post(
    callAnswerPath(':token'),
    raw,
    answering((_params, token) => answerCall(deps, token)),
  );
  router.post(
    callDigitPath(':token'),
    raw,
    answering(async (params, token) => {
      const read = digit.safeParse(params);
      if (!read.success) return answerCall(deps, token);
      return takeDigit(deps, token, { callSid: read.data.CallSid, digits: read.data.Digits });
    }),
  );
  router.post(
    callStatusPath(':token'),
    raw,
    answering(async (params, token) => {
      const read = status.safeParse(params);
      if (read.success) await takeCallStatus(deps, token, read.data.CallStatus);
      return answerText(undefined);
    }),
  );
  return router;
};

const documented = (summary: string, withToken: boolean): ZodOpenApiPathsObject[string] => ({
  post: {
    summary,
    tags: ['Webhooks'],
    ...(withToken && { requestParams: { path: z.object({ token: z.string() }) } }),
    requestBody: { content: { 'application/x-www-form-urlencoded': { schema: { type: 'object' } } } },
    responses: {
      '200': {
        description: 'Taken in; TwiML says what follows',
        content: { 'text/xml': { schema: { type: 'string' } } },
      },
      '403': { description: 'The signature does not fit', content: problemContent },
      '413': { description: 'The body is too large', content: problemContent },
      '500': { description: 'Our fault', content: problemContent },
      '503': { description: 'The key for the signature is not configured', content: problemContent },
    },
  },
});

/** These webhooks in the OpenAPI document. */
export const alertWebhookPaths: ZodOpenApiPathsObject = {
  [smsReplyPath]: documented('An SMS that staff answer an alert with, signed (HMAC-SHA1)', false),
  [callAnswerPath('{token}')]: documented('What a call to staff says, fetched by Twilio, signed', true),
  [callDigitPath('{token}')]: documented('The digit that was pressed on the phone, signed', true),
  [callStatusPath('{token}')]: documented('How a call to staff ended, signed', true),
};
