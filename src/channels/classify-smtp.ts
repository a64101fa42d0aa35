import { classifyNetworkFailure } from './network-failures.ts';
import type { SendOutcome } from './ports.ts';

interface SmtpError {
  code?: unknown;
  command?: unknown;
  responseCode?: unknown;
  cause?: unknown;
  errno?: unknown;
  syscall?: unknown;
}

/** Before any message: who we are, and whether we may send at all. */
const ofAccount = /^(AUTH|MAIL|EHLO|HELO|STARTTLS)/;

/** The codes of a socket that never stood, in the error itself or in what caused it. */
const neverStood = (error: SmtpError): SendOutcome | undefined => {
  for (const one of [error, error.cause]) {
    const { syscall, code } = (one ?? {}) as SmtpError;
    if (syscall === 'connect' || syscall === 'getaddrinfo' || code === 'EDNS')
      return {
        outcome: 'unsent',
        reason: code === 'ESOCKET' || typeof code !== 'string' ? 'no-connection' : code,
      };
  }
  return undefined;
};

/**
 * What a failure of SMTP means. Only an answer with a code, and a connection that never stood, are certain: a server
 * that was silent or hung up may have taken the message, at whatever command nodemailer says it was (RFC 1047, RFC
 * 5321 section 4.5.3.2). 5xx to a recipient refuses this one; 5xx to our sender or our password refuses us; 4xx is
 * later.
 */
export const classifySmtpFailure = (error: unknown): SendOutcome => {
  if (!(error instanceof Error)) return { outcome: 'unknown', reason: 'unexpected' };
  const { code, command, responseCode } = error as Error & SmtpError;
  if (code === 'EAUTH') return { outcome: 'halted', reason: 'smtp-auth' };
  if (code === 'ETLS') return { outcome: 'halted', reason: 'smtp-tls' };
  if (typeof responseCode === 'number' && responseCode >= 400) {
    const reason = `smtp-${responseCode}`;
    if (responseCode < 500) return { outcome: 'unsent', reason };
    return typeof command === 'string' && ofAccount.test(command)
      ? { outcome: 'halted', reason }
      : { outcome: 'rejected', reason };
  }
  return neverStood(error) ?? classifyNetworkFailure(error);
};
