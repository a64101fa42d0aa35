import type { FileHandle } from 'node:fs/promises';
import { createGunzip } from 'node:zlib';
import { Readable } from 'node:stream';
import { z } from 'zod';
import { BackupError } from './backup-error.ts';
import { openChunks } from './chunks.ts';
import { type EndFrame, type Frame, readFrames } from './frames.ts';
import type { FoundHeader } from './header.ts';
import type { FileKeys } from './keys.ts';

/** A file's bytes from a position, however often it is asked. */
const bytesFrom = async function* (file: FileHandle, start: number): AsyncGenerator<Buffer> {
  let position = start;
  for (;;) {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(256 * 1024), 0, 256 * 1024, position);
    if (bytesRead === 0) return;
    position += bytesRead;
    yield buffer.subarray(0, bytesRead);
  }
};

/** Opens a backup and gives its frames, each authenticated. Throws BackupError where the file is not as it was written. */
export const openFrames = async function* (
  file: FileHandle,
  { contentStart }: FoundHeader,
  keys: FileKeys,
): AsyncGenerator<Frame> {
  const gunzip = createGunzip();
  const sealed = Readable.from(openChunks(keys.content, bytesFrom(file, contentStart)));
  sealed.once('error', (error) => gunzip.destroy(error));
  sealed.pipe(gunzip);
  try {
    yield* readFrames(gunzip);
  } catch (error) {
    if (error instanceof BackupError) throw error;
    if (
      error instanceof z.ZodError ||
      error instanceof SyntaxError ||
      String(Object(error).code).startsWith('Z_')
    )
      throw new BackupError('damaged', 'The backup cannot be unpacked: it is damaged.', { cause: error });
    throw error;
  } finally {
    sealed.destroy();
    gunzip.destroy();
  }
};

/**
 * Reads a backup from beginning to end, changing nothing: every chunk authentic, tables complete, rows counted, the end
 * there. Gives its end. Throws BackupError.
 */
export const readWhole = async (file: FileHandle, found: FoundHeader, keys: FileKeys): Promise<EndFrame> => {
  let tables = 0;
  let rows = 0;
  let isOpen = false;
  let end: EndFrame | undefined;
  const damaged = (): BackupError =>
    new BackupError('damaged', 'The backup does not hold what it says that it holds.');
  for await (const frame of openFrames(file, found, keys)) {
    if (end) throw damaged();
    if (frame.kind === 'data') {
      if (!isOpen) throw damaged();
      continue;
    }
    if (isOpen !== (frame.kind === 'table-end')) throw damaged();
    isOpen = frame.kind === 'table';
    if (frame.kind === 'table') tables += 1;
    if (frame.kind === 'table-end') rows += frame.rows;
    if (frame.kind === 'end') ({ end } = frame);
  }
  if (!end) throw new BackupError('cut-off', 'The end of the backup is missing. Copy it again.');
  if (end.tables !== tables || end.rows !== rows) throw damaged();
  return end;
};
