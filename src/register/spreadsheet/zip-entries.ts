import { inflateRawSync } from 'node:zlib';

/** What a file of ours may be at most, in bytes: packed, and unpacked in all. A full register is far below. */
const mostPacked = 6 * 1024 * 1024;
const mostUnpacked = 16 * 1024 * 1024;
const mostEntries = 200;

const signature = { end: 0x06_05_4b_50, directory: 0x02_01_4b_50, local: 0x04_03_4b_50 };
const endLength = 22;
const directoryLength = 46;
const localLength = 30;
const encrypted = 0x1;
const method = { stored: 0, deflated: 8 };

export type ZipFault = 'not-a-spreadsheet' | 'too-large';
export type ZipContent =
  | { outcome: 'open'; entries: ReadonlyMap<string, Buffer> }
  | { outcome: 'refused'; fault: ZipFault };

export interface DeclaredEntry {
  name: string;
  method: number;
  packed: number;
  unpacked: number;
  at: number;
}

const refused = (fault: ZipFault): ZipContent => ({ outcome: 'refused', fault });

/** Where the record of the end stands: the last one whose comment ends with the file. */
const endOf = (bytes: Buffer): number => {
  for (let at = bytes.length - endLength; at >= Math.max(0, bytes.length - endLength - 65_535); at -= 1)
    if (
      bytes.readUInt32LE(at) === signature.end &&
      at + endLength + bytes.readUInt16LE(at + 20) === bytes.length
    )
      return at;
  return -1;
};

/** The central directory, before anything is unpacked. Undefined for what no spreadsheet program writes: ZIP64, secrets. */
export const readDirectory = (bytes: Buffer): DeclaredEntry[] | undefined => {
  const end = endOf(bytes);
  if (end < 0) return undefined;
  const count = bytes.readUInt16LE(end + 10);
  let at = bytes.readUInt32LE(end + 16);
  const declared: DeclaredEntry[] = [];
  for (let place = 0; place < count; place += 1) {
    if (at + directoryLength > end || bytes.readUInt32LE(at) !== signature.directory) return undefined;
    if ((bytes.readUInt16LE(at + 8) & encrypted) !== 0) return undefined;
    const nameLength = bytes.readUInt16LE(at + 28);
    declared.push({
      name: bytes.toString('utf8', at + directoryLength, at + directoryLength + nameLength),
      method: bytes.readUInt16LE(at + 10),
      packed: bytes.readUInt32LE(at + 20),
      unpacked: bytes.readUInt32LE(at + 24),
      at: bytes.readUInt32LE(at + 42),
    });
    at += directoryLength + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return declared;
};

/** One entry, never more than it declares; undefined where it is not what it declares. */
const unpack = (bytes: Buffer, entry: DeclaredEntry): Buffer | undefined => {
  if (entry.at + localLength > bytes.length || bytes.readUInt32LE(entry.at) !== signature.local)
    return undefined;
  const start =
    entry.at + localLength + bytes.readUInt16LE(entry.at + 26) + bytes.readUInt16LE(entry.at + 28);
  const packed = bytes.subarray(start, start + entry.packed);
  if (packed.length !== entry.packed) return undefined;
  if (entry.method === method.stored) return packed.length === entry.unpacked ? packed : undefined;
  if (entry.method !== method.deflated) return undefined;
  try {
    const content = inflateRawSync(packed, { maxOutputLength: Math.max(1, entry.unpacked) });
    return content.length === entry.unpacked ? content : undefined;
  } catch {
    return undefined;
  }
};

/**
 * The entries of a ZIP file by name. A bomb is refused by the sizes that the central directory declares, before a byte
 * is unpacked; one that declares less than it holds is caught at the size that it declared. Source: PKWARE APPNOTE 4.3.
 */
export const readZipEntries = (bytes: Buffer): ZipContent => {
  if (bytes.length > mostPacked) return refused('too-large');
  if (bytes.length < endLength) return refused('not-a-spreadsheet');
  const declared = readDirectory(bytes);
  if (!declared) return refused('not-a-spreadsheet');
  const total = declared.reduce((sum, { unpacked }) => sum + unpacked, 0);
  if (declared.length > mostEntries || total > mostUnpacked) return refused('too-large');
  const entries = new Map<string, Buffer>();
  for (const entry of declared) {
    const content = unpack(bytes, entry);
    if (!content || entries.has(entry.name)) return refused('not-a-spreadsheet');
    entries.set(entry.name, content);
  }
  return { outcome: 'open', entries };
};
