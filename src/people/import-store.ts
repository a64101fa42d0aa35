import type { Db } from '../db/transaction.ts';

/** `receiving` until the whole file is there; `interrupted` is a running one whose process is gone. */
export type ImportState = 'receiving' | 'received' | 'queued' | 'running' | 'interrupted' | 'done' | 'failed';

/** Why an import came to nothing: a code, and the row of the file where there is one. */
export interface ImportFault {
  code: string;
  row?: number;
}

export interface PeopleImport {
  id: string;
  /** What a running import's process holds an advisory lock on. */
  number: number;
  incidentId: string;
  state: ImportState;
  kind: 'csv' | 'xlsx' | null;
  bytes: number;
  hash: string | null;
  sealed: Buffer | null;
  mapping: unknown;
  rowsRead: number;
  bytesRead: number;
  fault: ImportFault | null;
  listId: string | null;
  createdBy: string;
  /** Who said what the columns are, and so puts the list. */
  startedBy: string | null;
  createdAt: Date;
  updatedAt: Date;
}

/** The first of two numbers of the advisory lock; the second is the import's. */
const lockSpace = 7_202_334;

const columns = `id, number, incident_id as "incidentId", kind, bytes, hash, sealed, mapping,
  rows_read as "rowsRead", bytes_read as "bytesRead", fault, list_id as "listId", created_by as "createdBy", started_by as "startedBy",
  created_at as "createdAt", updated_at as "updatedAt",
  case when state = 'running' and not exists (
    select from pg_locks where locktype = 'advisory' and classid = ${lockSpace} and objid = number and granted
      and database = (select oid from pg_database where datname = current_database()))
  then 'interrupted' else state end as state`;

export const insertImport = async (
  db: Db,
  one: Pick<PeopleImport, 'id' | 'incidentId' | 'createdBy' | 'createdAt'>,
): Promise<void> => {
  await db.query(
    `insert into people_imports (id, incident_id, state, created_by, created_at, updated_at)
     values ($1, $2, 'receiving', $3, $4, $4)`,
    [one.id, one.incidentId, one.createdBy, one.createdAt],
  );
};

export const findImport = async (db: Db, id: string): Promise<PeopleImport | undefined> => {
  const { rows } = await db.query<PeopleImport>(`select ${columns} from people_imports where id = $1`, [id]);
  return rows[0];
};

/** Newest first; those whose file never arrived are left out. */
export const listImports = async (db: Db, incidentId: string, limit: number): Promise<PeopleImport[]> => {
  const { rows } = await db.query<PeopleImport>(
    `select ${columns} from people_imports where incident_id = $1 and state <> 'receiving' order by number desc limit $2`,
    [incidentId, limit],
  );
  return rows;
};

/** An import that is not over, locked, with whoever else wants to change it waiting. */
export const lockImport = async (tx: Db, id: string): Promise<PeopleImport | undefined> => {
  await tx.query('select from people_imports where id = $1 for update', [id]);
  return findImport(tx, id);
};

export const writePiece = async (db: Db, importId: string, number: number, sealed: Buffer): Promise<void> => {
  await db.query('insert into people_import_pieces (import_id, number, sealed) values ($1, $2, $3)', [
    importId,
    number,
    sealed,
  ]);
};

export const readPiece = async (db: Db, importId: string, number: number): Promise<Buffer | undefined> => {
  const { rows } = await db.query<{ sealed: Buffer }>(
    'select sealed from people_import_pieces where import_id = $1 and number = $2',
    [importId, number],
  );
  return rows[0]?.sealed;
};

/** The whole file is there and was looked into. */
export const setReceived = async (
  tx: Db,
  one: { id: string; kind: 'csv' | 'xlsx'; bytes: number; hash: string; sealed: Buffer; at: Date },
): Promise<void> => {
  await tx.query(
    `update people_imports set state = 'received', kind = $2, bytes = $3, hash = $4, sealed = $5, updated_at = $6 where id = $1`,
    [one.id, one.kind, one.bytes, one.hash, one.sealed, one.at],
  );
};

