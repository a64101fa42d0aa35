const PRINTABLE_ASCII = /^[\x20-\x7e]*$/;

/** A header's free text (RFC 5322 section 2.2), as RFC 2047 encoded words when it is not short plain ASCII. Line breaks cannot get through. */
export const headerText = (text: string): string =>
  PRINTABLE_ASCII.test(text) && text.length <= 60 && !text.includes('=?') ? text : encodedWords(text);

/** `"Name" <address>`, or the address alone. */
export const mailbox = ({ email, name }: { email: string; name?: string }): string => {
  if (name === undefined || name === '') return `<${email}>`;
  const plain = PRINTABLE_ASCII.test(name) && name.length <= 60 && !/["\\]/.test(name);
  return plain ? `"${name}" <${email}>` : `${encodedWords(name)}\r\n <${email}>`;
};

/** RFC 2047: lines of at most 76 characters, the header's name included, and no character split between two words. */
const encodedWords = (text: string): string => {
  const words: string[] = [];
  let word = '';
  for (const character of text) {
    if (Buffer.byteLength(word + character) > 39) {
      words.push(word);
      word = '';
    }
    word += character;
  }
  words.push(word);
  return words.map((each) => `=?utf-8?B?${Buffer.from(each).toString('base64')}?=`).join('\r\n ');
};

/** A text as quoted-printable (RFC 2045 section 6.7): lines of at most 76 characters, ended by CRLF. */
export const quotedPrintable = (text: string): string =>
  text
    .split(/\r\n|\n|\r/)
    .map(quotedLine)
    .join('\r\n');

const quotedLine = (line: string): string => {
  const bytes = [...Buffer.from(line)];
  const lines: string[] = [];
  let current = '';
  for (const [index, byte] of bytes.entries()) {
    const last = index === bytes.length - 1;
    const token = quotedByte(byte, last);
    if (current.length + token.length > 75) {
      lines.push(`${current}=`);
      current = '';
    }
    current += token;
  }
  return [...lines, current].join('\r\n');
};

const quotedByte = (byte: number, last: boolean): string => {
  const blank = byte === 0x20 || byte === 0x09;
  const literal = blank ? !last : byte > 0x20 && byte < 0x7f && byte !== 0x3d;
  return literal ? String.fromCharCode(byte) : `=${byte.toString(16).toUpperCase().padStart(2, '0')}`;
};
