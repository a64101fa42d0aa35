import { unlink } from 'node:fs/promises';
import { join } from 'node:path';
import type pg from 'pg';
import { readRole } from './authority/role/role.ts';
import { writeBackup } from './backup/write-backup.ts';
import type { Channels } from './channels/open-channels.ts';
import type { Clock } from './clock.ts';
import { sealWith } from './commands/backup-keys.ts';
import type { Config } from './config.ts';
import type { Ids } from './ids.ts';
import { type ResolveTxt, systemResolver } from './readiness/sender-domain.ts';
import type { TryDeps } from './readiness/try-check.ts';
import { findSealing } from './key-ring.ts';

export interface ReadinessParts {
  config: Config;
  pool: pg.Pool;
  clock: Clock;
  ids: Ids;
  channels: Channels;
  publicUrl: () => string;
  held: () => Promise<boolean>;
  silentSeconds: () => Promise<number | undefined>;
  /** The name servers of this machine unless said. */
  resolveTxt?: ResolveTxt | undefined;
}

/** Where somebody else's clock can be read: of those that this installation talks with anyway. */
const clockUrls = ({ sendgrid, twilio, heartbeatUrl }: Config): string[] => [
  ...(sendgrid ? [sendgrid.baseUrl ?? 'https://api.sendgrid.com/'] : []),
  ...(twilio ? [twilio.baseUrl ?? 'https://api.twilio.com/'] : []),
  ...(heartbeatUrl === undefined ? [] : [new URL('/', heartbeatUrl).href]),
];

/** What the checks of readiness are made from. */
export const composeReadiness = (parts: ReadinessParts): TryDeps => {
  const { config, pool, clock, ids } = parts;
  return {
    pool,
    clock,
    ids,
    channels: parts.channels,
    publicUrl: parts.publicUrl,
    held: parts.held,
    silentSeconds: parts.silentSeconds,
    hearsBack: {
      // A relay never reports: there is nothing to set up.
      email: config.sendgridWebhookPublicKey !== undefined || config.smtp !== undefined,
      sms: config.publicUrl !== undefined,
    },
    senderDomain: (config.sendgrid ?? config.smtp)?.from.email.split('@').at(-1),
    resolveTxt: parts.resolveTxt ?? systemResolver(),
    heartbeatUrl: config.heartbeatUrl,
    clockUrls: clockUrls(config),
    roleFaults: async (db) => (await readRole(db, clock.now())).faults,
    async openKey() {
      const sealing = await findSealing(config.masterKeyFile, config.dataDir);
      if (!sealing) throw Object.assign(new Error('no master key'), { code: 'ENOENT' });
      await sealing.check(pool);
    },
    async makeBackup() {
      const file = join(config.dataDir, `try-${ids.uuid()}.backup`);
      try {
        await writeBackup(
          { pool, clock },
          { file, sealWith: await sealWith(config, undefined), isTry: true },
        );
      } finally {
        await unlink(file).catch(() => undefined);
      }
    },
  };
};
