import { createCipheriv, createDecipheriv } from 'node:crypto';
import { BackupError } from './backup-error.ts';

/** Plain bytes in a chunk; a sealed one has its tag behind it. Only the last one is shorter. */
const chunkLength = 64 * 1024;
const tagLength = 16;
const algorithm = 'aes-256-gcm';

/**
 * The nonce of a chunk: its number, and whether it is the last (the STREAM construction, Hoang, Reyhanitabar, Rogaway
 * and Vizár 2015). Chunks cannot be altered, moved, doubled or cut off unseen. The key serves one file only.
 */
const nonceOf = (number: number, isLast: boolean): Buffer => {
  const nonce = Buffer.alloc(12);
  nonce.writeBigUInt64BE(BigInt(number), 3);
  nonce[11] = isLast ? 1 : 0;
  return nonce;
};

const seal = (key: Buffer, plain: Buffer, number: number, isLast: boolean): Buffer => {
  const cipher = createCipheriv(algorithm, key, nonceOf(number, isLast));
  return Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
};

const open = (key: Buffer, sealed: Buffer, number: number, isLast: boolean): Buffer | undefined => {
  if (sealed.length < tagLength) return undefined;
  const decipher = createDecipheriv(algorithm, key, nonceOf(number, isLast), { authTagLength: tagLength });
  decipher.setAuthTag(sealed.subarray(-tagLength));
  const plain = decipher.update(sealed.subarray(0, -tagLength));
  try {
    return Buffer.concat([plain, decipher.final()]);
  } catch {
    return undefined;
  }
};

/** The bytes of a source in pieces of one length; the last one, which is marked, is what is left, and may be empty. */
const inPieces = async function* (
  source: AsyncIterable<Buffer>,
  length: number,
): AsyncGenerator<{ piece: Buffer; isLast: boolean }> {
  let parts: Buffer[] = [];
  let size = 0;
  for await (const part of source) {
    parts.push(part);
    size += part.length;
    if (size <= length) continue;
    let bytes = Buffer.concat(parts, size);
    // More than one piece: the last could still be to come, so it is kept back.
    while (bytes.length > length) {
      yield { piece: bytes.subarray(0, length), isLast: false };
      bytes = bytes.subarray(length);
    }
    parts = [bytes];
    size = bytes.length;
  }
  yield { piece: Buffer.concat(parts, size), isLast: true };
};

/** Seals a stream under a key that no other stream has had. */
export const sealChunks = async function* (
  key: Buffer,
  source: AsyncIterable<Buffer>,
): AsyncGenerator<Buffer> {
  let number = 0;
  for await (const { piece, isLast } of inPieces(source, chunkLength)) {
    yield seal(key, piece, number, isLast);
    number += 1;
  }
};

/** Opens what `sealChunks` sealed. Throws BackupError `damaged`, or `cut-off` where the end is missing. */
export const openChunks = async function* (
  key: Buffer,
  source: AsyncIterable<Buffer>,
): AsyncGenerator<Buffer> {
  let number = 0;
  for await (const { piece, isLast } of inPieces(source, chunkLength + tagLength)) {
    const plain = open(key, piece, number, isLast);
    if (!plain && isLast && (open(key, piece, number, false) || piece.length < tagLength))
      throw new BackupError(
        'cut-off',
        'The end of the backup is missing: the file was cut off. Copy it again.',
      );
    if (!plain)
      throw new BackupError(
        'damaged',
        'The backup is damaged, or its end is missing: it is not what was written. Copy it again, or take another one.',
      );
    yield plain;
    number += 1;
  }
};
