import sharedClient from '@sendgrid/client';
import sharedMail from '@sendgrid/mail';

type Client = typeof sharedClient;
type MailService = typeof sharedMail;

// The packages type only their shared instances; the classes behind them are taken from there, so that two channels
// never share a key, an address or a time limit.
const ClientClass = sharedClient.constructor as new () => Client;
const MailServiceClass = sharedMail.constructor as new () => MailService;

/**
 * A SendGrid client of its own. Setting the key puts the address back to the provider's, so the address comes after
 * it. Without a time limit a silent server would be waited for for ever; a redirect would post the message again.
 */
export const openSendGrid = (
  apiKey: string,
  baseUrl: string | undefined,
  timeoutMilliseconds: number,
): MailService => {
  const client = new ClientClass();
  client.setApiKey(apiKey);
  // The options go to axios as they are; the package's types do not know all of them.
  client.setDefaultRequest({ timeout: timeoutMilliseconds, maxRedirects: 0 } as never);
  if (baseUrl !== undefined) client.setDefaultRequest('baseUrl', baseUrl);
  const mail = new MailServiceClass();
  mail.setClient(client);
  return mail;
};
