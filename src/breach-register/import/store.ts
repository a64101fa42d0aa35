import type { Db } from '../../db/transaction.ts';
import type { CheckedRows, OldBreach } from './check-rows.ts';

/** A list that was read. What it held is kept while it waits for a yes, and of what was not taken for a while after. */
export interface BreachImport {
  id: string;
  fileHash: string;
  standing: 'checked' | 'done' | 'removed';
  checked: (CheckedRows & { headings: string[] }) | null;
  /** To bring in, or brought in. */
  accepted: number;
  /** Were there already. */
  known: number;
  rejected: number;
  importedBy: string;
  importedAt: Date;
  removedBy: string | null;
  removedAt: Date | null;
  removalReason: string | null;
}

const columns = `id, file_hash as "fileHash", standing, accepted, known, rejected, imported_by as "importedBy",
  imported_at as "importedAt", removed_by as "removedBy", removed_at as "removedAt", removal_reason as "removalReason"`;

export const insertImport = async (
  tx: Db,
  made: Pick<
    BreachImport,
    'id' | 'fileHash' | 'checked' | 'accepted' | 'known' | 'rejected' | 'importedBy' | 'importedAt'
  >,
): Promise<void> => {
  await tx.query(
    `insert into breach_imports (id, file_hash, standing, checked, accepted, known, rejected, imported_by, imported_at)
     values ($1, $2, 'checked', $3::text::jsonb, $4, $5, $6, $7, $8)`,
    [
      made.id,
      made.fileHash,
      JSON.stringify(made.checked),
      made.accepted,
      made.known,
      made.rejected,
      made.importedBy,
      made.importedAt,
    ],
  );
};

export const listImports = async (db: Db): Promise<BreachImport[]> => {
  const { rows } = await db.query<BreachImport>(
    `select ${columns}, null as checked from breach_imports order by imported_at desc, id limit 200`,
  );
  return rows;
};

export const findImport = async (db: Db, id: string, lock = false): Promise<BreachImport | undefined> => {
  const { rows } = await db.query<BreachImport>(
    `select ${columns}, checked from breach_imports where id = $1${lock ? ' for update' : ''}`,
    [id],
  );
  return rows[0];
};

/** Which of these rows are in the register already. */
export const knownHashes = async (db: Db, hashes: readonly string[]): Promise<Set<string>> => {
  const { rows } = await db.query<{ row_hash: string }>(
    'select row_hash from imported_breaches where row_hash = any($1)',
    [hashes],
  );
  return new Set(rows.map(({ row_hash }) => row_hash));
};

/** Adds the rows that are not there yet; gives how many those were. */
export const insertBreaches = async (
  tx: Db,
  importId: string,
  rows: readonly { id: string; hash: string; breach: OldBreach }[],
): Promise<number> => {
  const { rowCount } = await tx.query(
    `insert into imported_breaches (id, import_id, row_hash, reference, title, role, system, breach_began, detected_at,
       aware_at, due_at, notified_at, level, not_notified_reason, nature, incident_types, cause_origin, intent,
       people_types, people_count, told, what_happened, effects, measures, closed_at, day_only)
     select r.id, $1, r.hash, b.reference, b.title, b.role, b.system, b."breachBegan", b."detectedAt", b."awareAt",
       b."dueAt", b."notifiedAt", b.level, b."notNotifiedReason", b.nature, b."incidentTypes", b."causeOrigin", b.intent,
       b."peopleTypes", b."peopleCount", b.told, b."whatHappened", b.effects, b.measures, b."closedAt",
       b."dayOnly"
     from jsonb_to_recordset($2::text::jsonb) as r (id uuid, hash text, breach jsonb)
     cross join lateral jsonb_to_record(r.breach) as b (reference text, title text, role text, system text,
       "breachBegan" timestamptz, "detectedAt" timestamptz, "awareAt" timestamptz, "dueAt" timestamptz,
       "notifiedAt" timestamptz, level text, "notNotifiedReason" text, nature text[], "incidentTypes" text[],
       "causeOrigin" text, intent text, "peopleTypes" text[], "peopleCount" int, told int, "whatHappened" text, effects text, measures text, "closedAt" timestamptz,
       "dayOnly" text[])
     on conflict (row_hash) do nothing`,
    [importId, JSON.stringify(rows)],
  );
  return rowCount ?? 0;
};

/** What was read is brought in; its rows are not kept a second time, only those that were not taken. */
export const markDone = async (
  tx: Db,
  id: string,
  counts: { accepted: number; known: number },
): Promise<void> => {
  await tx.query(
    `update breach_imports set standing = 'done', accepted = $2, known = $3,
       checked = case when rejected > 0 then jsonb_set(checked, '{accepted}', '[]') end where id = $1`,
    [id, counts.accepted, counts.known],
  );
};

/** Takes everything that an import brought in out of the register; gives how many rows. */
export const removeBreaches = async (
  tx: Db,
  id: string,
  by: { personId: string; at: Date; reason: string },
): Promise<number> => {
  const { rowCount } = await tx.query('delete from imported_breaches where import_id = $1', [id]);
  await tx.query(
    `update breach_imports set standing = 'removed', checked = null, removed_by = $2, removed_at = $3, removal_reason = $4
     where id = $1`,
    [id, by.personId, by.at, by.reason],
  );
  return rowCount ?? 0;
};

/** Forgets a list that was read and not brought in. */
export const dropImport = async (tx: Db, id: string): Promise<void> => {
  await tx.query(`delete from breach_imports where id = $1 and standing = 'checked'`, [id]);
};

/** Forgets, since `before`, lists that nobody brought in, and the rows of others that were not taken. */
export const forgetRows = async (db: Db, before: Date): Promise<void> => {
  await db.query(`delete from breach_imports where standing = 'checked' and imported_at < $1`, [before]);
  await db.query('update breach_imports set checked = null where checked is not null and imported_at < $1', [
    before,
  ]);
};
