import { headerText, mailbox, quotedPrintable } from './mime.ts';
import type { Email } from './ports.ts';

/** Cannot stand in quoted-printable text, where `=` is always followed by two hexadecimal digits or a line break. */
const BOUNDARY = '=_varsla_alternative';

/** An e-mail as a file that mail programs open: RFC 5322, multipart/alternative with the text first. */
export const renderEml = (email: Email, from: { email: string; name?: string }, date: Date): string =>
  [
    `Date: ${date.toUTCString().replace('GMT', '+0000')}`,
    `From: ${mailbox(from)}`,
    `To: ${mailbox(email.to)}`,
    `Subject: ${headerText(email.subject)}`,
    `Message-ID: <${email.deliveryId}.${email.attempt}@outbox.invalid>`,
    `X-Varsla-Delivery: ${email.deliveryId}`,
    `X-Varsla-Attempt: ${email.attempt}`,
    'MIME-Version: 1.0',
    `Content-Type: multipart/alternative; boundary="${BOUNDARY}"`,
    '',
    ...part('text/plain', email.text),
    ...part('text/html', email.html),
    `--${BOUNDARY}--`,
    '',
  ].join('\r\n');

const part = (type: string, content: string): string[] => [
  `--${BOUNDARY}`,
  `Content-Type: ${type}; charset=utf-8`,
  'Content-Transfer-Encoding: quoted-printable',
  '',
  quotedPrintable(content),
];
