import {
  createCipheriv,
  createDecipheriv,
  createPrivateKey,
  createPublicKey,
  hash,
  hkdfSync,
  type KeyObject,
  randomBytes,
} from 'node:crypto';
import type { Db } from './db/transaction.ts';
import { KeyFileError } from './key-file.ts';

/** Version byte, nonce (12), tag (16), then the sealed bytes: AES-256-GCM, NIST SP 800-38D. */
const version = 1;
const nonceLength = 12;
const tagLength = 16;

/** The master key cannot be read, or is not the one that the data was sealed with. */
export class MasterKeyError extends KeyFileError {}

const seal = (key: Buffer, plain: Buffer, place: string): Buffer => {
  const nonce = randomBytes(nonceLength);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(place));
  const sealed = Buffer.concat([cipher.update(plain), cipher.final()]);
  return Buffer.concat([Buffer.from([version]), nonce, cipher.getAuthTag(), sealed]);
};

const unseal = (key: Buffer, sealed: Buffer, place: string): Buffer => {
  if (sealed[0] !== version) throw new Error(`sealed with an unknown version in ${place}`);
  const nonce = sealed.subarray(1, 1 + nonceLength);
  const tag = sealed.subarray(1 + nonceLength, 1 + nonceLength + tagLength);
  const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: tagLength })
    .setAAD(Buffer.from(place))
    .setAuthTag(tag);
  return Buffer.concat([decipher.update(sealed.subarray(1 + nonceLength + tagLength)), decipher.final()]);
};

/** A key, open. `place` (table and row id) is bound in: a record moved to another row does not open. */
export interface SealingKey {
  seal(value: unknown, place: string): Buffer;
  open(sealed: Buffer, place: string): unknown;
  /** The same for bytes as they are: a file. */
  sealBytes(plain: Uint8Array, place: string): Buffer;
  openBytes(sealed: Buffer, place: string): Buffer;
}

/** An incident's own key. */
export interface IncidentKey extends SealingKey {
  /**
   * A keyed hash to find a value again without keeping it: HMAC-SHA256 (RFC 2104), cut to 128 bits, in hexadecimal,
   * under a key of its own derived from the incident's. The same value of two kinds, or in two incidents, gives two
   * hashes.
   */
  blindIndex(kind: string, value: string): string;
}

/** The only place that touches the master key. */
export interface Sealing {
  /** A new random key for an incident, wrapped by the master key, to be stored. */
  newIncidentKey(incidentId: string): Buffer;
  openIncidentKey(wrapped: Buffer, incidentId: string): IncidentKey;
  /** A key for one purpose, derived from the master key: HKDF-SHA256, RFC 5869. The same each time. */
  keyFor(purpose: string): SealingKey;
  /** A secret text for one purpose, derived likewise: 256 bits in base64url. */
  secretFor(purpose: string): string;
  /** An X25519 key pair for one purpose (RFC 7748): whoever has the public part can seal, and not open. */
  keyPairFor(purpose: string): { publicKey: KeyObject; privateKey: KeyObject };
  /** An incident's key under the newest master key; undefined where it is already. */
  resealIncidentKey(wrapped: Buffer, incidentId: string): Buffer | undefined;
  /** The same for what a key for a purpose sealed. */
  reseal(purpose: string, sealed: Buffer, place: string): Buffer | undefined;
  /** The same for the mark of the master key. */
  resealMark(sealed: Buffer): Buffer | undefined;
  /** Throws MasterKeyError when the database was sealed under another master key. The first call leaves the mark. */
  check(db: Db): Promise<void>;
}

const sealingKey = (key: Buffer): SealingKey => ({
  seal: (value, place) => seal(key, Buffer.from(JSON.stringify(value)), place),
  open: (sealed, place) => JSON.parse(unseal(key, sealed, place).toString()) as unknown,
  sealBytes: (plain, place) => seal(key, Buffer.from(plain.buffer, plain.byteOffset, plain.length), place),
  openBytes: (sealed, place) => unseal(key, sealed, place),
});

const blockLength = 64;
const indexHexLength = 32;

/**
 * HMAC by two one-shot hashes: the same bytes as `createHmac`, in one microsecond instead of twelve. What is hashed is
 * written behind the padded key, into bytes that are used again and again.
 */
const blindIndexUnder = (key: Buffer): IncidentKey['blindIndex'] => {
  const padded = (pad: number): Buffer => {
    const block = Buffer.alloc(blockLength * 8, 0);
    for (let at = 0; at < blockLength; at += 1) block[at] = (key[at] ?? 0) ^ pad;
    return block;
  };
  const inner = padded(0x36);
  const outer = padded(0x5c).subarray(0, blockLength + 32);
  return (kind, value) => {
    const text = `${kind}\0${value}`;
    const fits = text.length * 3 <= inner.length - blockLength;
    const message = fits
      ? inner.subarray(0, blockLength + inner.write(text, blockLength))
      : Buffer.concat([inner.subarray(0, blockLength), Buffer.from(text)]);
    outer.write(hash('sha256', message, 'hex'), blockLength, 'hex');
    return hash('sha256', outer, 'hex').slice(0, indexHexLength);
  };
};