export const setQueued = async (
  tx: Db,
  one: { id: string; mapping: unknown; startedBy: string; at: Date },
): Promise<void> => {
  await tx.query(
    `update people_imports set state = 'queued', mapping = $2::text::jsonb, started_by = $3, rows_read = 0, bytes_read = 0,
       fault = null, updated_at = $4 where id = $1`,
    [one.id, JSON.stringify(one.mapping), one.startedBy, one.at],
  );
};

/** The one that has waited longest. */
export const nextQueued = async (db: Db): Promise<{ id: string; number: number } | undefined> => {
  const { rows } = await db.query<{ id: string; number: number }>(
    `select id, number from people_imports where state = 'queued' order by number limit 1`,
  );
  return rows[0];
};

/** Holds an import until the transaction ends: whoever looks can tell that its process lives. False when another has it. */
export const holdImport = async (tx: Db, number: number): Promise<boolean> => {
  const { rows } = await tx.query<{ held: boolean }>('select pg_try_advisory_xact_lock($1, $2) as held', [
    lockSpace,
    number,
  ]);
  return rows[0]?.held ?? false;
};

/** Takes up a queued import, for all to see. Undefined when it is queued no more. */
export const setRunning = async (db: Db, id: string, at: Date): Promise<PeopleImport | undefined> => {
  const { rowCount } = await db.query(
    `update people_imports set state = 'running', updated_at = $2 where id = $1 and state = 'queued'`,
    [id, at],
  );
  return rowCount === 1 ? findImport(db, id) : undefined;
};

/** How far it is, in a transaction of its own: others see it at once. False when somebody has stopped it. */
export const writeProgress = async (
  db: Db,
  id: string,
  { rows, bytes, at }: { rows: number; bytes: number; at: Date },
): Promise<boolean> => {
  const { rowCount } = await db.query(
    `update people_imports set rows_read = $2, bytes_read = $3, updated_at = $4 where id = $1 and state = 'running'`,
    [id, rows, bytes, at],
  );
  return rowCount === 1;
};

/** It is over: what was sealed of the file is taken away with it. */
export const setOver = async (
  tx: Db,
  id: string,
  over: { state: 'done'; listId: string; rows: number } | { state: 'failed'; fault: ImportFault },
  at: Date,
): Promise<void> => {
  const isDone = over.state === 'done';
  await tx.query(
    `update people_imports set state = $2, list_id = $3, rows_read = coalesce($4, rows_read), fault = $5::text::jsonb,
       sealed = null, bytes_read = case when $2 = 'done' then bytes else bytes_read end, updated_at = $6 where id = $1`,
    [
      id,
      over.state,
      isDone ? over.listId : null,
      isDone ? over.rows : null,
      isDone ? null : JSON.stringify(over.fault),
      at,
    ],
  );
  await tx.query('delete from people_import_pieces where import_id = $1', [id]);
};

/** Back to where it may be started with other columns, or once more. */
export const setReceivedAgain = async (db: Db, id: string, fault: ImportFault, at: Date): Promise<void> => {
  await db.query(
    `update people_imports set state = 'received', fault = $2::text::jsonb, updated_at = $3 where id = $1 and state = 'running'`,
    [id, JSON.stringify(fault), at],
  );
};

/** Queued again: its process stops, and another, or the next start, goes on. */
export const setQueuedAgain = async (db: Db, id: string, at: Date): Promise<void> => {
  await db.query(
    `update people_imports set state = 'queued', updated_at = $2 where id = $1 and state = 'running'`,
    [id, at],
  );
};

export const deleteImport = async (tx: Db, id: string): Promise<void> => {
  await tx.query('delete from people_imports where id = $1', [id]);
};

/** Files that were sent in and that nobody went on with. Gives how many were taken away. */
export const forgetImportsBefore = async (db: Db, before: Date): Promise<number> => {
  const { rowCount } = await db.query(
    `delete from people_imports where state in ('receiving', 'received') and updated_at < $1`,
    [before],
  );
  return rowCount ?? 0;
};
