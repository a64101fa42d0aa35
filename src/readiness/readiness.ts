import type pg from 'pg';
import type { Channels } from '../channels/open-channels.ts';
import type { Clock } from '../clock.ts';
import type { Db } from '../db/transaction.ts';
import {
  type CheckId,
  type CheckStanding,
  checkIds,
  type LastTry,
  standingOfBackup,
  standingOfChannel,
  standingOfClock,
  standingOfHeartbeat,
  standingOfKey,
  standingOfRole,
} from './check.ts';
import { standingOfDomain } from './sender-domain.ts';
import { clockDifference, readRemembered } from './store.ts';

export interface ReadinessDeps {
  pool: pg.Pool;
  clock: Clock;
  channels: Pick<Channels, 'email' | 'sms'>;
  /** Whether the providers can say what became of a message. */
  hearsBack: { email: boolean; sms: boolean };
  /** The domain that mail is sent from; undefined where none is set. */
  senderDomain: string | undefined;
  heartbeatUrl: string | undefined;
  silentSeconds: () => Promise<number | undefined>;
  /** What is wrong with who may file in Altinn. */
  roleFaults: (db: Db) => Promise<readonly string[]>;
}

export interface ShownCheck extends CheckStanding {
  id: CheckId;
  lastTry: LastTry | null;
}

/** How every part stands now that must work before a breach comes. Sends nothing and asks nobody outside. */
export const readReadiness = async (deps: ReadinessDeps): Promise<ShownCheck[]> => {
  const { pool, clock, channels, hearsBack } = deps;
  const { tries, backupMadeAt, keyCopyAt, unheardAt } = await readRemembered(pool);
  const standings: Record<CheckId, CheckStanding> = {
    key: standingOfKey({ copyConfirmedAt: keyCopyAt, last: tries.get('key') }),
    backup: standingOfBackup({ madeAt: backupMadeAt, last: tries.get('backup'), now: clock.now() }),
    clock: standingOfClock({
      differenceSeconds: await clockDifference(pool, () => clock.now()),
      silentSeconds: await deps.silentSeconds(),
      last: tries.get('clock'),
    }),
    email: standingOfChannel({
      provider: channels.email.provider,
      hearsBack: hearsBack.email,
      last: tries.get('email'),
    }),
    domain: standingOfDomain({ domain: deps.senderDomain, last: tries.get('domain') }),
    sms: standingOfChannel({
      provider: channels.sms.provider,
      hearsBack: hearsBack.sms,
      last: tries.get('sms'),
    }),
    authority: standingOfRole(await deps.roleFaults(pool)),
    heartbeat: standingOfHeartbeat({
      isSet: deps.heartbeatUrl !== undefined,
      last: tries.get('heartbeat'),
      unheardAt,
    }),
  };
  return checkIds.map((id) => ({ id, ...standings[id], lastTry: tries.get(id) ?? null }));
};
