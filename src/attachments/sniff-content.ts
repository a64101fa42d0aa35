import { isUtf8 } from 'node:buffer';
import { fileTypeFromBuffer } from 'file-type';
import { invalid } from '../problems.ts';
import { endingOf } from './file-name.ts';

/** What may be kept, with the endings that its name may have and what a browser may call it. */
const taken: Readonly<Record<string, { endings: readonly string[]; called?: readonly string[] }>> = {
  'application/pdf': { endings: ['pdf'] },
  'image/png': { endings: ['png'] },
  'image/jpeg': { endings: ['jpg', 'jpeg'], called: ['image/jpg', 'image/pjpeg'] },
  'image/tiff': { endings: ['tif', 'tiff'] },
  'text/plain': {
    endings: ['txt', 'log', 'csv', 'md', ''],
    called: ['text/csv', 'text/markdown', 'text/x-log'],
  },
  'message/rfc822': { endings: ['eml'], called: ['text/plain'] },
  'application/pgp-encrypted': {
    endings: ['asc', 'gpg', 'pgp'],
    called: ['application/pgp-signature', 'application/pgp-keys', 'text/plain'],
  },
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': { endings: ['docx'] },
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': { endings: ['xlsx'] },
  'application/zip': { endings: ['zip'], called: ['application/x-zip-compressed'] },
};

/** Names of nothing: a browser sends them for what it does not know. */
const unsaid = ['', 'application/octet-stream', 'binary/octet-stream'];

/** Binary OpenPGP begins with a packet of encrypted session keys (RFC 9580, tags 1 and 3, both packet formats). */
const isOpenPgp = (bytes: Buffer, ending: string): boolean =>
  ['gpg', 'pgp'].includes(ending) && [0x84, 0x85, 0x8c, 0xc1, 0xc3].includes(bytes[0] ?? 0);

const hasMarkup = (text: string): boolean =>
  /^\s*(?:<!doctype\s|<\?xml|<(?:html|head|body|svg|script|iframe|object|embed)[\s>])/i.test(text) ||
  /^#!/.test(text);

/** What text is: a message, something armoured, or plain. Undefined for markup and scripts, which a program could run. */
const textType = (bytes: Buffer, ending: string): string | undefined => {
  const text = bytes.toString('utf8').replace(/^\ufeff/, '');
  if (hasMarkup(text)) return undefined;
  if (/^-----BEGIN PGP (?:MESSAGE|SIGNED MESSAGE|SIGNATURE)/m.test(text)) return 'application/pgp-encrypted';
  if (ending === 'eml' && /^[\w-]+:[ \t]/.test(text)) return 'message/rfc822';
  return 'text/plain';
};

const isText = (bytes: Buffer): boolean => isUtf8(bytes) && !bytes.includes(0);

/** What the bytes are, whatever they are called; undefined for what is not known to be harmless. */
const typeOfContent = async (bytes: Buffer, ending: string): Promise<string | undefined> => {
  const found = await fileTypeFromBuffer(bytes);
  if (found && found.mime in taken) return found.mime;
  if (isOpenPgp(bytes, ending)) return 'application/pgp-encrypted';
  if (isText(bytes) && (!found || found.mime === 'application/pgp-encrypted')) return textType(bytes, ending);
  return undefined;
};

const kindsInWords = 'PDF, PNG, JPEG, TIFF, text, e-mail (.eml), OpenPGP, Word (.docx), Excel (.xlsx), ZIP';

/**
 * The media type of a file by its content. Throws `invalid-input` at /file for an empty file, for what may not be
 * kept, and where its name or what the sender called it says something else than its content.
 */
export const sniffContent = async (bytes: Buffer, name: string, declared: string): Promise<string> => {
  if (bytes.length === 0) throw invalid('/file', 'empty-file: The file is empty.');
  const ending = endingOf(name);
  const type = await typeOfContent(bytes, ending);
  const allowed = type === undefined ? undefined : taken[type];
  if (type === undefined || !allowed)
    throw invalid('/file', `file-type: Files of this kind are not kept. What may be kept: ${kindsInWords}.`);
  const called = declared.split(';')[0]?.trim().toLowerCase() ?? '';
  const fitsName = allowed.endings.includes(ending);
  const fitsCalled = unsaid.includes(called) || called === type || (allowed.called ?? []).includes(called);
  if (!fitsName || !fitsCalled)
    throw invalid(
      '/file',
      `lying-type: The content is ${type}, and the file is called something else. Give it its right ending and send it again.`,
    );
  return type;
};
