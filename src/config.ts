import { resolve } from 'node:path';
import { z } from 'zod';
import { oidcEnvironment, oidcFaults, oidcSettings } from './access/oidc-settings.ts';
import { hideSecrets } from './hide-secrets.ts';
import { isTrustProxy, trustProxyOf } from './trust-proxy.ts';

const flagless = z.string().trim().min(1);
const url = z.url({ protocol: /^https?$/, error: 'must be an http(s) address' });
const smtpUrl = z.url({
  protocol: /^smtps?$/,
  error: 'must be smtp://host:port or smtps://user:password@host:port',
});
const minutes = z.coerce
  .number({ error: 'must be minutes, 0 to 1440' })
  .min(0, 'must be minutes, 0 to 1440')
  .max(1440, 'must be minutes, 0 to 1440');
const mailbox = z
  .string()
  .trim()
  .regex(/^(?:[^<>]+<[^<>@\s]+@[^<>@\s]+>|[^<>@\s]+@[^<>@\s]+)$/, 'must be an address, or Name <address>');

/** Every environment variable that Varsla reads. `.env.example` lists the same; a test compares them. */
export const environment = z.object({
  PORT: z.coerce.number({ error: 'must be a port, 0 to 65535' }).int().min(0).max(65_535).default(3000),
  HOST: flagless.default('127.0.0.1'),
  DATA_DIR: flagless.default('./data'),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(?:ql)?:\/\//, 'must begin with postgresql://')
    .optional(),
  ADMIN_TOKEN: z
    .string()
    .min(32, 'must have at least 32 characters')
    .max(512)
    // RFC 6750, section 2.1: anything else cannot be sent as a bearer token.
    .regex(/^[\w.~+/=-]*$/, 'must be of letters, digits and - . _ ~ + / = only')
    .optional(),
  MASTER_KEY_FILE: flagless.optional(),
  SIGNING_KEY_FILE: flagless.optional(),
  HEADS_FOLDER: flagless.optional(),
  HEADS_MAIL_TO: z.email({ error: 'must be an e-mail address' }).optional(),
  BACKUP_PASSPHRASE: z.string().min(12, 'must have at least 12 characters').max(1024).optional(),
  BACKUP_PUBLIC_KEY: z
    .string()
    .regex(/^varsla-backup-[\w-]{43}$/, 'must be a key that npx varsla backup --public-key printed')
    .optional(),
  PUBLIC_URL: url.optional(),
  TRUST_PROXY: flagless
    .refine(
      isTrustProxy,
      'must be a number of proxies (1 to 9), or addresses and ranges with commas between them',
    )
    .default('loopback'),
  ...oidcEnvironment,
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
  ROLES: z
    .string()
    .regex(/^(?:api|worker)(?:\s*,\s*(?:api|worker))*$/, 'must be api, worker, or both with a comma between')
    .default('api,worker'),
  HEARTBEAT_URL: url.optional(),
  METRICS_TOKEN: z
    .string()
    .min(16, 'must have at least 16 characters')
    .max(512)
    .regex(/^[\w.~+/=-]*$/, 'must be of letters, digits and - . _ ~ + / = only')
    .optional(),
  SWEEP_INTERVAL_SECONDS: z.coerce.number().min(0.05).max(60).default(1),
  NOTICE_HOLD_MINUTES: minutes.default(10),
  NOTICE_CANARY_MINUTES: minutes.default(10),
  ATTACHMENT_MAX_MEBIBYTES: z.coerce
    .number({ error: 'must be a whole number of mebibytes, 1 to 50' })
    .int('must be a whole number of mebibytes, 1 to 50')
    .min(1, 'must be a whole number of mebibytes, 1 to 50')
    .max(50, 'must be a whole number of mebibytes, 1 to 50')
    .default(10),
  MAIL_FROM: mailbox.optional(),
  SMTP_URL: smtpUrl.optional(),
  SENDGRID_API_KEY: flagless.optional(),
  SENDGRID_BASE_URL: url.optional(),
  SENDGRID_WEBHOOK_PUBLIC_KEY: flagless.optional(),
  TWILIO_ACCOUNT_SID: flagless.optional(),
  TWILIO_AUTH_TOKEN: flagless.optional(),
  TWILIO_FROM: flagless.optional(),
  TWILIO_MESSAGING_SERVICE_SID: flagless.optional(),
  TWILIO_VOICE_FROM: z
    .string()
    .regex(/^\+[1-9]\d{6,14}$/, 'must be a number in E.164, such as +4722000000')
    .optional(),
  TWILIO_BASE_URL: url.optional(),
});

/** The configuration has faults: all of them, one a line, each naming its variable. Values are not repeated. */
export class ConfigError extends Error {}

