import { lazily } from './lazily.ts';
import { classifySmtpFailure } from './classify-smtp.ts';
import type { Email, EmailChannel } from './ports.ts';

export interface SmtpOptions {
  /** `smtps://user:password@host:465`, or `smtp://host:587`, where TLS is demanded before anything is said. */
  url: string;
  from: { email: string; name?: string };
  /** How long a silent server is waited for before the outcome is `unknown`. Default 30,000. */
  timeoutMilliseconds?: number;
}

/** This machine itself: nothing crosses a network, so TLS is not demanded. */
const isLoopback = (host: string): boolean => /^(localhost|127(\.\d+){3}|\[::1\])$/.test(host);

/**
 * The same for every attempt of a delivery: many mailboxes show two copies with one id once, and the relay's log and
 * its bounces can be matched to the delivery. Basis: RFC 5322 section 3.6.4.
 */
const messageIdOf = ({ deliveryId }: Email, from: SmtpOptions['from']): string =>
  `<${deliveryId}@${from.email.split('@').at(-1) ?? 'varsla.invalid'}>`;

const open = async ({ url, timeoutMilliseconds = 30_000 }: SmtpOptions) => {
  const { createTransport } = await import('nodemailer');
  const { protocol, hostname, port, username, password } = new URL(url);
  const secure = protocol === 'smtps:';
  return createTransport({
    host: hostname,
    port: port ? Number(port) : secure ? 465 : 587,
    secure,
    requireTLS: !secure && !isLoopback(hostname),
    ...(username && { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } }),
    pool: true,
    maxConnections: 5,
    // A message that may have been taken is never sent again by itself.
    maxRequeues: 0,
    connectionTimeout: timeoutMilliseconds,
    greetingTimeout: timeoutMilliseconds,
    socketTimeout: timeoutMilliseconds,
    // What stands in a text is a text, and no file or address to be fetched.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
};

/**
 * E-mail through the firm's own relay, one message a recipient. No event comes back: what the relay took stays
 * probably told until somebody says otherwise. Never throws for what the server or the network does.
 */
export const createSmtpChannel = (options: SmtpOptions): EmailChannel => {
  const transport = lazily(() => open(options));
  return {
    provider: 'smtp',
    async send(email) {
      const opened = await transport();
      try {
        const { messageId } = await opened.sendMail({
          messageId: messageIdOf(email, options.from),
          from: { name: options.from.name ?? '', address: options.from.email },
          to: { name: email.to.name ?? '', address: email.to.email },
          subject: email.subject,
          text: email.text,
          html: email.html,
          headers: { 'X-Varsla-Delivery': email.deliveryId, 'Auto-Submitted': 'auto-generated' },
        });
        return { outcome: 'accepted', providerId: messageId };
      } catch (error) {
        return classifySmtpFailure(error);
      }
    },
  };
};
