import { randomBytes, randomUUID } from 'node:crypto';

/** The only source of chance in names: injected, so that tests can foresee ids. */
export interface Ids {
  /** A random UUID, version 4, RFC 9562. */
  uuid(): string;
  /** An API token: `vs_` and 256 random bits in base64url. Shown once; only its hash is stored. */
  token(): string;
}

export const randomIds: Ids = {
  uuid: () => randomUUID(),
  token: () => `vs_${randomBytes(32).toString('base64url')}`,
};
