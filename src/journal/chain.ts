import { createHash } from 'node:crypto';

/** Where a stream's chain ends. A stream that was never written has position 0 and 32 zero bytes. */
export interface StreamHead {
  position: number;
  hash: Buffer;
}

/** The head of a stream that has no entries. */
export const emptyHead: StreamHead = { position: 0, hash: Buffer.alloc(32) };

/** One entry as it is stored: `body` is hashed to the letter, so it must be kept to the letter. */
export interface ChainedEntry {
  position: number;
  body: string;
  hash: Buffer;
}

/** JSON with keys in order and no white space, the same for equal values: RFC 8785 for what we put in it. */
export const canonicalJson = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map((item) => canonicalJson(item ?? null)).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value ?? null);
  if (value instanceof Date) return JSON.stringify(value);
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, member]) => `${JSON.stringify(key)}:${canonicalJson(member)}`);
  return `{${members.join(',')}}`;
};

/** SHA-256 over the hash before and the body: changing, dropping or moving an entry breaks every hash after it. */
export const chainHash = (before: Buffer, body: string): Buffer =>
  createHash('sha256').update(before).update(body).digest();

/** The entry that comes after `head` in `stream`. */
export const chainEntry = (stream: string, head: StreamHead, content: object): ChainedEntry => {
  const position = head.position + 1;
  const body = canonicalJson({ ...content, stream, position });
  return { position, body, hash: chainHash(head.hash, body) };
};

/** The first position whose entry does not fit the chain, or undefined when all do. Entries come in order. */
export const firstBroken = (
  entries: Iterable<{ position: number; body: string; hash: Buffer }>,
): number | undefined => {
  let head = emptyHead;
  for (const { position, body, hash } of entries) {
    if (position !== head.position + 1 || !chainHash(head.hash, body).equals(hash)) return position;
    head = { position, hash };
  }
  return undefined;
};
