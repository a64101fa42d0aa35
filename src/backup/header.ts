import { timingSafeEqual } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import { z } from 'zod';
import { newestSchema } from '../db/migrate.ts';
import { BackupError } from './backup-error.ts';
import { type FileKeys, headerMark, keySpec } from './keys.ts';

/** The form of the file. Another one is written only when this one can no longer say what must be said. */
const form = 1;
const magic = (number: number | string): string => `varsla-backup ${number}\n`;
const markLength = 32;
/** A header is some hundred bytes; what is longer is none. */
const longest = 64 * 1024;

const headerSchema = z.strictObject({
  madeAt: z.iso.datetime(),
  /** The Varsla that made it, and the migrations that its database had had. */
  version: z.string(),
  schema: z.array(z.strictObject({ version: z.int().min(1), name: z.string() })).min(1),
  key: keySpec,
});
/** What stands in the clear at the beginning of a backup: when, by which version, sealed how. */
export type BackupHeader = z.output<typeof headerSchema>;

/** The beginning of a file: form, header, and the mark by which a wrong key and an altered header are seen. */
export const writeHeader = (header: z.input<typeof headerSchema>, keys: FileKeys): Buffer => {
  const line = Buffer.from(`${magic(form)}${JSON.stringify(header)}\n`);
  return Buffer.concat([line, headerMark(keys, line)]);
};

/** A header as it was read, with its bytes, its mark, and where the sealed chunks begin. */
export interface FoundHeader {
  header: BackupHeader;
  line: Buffer;
  mark: Buffer;
  contentStart: number;
}

/**
 * Reads the beginning of a file. Needs no key. Throws BackupError: `not-a-backup`, `damaged`, or `newer` where this
 * Varsla is too old for it.
 */
export const readHeader = async (file: FileHandle): Promise<FoundHeader> => {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(longest), 0, longest, 0);
  const start = buffer.subarray(0, bytesRead);
  const [, found] = /^varsla-backup (\d{1,6})\n/.exec(start.subarray(0, 32).toString('latin1')) ?? [];
  if (!found) throw new BackupError('not-a-backup', 'This file is not a backup that Varsla made.');
  if (Number(found) > form)
    throw new BackupError(
      'newer',
      `The backup was made by a newer Varsla, in form ${found}; this one knows form ${form}. Restore it with the newer Varsla.`,
    );
  const end = start.indexOf('\n', magic(found).length);
  const damaged = new BackupError('damaged', 'The beginning of the backup is damaged. Take another copy.');
  if (end < 0 || start.length < end + 1 + markLength) throw damaged;
  let written: unknown;
  try {
    written = JSON.parse(start.subarray(magic(found).length, end).toString());
  } catch {
    throw damaged;
  }
  const header = headerSchema.safeParse(written);
  if (!header.success) throw damaged;
  return {
    header: header.data,
    line: start.subarray(0, end + 1),
    mark: start.subarray(end + 1, end + 1 + markLength),
    contentStart: end + 1 + markLength,
  };
};

/** Throws BackupError `newer` when the database in the backup is ahead of what this Varsla knows. */
export const refuseNewer = async ({ schema, version }: BackupHeader): Promise<void> => {
  const known = await newestSchema();
  const newest = Math.max(...schema.map((migration) => migration.version));
  if (newest > known)
    throw new BackupError(
      'newer',
      `The backup was made by Varsla ${version} with database schema ${newest}; this Varsla knows up to ${known}. Restore it with that version or a later one.`,
    );
};

/** Throws BackupError `wrong-key` when these keys did not mark the header. */
export const refuseForeignKeys = ({ header, line, mark }: FoundHeader, keys: FileKeys): void => {
  if (timingSafeEqual(headerMark(keys, line), mark)) return;
  const what = header.key.by === 'passphrase' ? 'The passphrase' : 'The master key';
  throw new BackupError(
    'wrong-key',
    `${what} does not fit this backup, or the beginning of the file was altered.`,
  );
};
