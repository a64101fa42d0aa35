import { systemClock } from '../clock.ts';
import type { Config } from '../config.ts';
import { migrateGuarded } from '../db/guard.ts';
import { openDatabase } from '../db/open-database.ts';
import { auditDeadlines } from '../deadlines/audit.ts';
import { randomIds } from '../ids.ts';
import { silentLog } from '../log.ts';
import { readArguments, type Terminal, UsageError } from './terminal.ts';

const usage = 'varsla deadlines audit [--repair]';

const sentences = {
  missing: 'the state demands a clock and none runs',
  surplus: 'a clock runs for a duty that the state does not have',
  differs: 'the clock that runs is not the one that the state demands',
  unreadable: 'the state cannot be read by this Varsla',
} as const;

/** Compares every clock with what the state of its incident demands. Ends with 1 when something differs and was left so. */
export const deadlinesCommand = async (
  config: Config,
  args: readonly string[],
  { say, complain }: Terminal,
): Promise<number> => {
  const { values, positionals } = readArguments(usage, args, { repair: { type: 'boolean' } }, 1);
  if (positionals[0] !== 'audit') throw new UsageError(`Usage: ${usage}`);
  const repair = values.repair ?? false;
  const database = await openDatabase(config, silentLog);
  const { pool } = database;
  try {
    await migrateGuarded(database);
    const deps = { pool, clock: systemClock, ids: randomIds };
    const { incidents, differences } = await auditDeadlines(deps, silentLog, { repair });
    for (const { reference, kind, what } of differences)
      complain(`${reference} ${kind ?? '-'}: ${what}: ${sentences[what]}`);
    const left = repair ? differences.filter(({ what }) => what === 'unreadable') : differences;
    say(
      differences.length === 0
        ? `${incidents} incidents with duties: every clock is as the state demands.`
        : `${differences.length} differences in ${incidents} incidents; ${differences.length - left.length} repaired.${repair ? '' : ' To repair: --repair.'}`,
    );
    return left.length > 0 ? 1 : 0;
  } finally {
    await database.close();
  }
};
