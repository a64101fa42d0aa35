import { z } from 'zod';

// SendGrid's published rules for POST /v3/mail/send, restated for the fields that we use; every other field is
// refused, so that a slip of the pen does not pass. Sources:
// https://www.twilio.com/docs/sendgrid/api-reference/mail-send/mail-send (fields, required, minimum lengths)
// https://www.twilio.com/docs/sendgrid/api-reference/mail-send/limitations and .../mail-send/errors (limits, duplicates)

const Person = z.strictObject({ email: z.email(), name: z.string().optional() });

const bytesOf = (args: Record<string, string>): number => Buffer.byteLength(JSON.stringify(args));

const Args = z.record(z.string().min(1), z.string()).refine((args) => bytesOf(args) <= 10_000, {
  error: 'The total size of custom arguments may not exceed 10,000 bytes.',
});

const Personalization = z.strictObject({
  to: z.array(Person).min(1).max(1000),
  cc: z.array(Person).max(1000).optional(),
  bcc: z.array(Person).max(1000).optional(),
  subject: z.string().min(1).optional(),
  custom_args: Args.optional(),
});

export type Personalization = z.infer<typeof Personalization>;

const Switch = z.strictObject({ enable: z.boolean() });

const MailSettings = z
  .strictObject({
    bypass_list_management: Switch.optional(),
    bypass_spam_management: Switch.optional(),
    bypass_bounce_management: Switch.optional(),
    bypass_unsubscribe_management: Switch.optional(),
    sandbox_mode: Switch.optional(),
  })
  .refine(
    ({ bypass_list_management: all, ...others }) =>
      all?.enable !== true ||
      !(['spam', 'bounce', 'unsubscribe'] as const).some(
        (kind) => others[`bypass_${kind}_management`]?.enable,
      ),
    { error: 'bypass_list_management cannot be combined with other bypass settings.' },
  );

export const everyone = ({ to, cc = [], bcc = [] }: Personalization): string[] =>
  [...to, ...cc, ...bcc].map(({ email }) => email.toLowerCase());

export const MailSend = z
  .strictObject({
    personalizations: z.array(Personalization).min(1).max(1000),
    from: Person,
    reply_to: Person.optional(),
    subject: z.string().min(1).optional(),
    content: z
      .array(z.strictObject({ type: z.enum(['text/plain', 'text/html']), value: z.string().min(1) }))
      .min(1)
      .max(2),
    custom_args: Args.optional(),
    categories: z.array(z.string().max(255)).max(10).optional(),
    mail_settings: MailSettings.optional(),
    tracking_settings: z
      .strictObject({
        click_tracking: z.strictObject({ enable: z.boolean(), enable_text: z.boolean() }).optional(),
        open_tracking: Switch.optional(),
        subscription_tracking: Switch.optional(),
        ganalytics: Switch.optional(),
      })
      .optional(),
  })
  .refine((mail) => mail.subject !== undefined || mail.personalizations.every(({ subject }) => subject), {
    path: ['subject'],
    error: 'The subject is required. You can get around this requirement if you use a template.',
  })
  .refine(({ content: [first, second] }) => second === undefined || first?.type === 'text/plain', {
    path: ['content'],
    error: 'If present, text/plain must come first, followed by text/html.',
  })
  .refine(({ content }) => new Set(content.map(({ type }) => type)).size === content.length, {
    path: ['content'],
    error: 'Each content type may be given once.',
  })
  .refine(({ personalizations }) => personalizations.flatMap(everyone).length <= 1000, {
    path: ['personalizations'],
    error: 'The total number of recipients may not exceed 1000.',
  })
  .refine(
    ({ personalizations }) => {
      const all = personalizations.flatMap(everyone);
      return new Set(all).size === all.length;
    },
    {
      path: ['personalizations'],
      error: 'Each email address in the personalization block should be unique between to, cc, and bcc.',
    },
  );

export type MailSend = z.infer<typeof MailSend>;

/** "The total size of your email, including attachments, must be less than 30MB." */
export const MAIL_SEND_MAXIMUM_BYTES = 30 * 1024 * 1024;
