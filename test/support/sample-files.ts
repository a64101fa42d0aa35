import { crc32, deflateSync } from 'node:zlib';
import { zipOf } from './zip.ts';

/** Small files that are what they say, made here so that each test can have its own bytes. */

/** A page without content: whole enough for what opens it. `mark` tells several apart. */
export const pdf = (mark = ''): Buffer =>
  Buffer.from(
    `%PDF-1.7\n%\u00E5\u00E6\u00F8\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 100 100]>>endobj\ntrailer<</Root 1 0 R>>\n% ${mark}\n%%EOF\n`,
  );

const chunk = (type: string, content: Buffer): Buffer => {
  const body = Buffer.concat([Buffer.from(type), content]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(content.length);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
};

/** One grey pixel. */
export const png = (): Buffer =>
  Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', Buffer.from('00000001000000010800000000', 'hex')),
    chunk('IDAT', deflateSync(Buffer.from([0, 128]))),
    chunk('IEND', Buffer.alloc(0)),
  ]);

export const jpeg = (): Buffer =>
  Buffer.concat([Buffer.from('ffd8ffe000104a46494600010100000100010000ffd9', 'hex'), Buffer.alloc(16)]);

export const tiff = (): Buffer => Buffer.concat([Buffer.from('49492a0008000000', 'hex'), Buffer.alloc(64)]);

export const email = (): string =>
  [
    'From: "Regnskap" <faktura@example.org>',
    'To: post@example.org',
    'Subject: =?utf-8?q?Ubetalt_faktura?=',
    ' forfalt',
    'Date: Fri, 20 Nov 2026 08:00:00 +0100',
    '',
    'Klikk her.',
    '',
  ].join('\r\n');

/** A packet of an encrypted session key (tag 1), then encrypted data (tag 18) in two parts. RFC 9580. */
export const encryptedMessage = (): Buffer =>
  Buffer.concat([
    Buffer.from([0xc1, 5, 3, 1, 2, 3, 4]),
    Buffer.from([0xd2, 0xe4]),
    Buffer.alloc(16, 7),
    Buffer.from([3, 1, 2, 0xff]),
  ]);

/** The beginning of enveloped data: ContentInfo, object identifier 1.2.840.113549.1.7.3. */
export const smime = (): Buffer =>
  Buffer.concat([Buffer.from('308006092a864886f70d010703a080', 'hex'), Buffer.alloc(32, 0xa5)]);

export const zip = (): Buffer => zipOf([{ name: 'a.log', content: 'x' }]);

/** The first bytes of a program for Windows. */
export const program = (): Buffer => Buffer.concat([Buffer.from('MZ'), Buffer.alloc(128)]);

/** The first bytes of a compound file: older Office, Outlook. */
export const locked = (): Buffer =>
  Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(512)]);
