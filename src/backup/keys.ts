import {
  createHash,
  createHmac,
  createPublicKey,
  diffieHellman,
  generateKeyPairSync,
  hkdfSync,
  type KeyObject,
  randomBytes,
  scrypt,
} from 'node:crypto';
import { z } from 'zod';
import { BackupError } from './backup-error.ts';

const bytes = (length: number) =>
  z
    .base64url()
    .transform((text) => Buffer.from(text, 'base64url'))
    .refine((value) => value.length === length);

/** How the key of a backup is found again, as its header says it. Bounds keep a forged header from taking all memory. */
export const keySpec = z.discriminatedUnion('by', [
  z.strictObject({
    by: z.literal('passphrase'),
    salt: bytes(16),
    cost: z
      .int()
      .min(2 ** 14)
      .max(2 ** 20),
  }),
  z.strictObject({ by: z.literal('master-key'), ephemeral: bytes(32), recipient: bytes(32) }),
]);
export type KeySpec = z.output<typeof keySpec>;

/** What seals a backup: a passphrase, or the public part of the master key, with which it cannot be opened again. */
export type SealWith = { passphrase: string } | { publicKey: KeyObject };
/** What opens one: the passphrase, or the private part. */
export type OpenWith = { passphrase?: string | undefined; privateKey?: KeyObject | undefined };

/** The keys of one file: one for its content, one for the mark on its header. */
export interface FileKeys {
  content: Buffer;
  header: Buffer;
}

/** scrypt, RFC 7914, with r = 8 and p = 1: 128 MiB of memory and about half a second a guess. */
const scryptCost = 2 ** 17;

const stretch = async (passphrase: string, salt: Buffer, cost: number): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    const options = { N: cost, r: 8, p: 1, maxmem: 256 * 8 * cost };
    scrypt(passphrase.normalize('NFC'), salt, 32, options, (error, key) =>
      error ? reject(error) : resolve(key),
    );
  });

const rawPublic = (key: KeyObject): Buffer => Buffer.from(key.export({ format: 'jwk' }).x ?? '', 'base64url');

const publicOf = (raw: Buffer): KeyObject =>
  createPublicKey({
    key: { kty: 'OKP', crv: 'X25519', x: raw.toString('base64url') },
    format: 'jwk',
  });

const prefix = 'varsla-backup-';

/** The public part as it is written into BACKUP_PUBLIC_KEY. */
export const writePublicKey = (key: KeyObject): string => `${prefix}${rawPublic(key).toString('base64url')}`;

/** Throws BackupError `no-key` for what is not a key of `varsla backup --public-key`. */
export const readPublicKey = (text: string): KeyObject => {
  const raw = text.startsWith(prefix) ? Buffer.from(text.slice(prefix.length), 'base64url') : undefined;
  if (raw?.length !== 32)
    throw new BackupError(
      'no-key',
      'BACKUP_PUBLIC_KEY is not a key: npx varsla backup --public-key prints it, where the master key is.',
    );
  return publicOf(raw);
};

const fileKeys = (secret: Buffer, salt: Buffer): FileKeys => {
  const derive = (purpose: string): Buffer =>
    Buffer.from(hkdfSync('sha256', secret, salt, `varsla:backup:${purpose}`, 32));
  return { content: derive('content'), header: derive('header') };
};

/** Tells which key pair a backup was sealed for, without telling anything of the key. */
const fingerprintOf = (raw: Buffer): Buffer => createHash('sha256').update(raw).digest();

/** New keys for one file, and what its header must say to find them again. */
export const newFileKeys = async (
  sealWith: SealWith,
): Promise<{ keys: FileKeys; spec: z.input<typeof keySpec> }> => {
  if ('passphrase' in sealWith) {
    const salt = randomBytes(16);
    const secret = await stretch(sealWith.passphrase, salt, scryptCost);
    return {
      keys: fileKeys(secret, salt),
      spec: { by: 'passphrase', salt: salt.toString('base64url'), cost: scryptCost },
    };
  }
  const pair = generateKeyPairSync('x25519');
  const recipient = rawPublic(sealWith.publicKey);
  const ephemeral = rawPublic(pair.publicKey);
  const secret = diffieHellman({ privateKey: pair.privateKey, publicKey: sealWith.publicKey });
  return {
    keys: fileKeys(secret, Buffer.concat([ephemeral, recipient])),
    spec: {
      by: 'master-key',
      ephemeral: ephemeral.toString('base64url'),
      recipient: fingerprintOf(recipient).toString('base64url'),
    },
  };
};

/** The keys of a file that is there. Throws BackupError `no-key` or `wrong-key`, saying which one is asked for. */
export const findFileKeys = async (spec: KeySpec, openWith: OpenWith): Promise<FileKeys> => {
  if (spec.by === 'passphrase') {
    if (openWith.passphrase === undefined)
      throw new BackupError(
        'no-key',
        'This backup is sealed with a passphrase: set BACKUP_PASSPHRASE, or name a file with --passphrase-file.',
      );
    return fileKeys(await stretch(openWith.passphrase, spec.salt, spec.cost), spec.salt);
  }
  if (!openWith.privateKey)
    throw new BackupError(
      'no-key',
      'This backup is sealed for the master key, and there is none here: put it in place first (MASTER_KEY_FILE, or master.key in DATA_DIR).',
    );
  const recipient = rawPublic(createPublicKey(openWith.privateKey));
  if (!fingerprintOf(recipient).equals(spec.recipient))
    throw new BackupError(
      'wrong-key',
      'This backup is sealed for another master key than the one that is here. Put the right one in place (MASTER_KEY_FILE).',
    );
  const secret = diffieHellman({ privateKey: openWith.privateKey, publicKey: publicOf(spec.ephemeral) });
  return fileKeys(secret, Buffer.concat([spec.ephemeral, recipient]));
};

/** Proves that the header was written by whoever had the key. */
export const headerMark = (keys: FileKeys, header: Buffer): Buffer =>
  createHmac('sha256', keys.header).update(header).digest();
