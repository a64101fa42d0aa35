import { randomBytes } from 'node:crypto';
import { type FileHandle, link, lstat, open, rename, unlink } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type pg from 'pg';
import type { Clock } from '../clock.ts';
import { copyOut } from '../db/copy.ts';
import { appliedMigrations } from '../db/migrate.ts';
import type { Db } from '../db/transaction.ts';
import { withTransaction } from '../db/transaction.ts';
import { appendToSystem, verifyChains } from '../journal/journal.ts';
import { version } from '../version.ts';
import { BackupError } from './backup-error.ts';
import { readWhole } from './check-backup.ts';
import { sealChunks } from './chunks.ts';
import { type EndFrame, writeFrame } from './frames.ts';
import { readHeader, writeHeader } from './header.ts';
import { newFileKeys, type SealWith } from './keys.ts';
import { listTables, quoted, readSequences } from './tables.ts';

/** What a backup holds, counted. */
export type BackupSummary = Pick<EndFrame, 'tables' | 'rows' | 'chains' | 'entries' | 'faults'> & {
  bytes: number;
};

export interface WriteBackupInput {
  file: string;
  sealWith: SealWith;
  /** Replaces a file of that name; otherwise one that is there is left alone. */
  force?: boolean;
  /** Writes a backup of a record whose chains do not verify: what does not fit is written down in it. */
  despiteFaults?: boolean;
  /** A try, which is thrown away: the journal does not call it a backup. */
  isTry?: boolean;
}

/** Every table of one snapshot, then the end that tells a whole backup from a part of one. */
const frames = async function* (tx: Db, chains: Omit<EndFrame, 'tables' | 'rows' | 'sequences'>) {
  const tables = await listTables(tx);
  let total = 0;
  for (const table of tables) {
    yield writeFrame({ kind: 'table', table });
    const data = copyOut(
      tx,
      `copy public.${quoted(table.table)} (${table.columns.map(quoted).join(', ')}) to stdout`,
    );
    for (;;) {
      const { value, done } = await data.next();
      if (done) {
        total += value;
        yield writeFrame({ kind: 'table-end', rows: value });
        break;
      }
      yield writeFrame({ kind: 'data', data: value });
    }
  }
  const end = { ...chains, tables: tables.length, rows: total, sequences: await readSequences(tx) };
  yield writeFrame({ kind: 'end', end });
};

const refuseExisting = async (file: string): Promise<void> => {
  if (await lstat(file).catch(() => undefined))
    throw new BackupError('file-exists', `${file} is there already. Name another file, or add --force.`);
};

/** The error of the file system, as a sentence with its way out. */
const asBackupError = (error: unknown, file: string): unknown => {
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'EEXIST')
    return new BackupError('file-exists', `${file} is there already. Name another file, or add --force.`);
  const reasons: Record<string, string> = {
    ENOSPC: 'the disk is full',
    EDQUOT: 'the quota is used up',
    EACCES: 'the account that runs this may not write there',
    EPERM: 'the account that runs this may not write there',
    EROFS: 'the file system is read-only',
    ENOENT: 'its folder is not there',
    ENOTDIR: 'its folder is not there',
    EISDIR: 'it is a folder',
    EIO: 'the disk reports an error',
  };
  const reason = reasons[code ?? ''];
  return reason
    ? new BackupError(
        'cannot-write',
        `The backup cannot be written to ${file}: ${reason}. Nothing was left there.`,
        {
          cause: error,
        },
      )
    : error;
};

const syncFolder = async (folder: string): Promise<void> => {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
};

/**
 * Writes everything that Varsla keeps into one sealed file, from one snapshot, while the service may go on working.
 * The journal is checked first, and the file is read back before it gets its name: it is there whole, with mode 0600,
 * or not at all. The master key is not in it, and the people's addresses stay sealed under it. Throws BackupError.
 */
export const writeBackup = async (
  deps: { pool: pg.Pool; clock: Clock },
  input: WriteBackupInput,
): Promise<BackupSummary> => {
  const { file, sealWith, force = false } = input;
  if (!force) await refuseExisting(file);
  const { keys, spec } = await newFileKeys(sealWith);
  const draft = join(dirname(file), `.${basename(file)}.${randomBytes(6).toString('hex')}.partial`);
  let handle: FileHandle | undefined;
  try {
    handle = await open(draft, 'wx+', 0o600);
    const written = handle;
    await withTransaction(deps.pool, async (tx) => {
      await tx.query('set transaction isolation level repeatable read, read only');
      const schema = await appliedMigrations(tx);
      if (schema.length === 0)
        throw new BackupError(
          'not-empty',
          'There is nothing to back up: this database has never been Varsla’s.',
        );
      const chains = await verifyChains(tx);
      if (chains.faults.length > 0 && !input.despiteFaults)
        throw new BackupError(
          'broken-record',
          `The journal does not verify, so no backup was made:\n${chains.faults.map((fault) => `  ${fault}`).join('\n')}\nKeep the older backups. To back up all the same: --despite-faults.`,
        );
      const madeAt = deps.clock.now().toISOString();
      await written.write(writeHeader({ madeAt, version, schema, key: spec }, keys));
      await pipeline(
        Readable.from(frames(tx, chains), { objectMode: true }),
        createGzip({ level: 4 }),
        (source: AsyncIterable<Buffer>) => sealChunks(keys.content, source),
        async (source: AsyncIterable<Buffer>) => {
          for await (const chunk of source) await written.write(chunk);
        },
      );
    });
    await handle.sync();
    const end = await readWhole(handle, await readHeader(handle), keys);
    const { size: bytes } = await handle.stat();
    if (force) await rename(draft, file);
    else await link(draft, file);
    await syncFolder(dirname(file));
    const { tables, rows, chains, entries, faults } = end;
    if (input.isTry) return { tables, rows, chains, entries, faults, bytes };
    await withTransaction(deps.pool, async (tx) =>
      appendToSystem(tx, {
        type: 'backup.made',
        recordedAt: deps.clock.now(),
        actor: { kind: 'system' },
        event: { sealedBy: spec.by, tables, rows, entries, bytes },
      }),
    );
    return { tables, rows, chains, entries, faults, bytes };
  } catch (error) {
    throw asBackupError(error, file);
  } finally {
    await handle?.close();
    await unlink(draft).catch(() => undefined);
  }
};
