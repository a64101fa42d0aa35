import { createHash } from 'node:crypto';
import type { Db } from '../db/transaction.ts';
import type { Sealing, SealingKey } from '../sealing.ts';
import type { Look } from './files/batch.ts';
import { type Charset, createCharsetProbe } from './files/charset.ts';
import type { ColumnPlan } from './files/columns.ts';
import { FileError } from './files/file-fault.ts';
import { fileKindOf } from './files/file-kind.ts';
import { fileLimits } from './files/limits.ts';
import { readPiece, writePiece } from './import-store.ts';

/** Bytes that are sealed and stored together. */
const pieceSize = 1024 * 1024;

/** What is sealed of an import beside the file: it may name people. */
export interface ImportSecret extends Look {
  /** Of the file, as it was called. */
  name: string | null;
  charset: Charset;
  /** What each column was taken for at first. */
  guessed: ColumnPlan[];
}

export const placeOfSecret = (importId: string): string => `people_imports:${importId}`;
/**
 * A file on its way has a key of its own: one that is refused leaves no key behind for its incident, and what comes of
 * the others is sealed anew under the incident's.
 */
export const importKey = (sealing: Sealing, importId: string): SealingKey =>
  sealing.keyFor(`people-import:${importId}`);

const placeOfPiece = (importId: string, number: number): string =>
  `people_import_pieces:${importId}:${number}`;

/** What was found while a file came in. */
export interface StoredFile {
  kind: 'csv' | 'xlsx';
  charset: Charset;
  bytes: number;
  /** SHA-256, hexadecimal. */
  hash: string;
}

/**
 * Stores a file as it comes in, sealed piece by piece, with flat memory; finds what kind and character set it is.
 * Throws FileError at the first byte that shows it to be no list, or to be too large.
 */
export const storeFile = async (
  db: Db,
  key: SealingKey,
  importId: string,
  source: AsyncIterable<Buffer>,
): Promise<StoredFile> => {
  const hash = createHash('sha256');
  const probe = createCharsetProbe();
  let kind: 'csv' | 'xlsx' | undefined;
  let waiting: Buffer[] = [];
  let size = 0;
  let bytes = 0;
  let number = 0;
  const store = async (): Promise<void> => {
    const piece = Buffer.concat(waiting);
    waiting = [];
    size = 0;
    kind ??= fileKindOf(piece);
    if (bytes > (kind === 'xlsx' ? fileLimits.workbook : fileLimits.text)) throw new FileError('too-large');
    await writePiece(db, importId, number, key.sealBytes(piece, placeOfPiece(importId, number)));
    number += 1;
  };
  for await (const chunk of source) {
    hash.update(chunk);
    bytes += chunk.length;
    if (kind !== 'xlsx') probe.push(chunk);
    waiting.push(chunk);
    size += chunk.length;
    if (size >= pieceSize) await store();
  }
  if (size > 0) await store();
  if (kind === undefined) throw new FileError('empty');
  const charset = kind === 'xlsx' ? 'utf-8' : probe.end();
  if (charset === 'binary') throw new FileError('binary');
  if (charset === 'mixed') throw new FileError('mixed-charset');
  return { kind, charset, bytes, hash: hash.digest('hex') };
};

/** The file again, piece by piece; `heard` is told how many bytes were read. */
export const openFile = async function* (
  db: Db,
  key: SealingKey,
  importId: string,
  heard: (bytes: number) => void = () => undefined,
): AsyncGenerator<Buffer> {
  let bytes = 0;
  for (let number = 0; ; number += 1) {
    const sealed = await readPiece(db, importId, number);
    if (!sealed) return;
    const piece = key.openBytes(sealed, placeOfPiece(importId, number));
    bytes += piece.length;
    heard(bytes);
    yield piece;
  }
};
