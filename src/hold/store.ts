import type { Db } from '../db/transaction.ts';

/** Why nothing leaves the house. */
export const holdReasons = ['restored', 'other-cluster', 'rolled-back'] as const;
export type HoldReason = (typeof holdReasons)[number];

export interface Hold {
  id: number;
  reason: HoldReason;
  since: Date;
  backupMadeAt: Date | null;
}

/** The hold that is open, locked where `lock` says so; undefined when work goes on. */
export const openHold = async (db: Db, lock = false): Promise<Hold | undefined> => {
  const { rows } = await db.query<Hold>(
    `select id, reason, since, backup_made_at as "backupMadeAt" from holds where released_at is null${lock ? ' for update' : ''}`,
  );
  return rows[0];
};

/** Whether nobody may be paged and nothing sent. Whatever claims work asks `is_held()` in the claiming statement. */
export const isHeld = async (db: Db): Promise<boolean> => {
  const { rows } = await db.query<{ held: boolean }>({ name: 'is-held', text: 'select is_held() as held' });
  return rows[0]?.held ?? false;
};

/** Opens a hold. One that is open already stays, unless this database has just been restored. False when it stays. */
export const placeHold = async (
  tx: Db,
  hold: { reason: HoldReason; at: Date; backupMadeAt?: Date },
): Promise<boolean> => {
  const { rowCount } = await tx.query(
    `insert into holds (reason, since, backup_made_at) values ($1, $2, $3)
     on conflict ((true)) where released_at is null
     do update set reason = excluded.reason, since = excluded.since, backup_made_at = excluded.backup_made_at
     where excluded.reason = 'restored'`,
    [hold.reason, hold.at, hold.backupMadeAt ?? null],
  );
  return rowCount === 1;
};

/** Ends a hold. False when somebody was faster. */
export const endHold = async (
  tx: Db,
  id: number,
  by: { personId: string | null; reason: string; at: Date },
): Promise<boolean> => {
  const { rowCount } = await tx.query(
    `update holds set released_at = $2, released_by = $3, release_reason = $4 where id = $1 and released_at is null`,
    [id, by.at, by.personId, by.reason],
  );
  return rowCount === 1;
};

/** From here on marks of the line before say nothing, and the next service writes down the cluster that it is in. */
export const startNewLineage = async (tx: Db): Promise<void> => {
  await tx.query('update installation set lineage = gen_random_uuid(), cluster = null');
};

export interface Mark {
  lineage: string;
  mark: number;
  /** The cluster that the database says it was last in. */
  cluster: string | null;
}

/** Raises the mark. `cluster` is written down where none is; undefined where PostgreSQL does not tell. */
export const raiseMark = async (db: Db, cluster: string | undefined): Promise<Mark> => {
  const { rows } = await db.query<Mark>({
    name: 'raise-mark',
    text: `update installation set lineage = coalesce(lineage, gen_random_uuid()), mark = mark + 1, cluster = coalesce(cluster, $1)
           returning lineage, mark, cluster`,
    values: [cluster ?? null],
  });
  if (!rows[0]) throw new Error('the row of the installation is missing');
  return rows[0];
};

/** PostgreSQL's system identifier with the database's number: another one after a copy, a dump, an upgrade. */
export const clusterIdentity = async (db: Db): Promise<string> => {
  const { rows } = await db.query<{ identity: string }>(
    `select (select system_identifier from pg_control_system())::text || '/' || oid::text as identity
     from pg_database where datname = current_database()`,
  );
  return rows[0]?.identity ?? '';
};
