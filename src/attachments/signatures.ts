/** What the libraries do not tell apart: messages, OpenPGP and S/MIME by their first bytes, and markup in text. */

const headerLine = /^[!-9;-~]+:(?:[ \t].*)?$/;
/** Headers that a message has and a list of words does not. RFC 5322, section 3.6; RFC 2045. */
const messageHeader =
  /^(?:from|to|date|subject|message-id|received|return-path|mime-version|delivered-to|content-type|x-[a-z-]+):/i;

/** Whether this begins as a message does: header lines, two of them known, then an empty line or the end. RFC 5322. */
export const isMessage = (bytes: Buffer): boolean => {
  if (bytes.includes(0)) return false;
  const head = bytes.toString('latin1', 0, 256 * 1024).replace(/^\u00EF\u00BB\u00BF/, '');
  const lines = head.split(/\r?\n/);
  const end = lines.indexOf('');
  const headers = lines.slice(0, end < 0 ? lines.length : end);
  const known = new Set(headers.flatMap((line) => messageHeader.exec(line)?.[0].toLowerCase() ?? []));
  return (
    known.size >= 2 && headers.every((line, at) => headerLine.test(line) || (at > 0 && /^[ \t]/.test(line)))
  );
};

export const isArmoured = (text: string): boolean =>
  /^-----BEGIN PGP (?:MESSAGE|SIGNED MESSAGE|SIGNATURE|PUBLIC KEY BLOCK)/m.test(text.slice(0, 64 * 1024));

interface Packet {
  tag: number;
  /** Where the next one begins; undefined where the length cannot be. */
  next: number | undefined;
}

/** Where a body of the new format ends: lengths of one, two and five octets, and parts of a power of two. RFC 9580, 4.2.1. */
const endOfNew = (bytes: Buffer, from: number): number | undefined => {
  let at = from;
  for (;;) {
    const first = bytes[at];
    if (first === undefined) return undefined;
    if (first < 192) return at + 1 + first;
    if (first < 224) return at + 2 + ((first - 192) << 8) + (bytes[at + 1] ?? 0) + 192;
    if (first === 255) return at + 5 <= bytes.length ? at + 5 + bytes.readUInt32BE(at + 1) : undefined;
    at += 1 + 2 ** (first & 0x1f);
  }
};

/** Where a body of the old format ends. RFC 9580, 4.2.2. */
const endOfOld = (bytes: Buffer, from: number, lengthType: number): number | undefined => {
  if (lengthType === 3) return bytes.length;
  const octets = 2 ** lengthType;
  if (from + octets > bytes.length) return undefined;
  return from + octets + bytes.readUIntBE(from, octets);
};

const packetAt = (bytes: Buffer, at: number): Packet | undefined => {
  const first = bytes[at] ?? 0;
  if ((first & 0x80) === 0) return undefined;
  return (first & 0x40) === 0
    ? { tag: (first >> 2) & 0x0f, next: endOfOld(bytes, at + 1, first & 0x03) }
    : { tag: first & 0x3f, next: endOfNew(bytes, at + 1) };
};

/** Packets that a message, a signature or a key begins with. RFC 9580, 5. */
const openings = new Set([1, 2, 3, 4, 6, 8, 9, 11, 18, 20]);

/** Whether this is binary OpenPGP: packets from the first byte to the last, and nothing beside them. */
export const isOpenPgp = (bytes: Buffer): boolean => {
  const first = packetAt(bytes, 0);
  if (!first || !openings.has(first.tag)) return false;
  let at = 0;
  while (at < bytes.length) {
    const next = packetAt(bytes, at)?.next;
    if (next === undefined || next <= at || next > bytes.length) return false;
    at = next;
  }
  return true;
};

/** The object identifiers 1.2.840.113549.1.7.x in DER: signed, enveloped and other data. RFC 5652. */
const cms = Buffer.from('06092a864886f70d0107', 'hex');

/** Whether this is S/MIME as it is saved: a ContentInfo in BER or DER. RFC 8551. */
export const isCms = (bytes: Buffer): boolean => {
  const length = bytes[1];
  if (bytes[0] !== 0x30 || length === undefined) return false;
  const at = length > 0x80 ? 2 + (length & 0x7f) : 2;
  return bytes.subarray(at, at + cms.length).equals(cms);
};

export type Markup = 'html' | 'svg' | 'xml' | 'script';

/** What a browser or a shell would run of a text; undefined for a text to read. Source: WHATWG MIME Sniffing, 7.1. */
export const markupIn = (text: string): Markup | undefined => {
  const start = text.slice(0, 8192).replace(/^\uFEFF?\s*/, '');
  if (/^(?:#!|<\?php|@echo\b)/i.test(start)) return 'script';
  const bare = start.replace(/^(?:<!--[\s\S]*?-->\s*)+/, '');
  if (/^<(?:!doctype\s+)?svg[\s>/]/i.test(bare)) return 'svg';
  if (/^<\?xml[\s>]/i.test(bare))
    return /<svg[\s>/]/i.test(bare) ? 'svg' : /<html[\s>/]/i.test(bare) ? 'html' : 'xml';
  const isHtml =
    /^<(?:!doctype\s+html|(?:html|head|body|script|iframe|object|embed|title|style|link|meta|base|div|span|table|form|h1|font|img|a|b|br|p)(?=[\s>/]))/i;
  return isHtml.test(bare) || start.startsWith('<!--') ? 'html' : undefined;
};
