import type { SendOutcome } from './ports.ts';

/** The connection never stood, so nothing can have been taken: the name did not resolve, nobody listened, TLS failed. */
const NEVER_LEFT: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'UND_ERR_CONNECT_TIMEOUT',
  'CERT_HAS_EXPIRED',
  'CERT_NOT_YET_VALID',
  'CERT_REJECTED',
  'CERT_REVOKED',
  'CERT_SIGNATURE_FAILURE',
  'CERT_UNTRUSTED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'ERR_TLS_CERT_ALTNAME_INVALID',
  'HOSTNAME_MISMATCH',
  'INVALID_CA',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
]);

const CODE = /^[A-Z][A-Z0-9_]{2,50}$/;

/**
 * What a failure without an answer from the provider means. Only what surely failed before the first byte of the
 * request is `unsent`; everything else, named or never seen before, is `unknown`: a reset (ECONNRESET, EPIPE) and a
 * time-out (ETIMEDOUT, ECONNABORTED) look the same whether the message was swallowed or not.
 */
export const classifyNetworkFailure = (error: unknown): SendOutcome => {
  const reason = codeOf(error) ?? 'unexpected';
  return NEVER_LEFT.has(reason) ? { outcome: 'unsent', reason } : { outcome: 'unknown', reason };
};

/** The error's own text code. Its message is never read: a message can carry an address. */
const codeOf = (error: unknown): string | undefined => {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' && CODE.test(code) ? code : undefined;
};
