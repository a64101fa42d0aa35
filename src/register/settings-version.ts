import type { Db } from '../db/transaction.ts';
import { Problem } from '../problems.ts';

type Settings = 'organisation' | 'register' | 'contacts' | 'escalation' | 'authority-form' | 'authority-role';

const etagOf = (version: number): { ETag: string } => ({ ETag: `"${version}"` });

/** The version of settings as the header of an answer; `"0"` before they were put for the first time. */
export const settingsEtag = async (db: Db, name: Settings): Promise<{ ETag: string }> => {
  const { rows } = await db.query<{ version: number }>(
    'select version from settings_versions where name = $1',
    [name],
  );
  return etagOf(rows[0]?.version ?? 0);
};

/**
 * Makes ready to change settings: whoever changes the same ones waits until this transaction ends. Call it before what
 * holds now is read. `expected` is the version that the person has read, undefined where they did not say. Throws
 * `stale-version` when somebody has changed them since. Gives the header of the answer.
 */
export const beginSettingsChange = async (
  tx: Db,
  name: Settings,
  expected: number | undefined,
): Promise<{ ETag: string }> => {
  const { rows } = await tx.query<{ version: number }>(
    `insert into settings_versions (name, version) values ($1, 1)
     on conflict (name) do update set version = settings_versions.version + 1
     returning version`,
    [name],
  );
  const version = rows[0]?.version ?? 1;
  if (expected !== undefined && expected !== version - 1)
    throw new Problem(
      'stale-version',
      `These settings have version ${version - 1}; you read ${expected}. Read them again, then decide again.`,
    );
  return etagOf(version);
};
