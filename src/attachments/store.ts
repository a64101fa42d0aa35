import type { Db } from '../db/transaction.ts';
import type { AttachmentKind, Disclosure } from './kinds.ts';

/** A file of an incident without its content. */
export interface Attachment {
  id: string;
  incidentId: string;
  kind: AttachmentKind;
  mediaType: string;
  /** In bytes. */
  size: number;
  /** SHA-256 of the bytes, in hex. */
  sha256: string;
  /** Name and note; null once it was withdrawn. */
  sealedWords: Buffer | null;
  disclosure: Disclosure;
  basis: string | null;
  addedBy: string;
  addedAt: Date;
  withdrawnBy: string | null;
  withdrawnAt: Date | null;
  withdrawalReason: string | null;
  /** When its time was over: content and name are destroyed. */
  forgottenAt: Date | null;
}

const columns = `id, incident_id as "incidentId", kind, media_type as "mediaType", size, sha256, sealed_words as "sealedWords",
  disclosure, basis, added_by as "addedBy", added_at as "addedAt", withdrawn_by as "withdrawnBy",
  withdrawn_at as "withdrawnAt", withdrawal_reason as "withdrawalReason", forgotten_at as "forgottenAt"`;

/** Those of an incident in the order in which they came, the withdrawn among them. */
export const listAttachments = async (db: Db, incidentId: string): Promise<Attachment[]> => {
  const { rows } = await db.query<Attachment>(
    `select ${columns} from attachments where incident_id = $1 order by ordinal`,
    [incidentId],
  );
  return rows;
};

export const findAttachment = async (
  db: Db,
  incidentId: string,
  id: string,
): Promise<Attachment | undefined> => {
  const { rows } = await db.query<Attachment>(
    `select ${columns} from attachments where incident_id = $1 and id = $2`,
    [incidentId, id],
  );
  return rows[0];
};

/** The same bytes in the same incident, where they were not withdrawn. */
export const findByHash = async (
  db: Db,
  incidentId: string,
  sha256: string,
): Promise<Attachment | undefined> => {
  const { rows } = await db.query<Attachment>(
    `select ${columns} from attachments where incident_id = $1 and sha256 = $2 and withdrawn_at is null`,
    [incidentId, sha256],
  );
  return rows[0];
};

/** The sealed content; undefined where it was withdrawn, or never was. */
export const readSealed = async (db: Db, id: string): Promise<Buffer | undefined> => {
  const { rows } = await db.query<{ sealed: Buffer | null }>('select sealed from attachments where id = $1', [
    id,
  ]);
  return rows[0]?.sealed ?? undefined;
};

export const insertAttachment = async (
  tx: Db,
  attachment: Omit<Attachment, 'withdrawnBy' | 'withdrawnAt' | 'withdrawalReason' | 'forgottenAt'> & {
    sealed: Buffer;
  },
): Promise<void> => {
  await tx.query(
    `insert into attachments (id, incident_id, kind, media_type, size, sha256, sealed_words, sealed, disclosure, basis,
       added_by, added_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
    [
      attachment.id,
      attachment.incidentId,
      attachment.kind,
      attachment.mediaType,
      attachment.size,
      attachment.sha256,
      attachment.sealedWords,
      attachment.sealed,
      attachment.disclosure,
      attachment.basis,
      attachment.addedBy,
      attachment.addedAt,
    ],
  );
};

export const updateAttachment = async (
  tx: Db,
  id: string,
  change: Pick<Attachment, 'kind' | 'disclosure' | 'basis' | 'sealedWords'>,
): Promise<void> => {
  await tx.query(
    'update attachments set kind = $2, disclosure = $3, basis = $4, sealed_words = $5 where id = $1',
    [id, change.kind, change.disclosure, change.basis, change.sealedWords],
  );
};

/** Destroys content, name and note; hash, size and who it came from stay. */
export const destroyContent = async (
  tx: Db,
  id: string,
  by: { personId: string; at: Date; reason: string },
): Promise<void> => {
  await tx.query(
    `update attachments set sealed = null, sealed_words = null, withdrawn_by = $2, withdrawn_at = $3,
       withdrawal_reason = $4 where id = $1`,
    [id, by.personId, by.at, by.reason],
  );
};

/** How much an incident holds: files and bytes, those that were withdrawn left out. */
export const usedBy = async (db: Db, incidentId: string): Promise<{ files: number; bytes: number }> => {
  const { rows } = await db.query<{ files: number; bytes: number }>(
    `select count(*)::int as files, coalesce(sum(size), 0)::int as bytes
     from attachments where incident_id = $1 and withdrawn_at is null`,
    [incidentId],
  );
  return rows[0] ?? { files: 0, bytes: 0 };
};

/** The same file, sealed anew. */
export const replaceSealed = async (
  tx: Db,
  id: string,
  { sealed, sealedWords }: { sealed: Buffer; sealedWords: Buffer },
): Promise<void> => {
  await tx.query('update attachments set sealed = $2, sealed_words = $3 where id = $1', [
    id,
    sealed,
    sealedWords,
  ]);
};

/** Destroys what is sealed of the files of an incident. Returns how many had something. */
export const setForgotten = async (tx: Db, incidentId: string, at: Date): Promise<number> => {
  const { rowCount } = await tx.query(
    `update attachments set sealed = null, sealed_words = null, forgotten_at = $2
     where incident_id = $1 and sealed is not null`,
    [incidentId, at],
  );
  return rowCount ?? 0;
};
