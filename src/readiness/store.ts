import type { Db } from '../db/transaction.ts';
import type { CheckId, LastTry } from './check.ts';

interface EntryRow {
  type: string;
  recorded_at: Date;
  body: string;
}

/** The newest entries of the system's stream that say something of readiness: by their own index (migration 0028). */
export interface Remembered {
  tries: ReadonlyMap<CheckId, LastTry>;
  backupMadeAt: Date | undefined;
  keyCopyAt: Date | undefined;
  unheardAt: Date | undefined;
}

interface TriedEvent {
  event: { check: CheckId; worked: boolean; code: string };
}

/** What the journal remembers: the last try of each check, the last backup, the word about the key's copy. */
export const readRemembered = async (db: Db): Promise<Remembered> => {
  const { rows } = await db.query<EntryRow>({
    name: 'readiness-remembered',
    text: `select distinct on (type, body::jsonb #>> '{event,check}') type, recorded_at, body from journal
           where stream = 'system' and type in ('readiness.tried', 'backup.made', 'master-key.copied', 'heartbeat.unheard')
           order by type, body::jsonb #>> '{event,check}', position desc`,
  });
  const at = (type: string): Date | undefined => rows.find((row) => row.type === type)?.recorded_at;
  const tried = rows.filter(({ type }) => type === 'readiness.tried');
  return {
    tries: new Map(
      tried.map(({ body, recorded_at }): [CheckId, LastTry] => {
        const { check, worked, code } = (JSON.parse(body) as TriedEvent).event;
        return [check, { worked, code, at: recorded_at }];
      }),
    ),
    backupMadeAt: at('backup.made'),
    keyCopyAt: at('master-key.copied'),
    unheardAt: at('heartbeat.unheard'),
  };
};

/** By how many seconds this process's clock is ahead of the database's. */
export const clockDifference = async (db: Db, now: () => Date): Promise<number> => {
  const { rows } = await db.query<{ at: Date }>('select clock_timestamp() as at');
  const [row] = rows;
  if (!row) throw new Error('the database does not say what time it is');
  return (now().getTime() - row.at.getTime()) / 1000;
};
