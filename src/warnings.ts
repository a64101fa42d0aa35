import type pg from 'pg';
import type { Channels } from './channels/open-channels.ts';
import type { Config } from './config.ts';
import { mayRewriteJournal } from './db/guard.ts';
import { isHeld } from './hold/hold.ts';
import { readOrganisation } from './register/register.ts';

/** What keeps this installation from being ready for a breach: said at every start and in `/readyz`. No personal data. */
export const startWarnings = async (
  pool: pg.Pool,
  config: Config,
  channels: Channels,
  masterKey: { file: string; made: boolean },
  /** What keeps alerts from reaching anybody, and a notice from being filed. */
  otherWarnings: () => Promise<string[]>,
): Promise<string[]> => {
  const outbox = (
    [
      ['email', 'E-mail', 'SENDGRID_API_KEY or SMTP_URL'],
      ['sms', 'SMS', 'TWILIO_ACCOUNT_SID'],
    ] as const
  )
    .filter(([channel]) => channels[channel].provider === 'outbox')
    .map(
      ([, name, variable]) =>
        `${name} is written to files under DATA_DIR/outbox and reaches nobody: set ${variable}.`,
    );
  return [
    ...((await isHeld(pool))
      ? [
          'On hold: nobody is paged and nothing is sent until an administrator releases it (/settings/hold, or npx varsla hold).',
        ]
      : []),
    ...(masterKey.made
      ? [
          `A master key was made in ${masterKey.file}. Back it up apart from the data: without it nobody on a list can be told.`,
        ]
      : []),
    ...(config.databaseUrl !== undefined && (await mayRewriteJournal(pool))
      ? [
          'The role of DATABASE_URL may change the journal: only triggers refuse it. Give its tables to another role (docs/evidence.md).',
        ]
      : []),
    ...(await otherWarnings()),
    ...((await readOrganisation(pool)) ? [] : ['The organisation is not entered: PUT /api/v1/organisation.']),
    ...outbox,
    ...(config.oidc && !config.publicUrl
      ? ['PUBLIC_URL is not set: the sign-in provider sends people back to this machine alone.']
      : []),
    ...(!config.roles.api && !config.publicUrl
      ? ['PUBLIC_URL is not set: links in what this worker sends do not lead to the pages.']
      : []),
    ...(channels.sms.provider === 'twilio' && !config.publicUrl
      ? [
          'PUBLIC_URL is not set: Twilio cannot report whether SMS arrived, and alerts cannot be acknowledged by SMS, phone or link.',
        ]
      : []),
    ...(channels.sms.provider === 'twilio' && !channels.voice
      ? ['No number that calls: staff cannot be woken by phone. Set TWILIO_VOICE_FROM.']
      : []),
    ...(channels.email.provider === 'sendgrid' && !config.sendgridWebhookPublicKey
      ? ['SENDGRID_WEBHOOK_PUBLIC_KEY is not set: SendGrid cannot report whether e-mail arrived.']
      : []),
  ];
};
