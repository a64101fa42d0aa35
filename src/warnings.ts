import type pg from 'pg';
import { listContacts } from './alerts/contacts.ts';
import type { Channels } from './channels/open-channels.ts';
import type { Config } from './config.ts';
import { readOrganisation } from './register/register.ts';

/** What keeps this installation from being ready for a breach: said at every start and in `/readyz`. No personal data. */
export const startWarnings = async (
  pool: pg.Pool,
  config: Config,
  channels: Channels,
  masterKey: { file: string; made: boolean },
): Promise<string[]> => {
  const contacts = await listContacts(pool);
  const outbox = (
    [
      ['email', 'E-mail', 'SENDGRID_API_KEY'],
      ['sms', 'SMS', 'TWILIO_ACCOUNT_SID'],
    ] as const
  )
    .filter(([channel]) => channels[channel].provider === 'outbox')
    .map(
      ([, name, variable]) =>
        `${name} is written to files under DATA_DIR/outbox and reaches nobody: set ${variable}.`,
    );
  return [
    ...(masterKey.made
      ? [
          `A master key was made in ${masterKey.file}. Back it up apart from the data: without it nobody on a list can be told.`,
        ]
      : []),
    ...(contacts.length === 0
      ? ['No staff contact: nobody is alerted of a deadline. PUT /api/v1/contacts.']
      : []),
    ...((await readOrganisation(pool)) ? [] : ['The organisation is not entered: PUT /api/v1/organisation.']),
    ...outbox,
    ...(config.oidc && !config.publicUrl
      ? ['PUBLIC_URL is not set: the sign-in provider sends people back to this machine alone.']
      : []),
    ...(channels.sms.provider === 'twilio' && !config.publicUrl
      ? ['PUBLIC_URL is not set: Twilio cannot report whether SMS arrived.']
      : []),
    ...(channels.email.provider === 'sendgrid' && !config.sendgridWebhookPublicKey
      ? ['SENDGRID_WEBHOOK_PUBLIC_KEY is not set: SendGrid cannot report whether e-mail arrived.']
      : []),
  ];
};
