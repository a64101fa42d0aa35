import type { CreateMessage } from './twilio-rules.ts';

/** A message as Twilio shows it right after it was created. Source: https://www.twilio.com/docs/messaging/api/message-resource */
export const messageResource = (accountSid: string, sid: string, request: CreateMessage): object => ({
  sid,
  account_sid: accountSid,
  api_version: '2010-04-01',
  body: request.Body,
  date_created: new Date().toUTCString(),
  date_sent: null,
  date_updated: new Date().toUTCString(),
  direction: 'outbound-api',
  error_code: null,
  error_message: null,
  from: request.MessagingServiceSid === undefined ? request.From : null,
  messaging_service_sid: request.MessagingServiceSid ?? null,
  num_media: '0',
  num_segments: request.MessagingServiceSid === undefined ? '1' : '0',
  price: null,
  price_unit: null,
  status: request.MessagingServiceSid === undefined ? 'queued' : 'accepted',
  subresource_uris: { media: `/2010-04-01/Accounts/${accountSid}/Messages/${sid}/Media.json` },
  to: request.To,
  uri: `/2010-04-01/Accounts/${accountSid}/Messages/${sid}.json`,
});
