import { isUtf8 } from 'node:buffer';
import { fileTypeFromBuffer } from 'file-type';
import { invalid, type Problem } from '../problems.ts';
import { endingOf } from './file-name.ts';
import { type Format, formats, isKept, type MediaType, type RefusalCode, refusals } from './formats.ts';
import { isArmoured, isCms, isMessage, isOpenPgp, markupIn } from './signatures.ts';

/** Types by which senders say nothing. */
const unsaid = ['', 'application/octet-stream', 'binary/octet-stream', 'application/x-unknown'];

const refused = (code: RefusalCode): Problem =>
  invalid('/file', `refused-${code}: This is ${refusals[code]}`);

const programs =
  /^application\/(?:x-msdownload|x-elf|x-mach-binary|java-archive|vnd\.android|x-ms-shortcut|wasm)/;

/** Why something that the library knows is not kept. */
const refusalOf = (type: string): RefusalCode => {
  if (programs.test(type)) return 'program';
  if (/macroenabled/i.test(type)) return 'macros';
  if (type === 'application/x-cfb') return 'old-office';
  if (type === 'application/rtf') return 'rtf';
  return 'unknown';
};

/** Endings of what a system runs when it is opened, though it is text. */
const scripts = /^(?:js|mjs|vbs|vbe|ps1|bat|cmd|sh|py|pl|rb|php|hta|wsf|jse|reg|scr|jar|exe|com|lnk|url)$/;

/** Whether a text has nothing but characters: no control ones beside line ends, tabs and form feeds. */
const isPrintable = (text: string): boolean => !/[^\P{Cc}\t\n\v\f\r]/u.test(text);

/** What text is, told by its content; its name decides between an e-mail and a text that looks like one. */
const typeOfText = (text: string, bytes: Buffer, ending: string): MediaType => {
  const markup = markupIn(text);
  if (markup) throw refused(markup);
  if (scripts.test(ending)) throw refused('script');
  if (isArmoured(text)) return 'application/pgp-encrypted';
  return ending === 'eml' && isMessage(bytes) ? 'message/rfc822' : 'text/plain';
};

/** What the bytes are, whatever they are called. Throws `invalid-input` for what is not kept. */
const typeOf = async (bytes: Buffer, ending: string): Promise<MediaType> => {
  const known = (await fileTypeFromBuffer(bytes))?.mime;
  // Armoured OpenPGP and the like is text, and told apart with the rest of it.
  const isTextual = known === undefined || /^text\/|^application\/(?:pgp-encrypted|xml|x-ft-)/.test(known);
  if (!isTextual) {
    if (isKept(known)) return known;
    throw refused(refusalOf(known));
  }
  const text = isUtf8(bytes) ? bytes.toString('utf8') : undefined;
  if (text !== undefined && isPrintable(text)) return typeOfText(text, bytes, ending);
  if (isCms(bytes)) return 'application/pkcs7-mime';
  if (isOpenPgp(bytes)) return 'application/pgp-encrypted';
  // A message may carry other character sets.
  if (ending === 'eml' && isMessage(bytes)) return 'message/rfc822';
  throw refused(bytes.includes(0) ? 'unknown' : 'encoding');
};

/**
 * The media type of a file by its content. Throws `invalid-input` at /file for an empty file, for what is not kept, and
 * where its name or what the sender declared says something else than its content.
 */
export const sniffContent = async (bytes: Buffer, name: string, declared: string): Promise<MediaType> => {
  if (bytes.length === 0) throw invalid('/file', 'file-empty: The file is empty.');
  const ending = endingOf(name);
  const type = await typeOf(bytes, ending);
  const { code, label, endings, declared: others = [] }: Format = formats[type];
  if (!endings.includes(ending))
    throw invalid(
      '/file',
      `is-${code}: The content is ${label}, and the name of the file says something else. Give it its right ending.`,
    );
  const said = declared.split(';', 1)[0]?.trim().toLowerCase() ?? '';
  if (!unsaid.includes(said) && said !== type && !others.includes(said))
    throw invalid(
      '/file',
      `is-${code}: The content is ${label}, and it was declared as something else. Declare it as ${type}.`,
    );
  return type;
};
