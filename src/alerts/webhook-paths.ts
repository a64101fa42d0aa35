/** Where Twilio posts what people answer. `token` names the message, signed. */
export const smsReplyPath = '/webhooks/twilio/sms';
export const callAnswerPath = (token: string): string => `/webhooks/twilio/call/${token}`;
export const callDigitPath = (token: string): string => `${callAnswerPath(token)}/digit`;
export const callStatusPath = (token: string): string => `${callAnswerPath(token)}/status`;