const together = (env: { [Name in keyof typeof environment.shape]?: string }, faults: string[]): void => {
  if (env.SENDGRID_API_KEY && !env.MAIL_FROM)
    faults.push('MAIL_FROM: is needed with SENDGRID_API_KEY, as the sender of e-mail');
  if (env.SMTP_URL && !env.MAIL_FROM)
    faults.push('MAIL_FROM: is needed with SMTP_URL, as the sender of e-mail');
  if (env.SMTP_URL && env.SENDGRID_API_KEY)
    faults.push('SMTP_URL, SENDGRID_API_KEY: choose one way for e-mail, so that nobody is told by both');
  const twilio = [env.TWILIO_ACCOUNT_SID, env.TWILIO_AUTH_TOKEN];
  if (twilio.some(Boolean) && !twilio.every(Boolean))
    faults.push('TWILIO_ACCOUNT_SID, TWILIO_AUTH_TOKEN: are needed together');
  if (twilio.every(Boolean) && !env.TWILIO_FROM && !env.TWILIO_MESSAGING_SERVICE_SID)
    faults.push('TWILIO_FROM or TWILIO_MESSAGING_SERVICE_SID: one is needed, as the sender of SMS');
  faults.push(...oidcFaults(env));
};

const mailboxOf = (written: string): { email: string; name?: string } => {
  const [, name, email] = /^(.+?)\s*<(.+)>$/.exec(written) ?? [];
  return email && name ? { email, name: name.replaceAll(/^"|"$/g, '') } : { email: written };
};

/** The number that calls: the one given, else the sender of SMS where that is a number. A name cannot call. */
const voiceNumber = ({ TWILIO_VOICE_FROM: voice, TWILIO_FROM: from }: z.output<typeof environment>) => {
  const number = voice ?? (/^\+[1-9]\d{6,14}$/.test(from ?? '') ? from : undefined);
  return number === undefined ? {} : { voiceFrom: number };
};

/**
 * The configuration, from the environment; empty variables count as unset. Frozen, and its secrets are printed as
 * hidden. Throws ConfigError with all faults at once.
 */
export const parseConfig = (variables: Record<string, string | undefined>) => {
  const given: Parameters<typeof together>[0] = Object.fromEntries(
    Object.keys(environment.shape).flatMap((name) => {
      const value = variables[name]?.trim();
      return value ? [[name, value]] : [];
    }),
  );
  const parsed = environment.safeParse(given);
  const faults = parsed.success
    ? []
    : parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
  together(given, faults);
  if (!parsed.success || faults.length > 0)
    throw new ConfigError(
      `The configuration is not right:\n${faults.map((fault) => `  ${fault}`).join('\n')}`,
    );
  const env = parsed.data;
  const settings = {
    port: env.PORT,
    host: env.HOST,
    dataDir: resolve(env.DATA_DIR),
    databaseUrl: env.DATABASE_URL,
    adminToken: env.ADMIN_TOKEN,
    masterKeyFile: env.MASTER_KEY_FILE,
    signingKeyFile: env.SIGNING_KEY_FILE,
    headsTo: { folder: env.HEADS_FOLDER && resolve(env.HEADS_FOLDER), email: env.HEADS_MAIL_TO },
    backup: { passphrase: env.BACKUP_PASSPHRASE, publicKey: env.BACKUP_PUBLIC_KEY },
    publicUrl: env.PUBLIC_URL?.replace(/\/+$/, ''),
    trustProxy: trustProxyOf(env.TRUST_PROXY),
    oidc: oidcSettings(env),
    logLevel: env.LOG_LEVEL,
    roles: { api: env.ROLES.includes('api'), worker: env.ROLES.includes('worker') },
    sweepIntervalSeconds: env.SWEEP_INTERVAL_SECONDS,
    attachmentMaxBytes: env.ATTACHMENT_MAX_MEBIBYTES * 1024 * 1024,
    noticeHoldMinutes: env.NOTICE_HOLD_MINUTES,
    noticeCanaryMinutes: env.NOTICE_CANARY_MINUTES,
    heartbeatUrl: env.HEARTBEAT_URL,
    metricsToken: env.METRICS_TOKEN,
    sendgrid: env.SENDGRID_API_KEY
      ? hideSecrets(
          {
            apiKey: env.SENDGRID_API_KEY,
            baseUrl: env.SENDGRID_BASE_URL,
            from: mailboxOf(env.MAIL_FROM ?? ''),
          },
          ['apiKey'],
        )
      : undefined,
    smtp: env.SMTP_URL
      ? hideSecrets({ url: env.SMTP_URL, from: mailboxOf(env.MAIL_FROM ?? '') }, ['url'])
      : undefined,
    sendgridWebhookPublicKey: env.SENDGRID_WEBHOOK_PUBLIC_KEY,
    twilio:
      env.TWILIO_ACCOUNT_SID && env.TWILIO_AUTH_TOKEN
        ? hideSecrets(
            {
              accountSid: env.TWILIO_ACCOUNT_SID,
              authToken: env.TWILIO_AUTH_TOKEN,
              ...(env.TWILIO_FROM && { from: env.TWILIO_FROM }),
              ...(env.TWILIO_MESSAGING_SERVICE_SID && {
                messagingServiceSid: env.TWILIO_MESSAGING_SERVICE_SID,
              }),
              ...voiceNumber(env),
              // A name as sender takes no answers; of a service's senders we know nothing, and it is made for numbers.
              takesReplies: env.TWILIO_FROM ? env.TWILIO_FROM.startsWith('+') : true,
              ...(env.TWILIO_BASE_URL && { baseUrl: env.TWILIO_BASE_URL }),
            },
            ['authToken'],
          )
        : undefined,
  };
  return hideSecrets(settings, ['databaseUrl', 'adminToken']);
};

export type Config = ReturnType<typeof parseConfig>;
