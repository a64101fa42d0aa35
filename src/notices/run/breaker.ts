import type { SendOutcome } from '../../channels/ports.ts';
import type { Db } from '../../db/transaction.ts';

type Channel = 'email' | 'sms';

/** So many failures within a minute, and so large a share of the attempts, open it; a refused account at once. */
const most = 50;
const share = 0.2;
const windowSeconds = 60;
/** Minutes until it is tried again: 1, 2, 4 … 15. */
const longestMinutes = 15;

/** A failure of the provider as a whole, not of one recipient; being asked to slow down is none. */
const isFailure = (outcome: SendOutcome): boolean =>
  outcome.outcome === 'unknown' ||
  outcome.outcome === 'halted' ||
  (outcome.outcome === 'unsent' && outcome.reason !== 'http-429');

/**
 * Counts what a provider did: failures add up and open its breaker, kept in the database so that no restart closes it; a
 * success closes one that is open. While all goes well nothing is written.
 */
export const feedBreaker = async (
  tx: Db,
  channel: Channel,
  outcome: SendOutcome,
  at: Date,
): Promise<void> => {
  if (!isFailure(outcome)) {
    if (outcome.outcome === 'accepted')
      await tx.query('delete from provider_breakers where channel = $1 and opened_at is not null', [channel]);
    return;
  }
  const isHalted = outcome.outcome === 'halted';
  const reason = 'reason' in outcome ? outcome.reason : null;
  await tx.query(
    `insert into provider_breakers as b (channel, window_began_at, attempts, failures, opened_at, probe_at, probes, reason)
     values ($1, $2, 1, 1, case when $3 then $2::timestamptz end,
       case when $3 then $2::timestamptz + interval '1 minute' end, 0, $4)
     on conflict (channel) do update set failures = b.failures + 1, reason = $4`,
    [channel, at, isHalted, reason],
  );
  await tx.query(
    `update provider_breakers set opened_at = $2, probe_at = $2::timestamptz + interval '1 minute'
     where channel = $1 and opened_at is null
       and ($3 or (failures >= $4 and failures >= $5::float8 * attempts
         and window_began_at >= $2::timestamptz - make_interval(secs => $6)))`,
    [channel, at, isHalted, most, share, windowSeconds],
  );
};

/** Attempts that begin, so that failures can be held against them; a window that is over begins anew. */
export const countAttempts = async (tx: Db, channels: readonly Channel[], at: Date): Promise<void> => {
  for (const channel of new Set(channels)) {
    const count = channels.filter((one) => one === channel).length;
    await tx.query(
      `update provider_breakers set
         attempts = case when window_began_at < $2::timestamptz - make_interval(secs => $4) then $3 else attempts + $3 end,
         failures = case when window_began_at < $2::timestamptz - make_interval(secs => $4) then 0 else failures end,
         window_began_at = case when window_began_at < $2::timestamptz - make_interval(secs => $4) then $2 else window_began_at end
       where channel = $1 and opened_at is null`,
      [channel, at, count, windowSeconds],
    );
  }
};

/** A breaker that is open, as it is shown. */
export interface OpenBreaker {
  channel: Channel;
  openedAt: Date;
  probeAt: Date;
  reason: string | null;
}

export const openBreakers = async (db: Db): Promise<OpenBreaker[]> => {
  const { rows } = await db.query<OpenBreaker>(
    `select channel, opened_at as "openedAt", probe_at as "probeAt", reason from provider_breakers
     where opened_at is not null order by channel`,
  );
  return rows;
};

/**
 * The channels that may be claimed for. One whose breaker is open is tried again when its time has come, by whoever asks
 * first; everybody else waits for what comes of that.
 */
export const closedChannels = async (tx: Db, now: Date): Promise<Channel[]> => {
  const open = await openBreakers(tx);
  if (open.length === 0) return ['email', 'sms'];
  const { rows } = await tx.query<{ channel: Channel }>(
    `update provider_breakers set probes = probes + 1,
       probe_at = $1::timestamptz + make_interval(mins => least(power(2, probes + 1)::int, $2))
     where opened_at is not null and probe_at <= $1 returning channel`,
    [now, longestMinutes],
  );
  const probed = rows.map(({ channel }) => channel);
  const shut = open.map(({ channel }) => channel).filter((channel) => !probed.includes(channel));
  return (['email', 'sms'] as const).filter((channel) => !shut.includes(channel));
};
