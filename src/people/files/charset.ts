import { isUtf8 } from 'node:buffer';

export type Charset = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

export interface CharsetProbe {
  push(chunk: Uint8Array): void;
  /** What the whole is written in. `binary`: no text at all; `mixed`: UTF-8 in most places and not in others. */
  end(): Charset | 'binary' | 'mixed';
}

const markOf = (start: Buffer): Charset | undefined => {
  if (start[0] === 0xff && start[1] === 0xfe) return 'utf-16le';
  if (start[0] === 0xfe && start[1] === 0xff) return 'utf-16be';
  return start[0] === 0xef && start[1] === 0xbb && start[2] === 0xbf ? 'utf-8' : undefined;
};

const isContinuation = (byte: number | undefined): boolean => byte !== undefined && (byte & 0xc0) === 0x80;

const lengthOf = (lead: number): number => {
  if (lead >= 0xc2 && lead <= 0xdf) return 2;
  if (lead >= 0xe0 && lead <= 0xef) return 3;
  return lead >= 0xf0 && lead <= 0xf4 ? 4 : 0;
};

/** Bytes at the end that may be the beginning of a character which goes on in the next chunk. */
const unfinished = (bytes: Buffer): number => {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back] as number;
    if (isContinuation(byte)) continue;
    return lengthOf(byte) > back ? back : 0;
  }
  return 0;
};

/** Characters of several bytes that are right, and bytes that are none. */
const countIn = (bytes: Buffer): { right: number; wrong: number } => {
  let right = 0;
  let wrong = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at] as number;
    if (byte < 0x80) continue;
    const length = lengthOf(byte);
    let whole = length > 0;
    for (let next = 1; next < length; next += 1) whole &&= isContinuation(bytes[at + next]);
    if (whole) {
      right += 1;
      at += length - 1;
    } else wrong += 1;
  }
  return { right, wrong };
};

/**
 * Finds the character set of a text while it goes by, over all of its bytes: UTF-16 by its mark, UTF-8 where every byte
 * fits, else Windows-1252, as Norwegian spreadsheets save it. A file that is UTF-8 but for a few places was put together
 * from two, and would come out with wrong names: that is for a person to put right.
 */
export const createCharsetProbe = (): CharsetProbe => {
  let mark: Charset | undefined;
  let start: Buffer = Buffer.alloc(0);
  let carried: Buffer = Buffer.alloc(0);
  let hasNull = false;
  let right = 0;
  let wrong = 0;
  const look = (bytes: Buffer): void => {
    if (isUtf8(bytes)) {
      // Whether there are any at all is enough: one is weighed against many only where something is wrong.
      right += wrong > 0 || bytes.some((byte) => byte > 0x7f) ? countIn(bytes).right : 0;
      return;
    }
    const found = countIn(bytes);
    right += found.right;
    wrong += found.wrong;
  };
  return {
    push(chunk) {
      if (start.length < 3) {
        start = Buffer.concat([start, chunk.subarray(0, 3)]);
        mark = markOf(start);
      }
      if (mark === 'utf-16le' || mark === 'utf-16be') return;
      hasNull ||= chunk.includes(0);
      const bytes =
        carried.length > 0
          ? Buffer.concat([carried, chunk])
          : Buffer.from(chunk.buffer, chunk.byteOffset, chunk.length);
      const rest = unfinished(bytes);
      look(bytes.subarray(0, bytes.length - rest));
      carried = Buffer.from(bytes.subarray(bytes.length - rest));
    },
    end() {
      if (mark === 'utf-16le' || mark === 'utf-16be') return mark;
      if (hasNull) return 'binary';
      wrong += carried.length > 0 ? 1 : 0;
      if (wrong === 0) return 'utf-8';
      return mark === 'utf-8' || right > wrong ? 'mixed' : 'windows-1252';
    },
  };
};
