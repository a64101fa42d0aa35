import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  sign,
  verify,
} from 'node:crypto';
import { dirname, join } from 'node:path';
import { KeyFileError, makeKeyFile, readKeyFile } from './key-file.ts';

/** Signs what is to be provable outside this house: Ed25519, RFC 8032. The only place that touches the signing key. */
export interface Signing {
  /** SHA-256 over the public key's SPKI bytes, in hex: how the key is called, and what one compares. */
  keyId: string;
  /** SPKI in PEM, to be given to whoever wants to check. */
  publicKey: string;
  /** Over the UTF-8 bytes of a text; base64. */
  sign(text: string): string;
}

/** How a public key is called. Throws where it is no public key. */
export const keyIdOf = (publicKey: string | KeyObject): string => {
  const key = typeof publicKey === 'string' ? createPublicKey(publicKey) : publicKey;
  return createHash('sha256')
    .update(key.export({ type: 'spki', format: 'der' }))
    .digest('hex');
};

/** Whether a signature is the one of this key over this text. What is no key or no signature is not. */
export const isSignedBy = (publicKey: string, text: string, signature: string): boolean => {
  try {
    return verify(null, Buffer.from(text), publicKey, Buffer.from(signature, 'base64'));
  } catch {
    return false;
  }
};

export const createSigning = (privateKey: KeyObject): Signing => {
  const publicKey = createPublicKey(privateKey);
  return {
    keyId: keyIdOf(publicKey),
    publicKey: publicKey.export({ type: 'spki', format: 'pem' }) as string,
    sign: (text) => sign(null, Buffer.from(text), privateKey).toString('base64'),
  };
};

const parse = (text: string, file: string): KeyObject => {
  try {
    const key = createPrivateKey(text);
    if (key.asymmetricKeyType === 'ed25519') return key;
  } catch (cause) {
    throw new KeyFileError(`${file} must hold an Ed25519 private key in PEM (PKCS #8).`, { cause });
  }
  throw new KeyFileError(`${file} must hold an Ed25519 private key in PEM (PKCS #8).`);
};

/** Where the signing key lies: as configured, otherwise beside the master key. */
export const signingKeyPath = (config: {
  signingKeyFile: string | undefined;
  masterKeyFile: string | undefined;
  dataDir: string;
}): string =>
  config.signingKeyFile ??
  join(config.masterKeyFile ? dirname(config.masterKeyFile) : config.dataDir, 'signing.key');

/** The signing key of `file`, made there the first time with mode 0600. Throws KeyFileError. */
export const loadSigning = async (file: string): Promise<Signing> => {
  const text = await readKeyFile(file);
  if (text !== undefined) return createSigning(parse(text, file));
  const { privateKey } = generateKeyPairSync('ed25519');
  try {
    if (await makeKeyFile(file, privateKey.export({ type: 'pkcs8', format: 'pem' }) as string))
      return createSigning(privateKey);
  } catch (cause) {
    throw new KeyFileError(
      `The signing key cannot be made in ${file}: set SIGNING_KEY_FILE to a file in a folder where Varsla may write.`,
      { cause },
    );
  }
  return loadSigning(file);
};