const incidentKey = (key: Buffer): IncidentKey => ({
  ...sealingKey(key),
  blindIndex: blindIndexUnder(Buffer.from(hkdfSync('sha256', key, '', 'varsla:blind-index', 32))),
});

const derive = (masterKey: Buffer, purpose: string): Buffer =>
  Buffer.from(hkdfSync('sha256', masterKey, '', `varsla:${purpose}`, 32));

/** What stands before the 32 bytes of an X25519 private key in PKCS #8, RFC 8410. */
const x25519Prefix = Buffer.from('302e020100300506032b656e04220420', 'hex');

/** Master keys: the one that seals, and those before it, which still open. */
export type KeyRing = readonly [Buffer, ...Buffer[]];

/** What the first key of the ring that fits makes of it; throws as the last one does. */
const openWithAny = <T>(ring: KeyRing, open: (key: Buffer) => T): T => {
  let fault: unknown;
  for (const key of ring)
    try {
      return open(key);
    } catch (error) {
      fault = error;
    }
  throw fault;
};

/** The same sealed under the first key of the ring; undefined where it is already. Throws where none opens it. */
const resealed = (
  ring: KeyRing,
  sealed: Buffer,
  place: string,
  derived: (key: Buffer) => Buffer,
): Buffer | undefined => {
  const used = ring.find((key) => {
    try {
      unseal(derived(key), sealed, place);
      return true;
    } catch {
      return false;
    }
  });
  if (!used) throw new MasterKeyError(`no master key that is here opens ${place}`);
  return used === ring[0] ? undefined : seal(derived(ring[0]), unseal(derived(used), sealed, place), place);
};

const markPlace = 'master_key_check';
const keyPlace = (incidentId: string): string => `incident_keys:${incidentId}`;
const asItIs = (key: Buffer): Buffer => key;

/**
 * Seals under a master key, or under a ring of them that may change while it is used: what is sealed is sealed under the
 * first, what any of them sealed is opened. Secrets and key pairs follow from the last, so that a new key ends nobody's
 * session and a backup still opens, until the old key is retired.
 */
export const createSealing = (keys: Buffer | (() => KeyRing)): Sealing => {
  const ring = (): KeyRing => (typeof keys === 'function' ? keys() : [keys]);
  const oldest = (): Buffer => ring().at(-1) as Buffer;
  const derivedBy = (purpose: string) => (key: Buffer) => derive(key, `key:${purpose}`);
  return {
    newIncidentKey: (incidentId) => seal(ring()[0], randomBytes(32), keyPlace(incidentId)),
    openIncidentKey: (wrapped, incidentId) =>
      incidentKey(openWithAny(ring(), (key) => unseal(key, wrapped, keyPlace(incidentId)))),
    keyFor(purpose) {
      const derived = derivedBy(purpose);
      const sealer = (): SealingKey => sealingKey(derived(ring()[0]));
      const opened = <T>(open: (key: SealingKey) => T): T =>
        openWithAny(ring(), (key) => open(sealingKey(derived(key))));
      return {
        seal: (value, place) => sealer().seal(value, place),
        open: (sealed, place) => opened((key) => key.open(sealed, place)),
        sealBytes: (plain, place) => sealer().sealBytes(plain, place),
        openBytes: (sealed, place) => opened((key) => key.openBytes(sealed, place)),
      };
    },
    secretFor: (purpose) => derive(oldest(), `secret:${purpose}`).toString('base64url'),
    keyPairFor(purpose) {
      const secret = derive(oldest(), `x25519:${purpose}`);
      const privateKey = createPrivateKey({
        key: Buffer.concat([x25519Prefix, secret]),
        format: 'der',
        type: 'pkcs8',
      });
      return { privateKey, publicKey: createPublicKey(privateKey) };
    },
    resealIncidentKey: (wrapped, incidentId) => resealed(ring(), wrapped, keyPlace(incidentId), asItIs),
    reseal: (purpose, sealed, place) => resealed(ring(), sealed, place, derivedBy(purpose)),
    resealMark: (sealed) => resealed(ring(), sealed, markPlace, asItIs),
    async check(db) {
      await db.query('insert into master_key_check (sealed) values ($1) on conflict do nothing', [
        seal(ring()[0], Buffer.from('varsla'), markPlace),
      ]);
      const { rows } = await db.query<{ sealed: Buffer }>('select sealed from master_key_check');
      try {
        openWithAny(ring(), (key) => unseal(key, rows[0]?.sealed ?? Buffer.alloc(0), markPlace));
      } catch (cause) {
        throw new MasterKeyError(
          'The master key is not the one that this database was sealed with. Put the right key in place (MASTER_KEY_FILE).',
          { cause },
        );
      }
    },
  };
};
