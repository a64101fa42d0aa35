import { systemClock } from '../clock.ts';
import type { Config } from '../config.ts';
import { migrateGuarded } from '../db/guard.ts';
import { openDatabase } from '../db/open-database.ts';
import { withTransaction } from '../db/transaction.ts';
import { openHold } from '../hold/hold.ts';
import { type NoticeChoice, noticeChoices, releaseHold } from '../hold/release-hold.ts';
import { type Waiting, wouldGoOut } from '../hold/waiting.ts';
import { createLog } from '../log.ts';
import { doubtPending } from '../notices/doubt-pending.ts';
import { readArguments, type Terminal, UsageError } from './terminal.ts';

const usage = `varsla hold, or varsla hold release --reason "…" [--notices ${noticeChoices.join('|')}]`;

const incidentsOf = ({ incidents }: Waiting): string =>
  incidents.map(({ reference, count }) => `${reference} (${count})`).join(', ') || 'none';

const isChoice = (text: string | undefined): text is NoticeChoice | undefined =>
  text === undefined || (noticeChoices as readonly string[]).includes(text);

const readChoice = (args: readonly string[]) => {
  if (args.length === 0) return undefined;
  const { values, positionals } = readArguments(
    usage,
    args,
    { reason: { type: 'string' }, notices: { type: 'string' } },
    1,
  );
  const reason = values.reason?.trim();
  if (positionals[0] !== 'release' || !reason || !isChoice(values.notices))
    throw new UsageError(`Usage: ${usage}`);
  return { reason, notices: values.notices };
};

/** Says what is on hold and what would go out; `release` lets it go. */
export const holdCommand = async (
  config: Config,
  args: readonly string[],
  { say }: Terminal,
): Promise<number> => {
  const choice = readChoice(args);
  const database = await openDatabase(config, createLog('error'));
  const { pool } = database;
  try {
    await migrateGuarded(database);
    const hold = await openHold(pool);
    if (!hold) {
      say('Nothing is on hold.');
      return choice ? 1 : 0;
    }
    const { reminders, alerts, notices, unknown } = await wouldGoOut(pool, systemClock.now());
    say(`On hold since ${hold.since.toISOString()} (${hold.reason}).`);
    if (hold.backupMadeAt) say(`The backup was made ${hold.backupMadeAt.toISOString()}.`);
    say(`Reminders due: ${reminders.count}; ${incidentsOf(reminders)}`);
    say(`Alerts to staff under way: ${alerts.count}; ${incidentsOf(alerts)}`);
    say(`Messages to people not sent: ${notices.count}; ${incidentsOf(notices)}`);
    say(`Messages to people perhaps sent, never repeated: ${unknown.count}; ${incidentsOf(unknown)}`);
    if (!choice) return 0;
    const deps = { clock: systemClock, doubtNotices: doubtPending };
    await withTransaction(pool, (tx) => releaseHold(deps, tx, choice, 'command-line'));
    say('Released: what is due goes out from now on.');
    return 0;
  } finally {
    await database.close();
  }
};
