import { classifyNetworkFailure } from './network-failures.ts';
import type { SendOutcome } from './ports.ts';
import { retryAfterSeconds } from './retry-after.ts';

/**
 * What a refusing status of POST /v3/mail/send means. The answer is for the request as a whole. A status that is
 * not here (5xx, a redirect, anything unforeseen) may come after the message was taken: `unknown`.
 */
const BY_STATUS: Readonly<Record<number, 'rejected' | 'halted' | 'unsent'>> = {
  400: 'rejected',
  413: 'rejected',
  401: 'halted',
  403: 'halted',
  429: 'unsent',
};

export interface ProviderAnswer {
  status: number;
  headers: Readonly<Record<string, unknown>>;
}

/** Only 202 counts as taken: another 2xx can be a proxy's page. `providerId` is empty when the answer named none. */
export const classifySendGridAnswer = ({ status, headers }: ProviderAnswer): SendOutcome => {
  const providerId = headers['x-message-id'];
  if (status === 202)
    return { outcome: 'accepted', providerId: typeof providerId === 'string' ? providerId : '' };
  const reason = `http-${status}`;
  const outcome = BY_STATUS[status] ?? 'unknown';
  if (outcome !== 'unsent') return { outcome, reason };
  const wait = retryAfterSeconds(headers);
  return wait === undefined ? { outcome, reason } : { outcome, reason, retryAfterSeconds: wait };
};

/** An error thrown by @sendgrid/mail: `code` is the HTTP status when there was an answer, else a text such as ECONNRESET. */
export const classifySendGridFailure = (error: unknown): SendOutcome => {
  const answer = answerOf(error);
  return answer === undefined ? classifyNetworkFailure(error) : classifySendGridAnswer(answer);
};

/** `code` holds the status in a ResponseError; an AxiosError for a redirect keeps it in `response.status`. */
const answerOf = (error: unknown): ProviderAnswer | undefined => {
  if (!(error instanceof Error)) return undefined;
  const { code, response } = error as { code?: unknown; response?: { status?: unknown; headers?: object } };
  const status = typeof code === 'number' ? code : response?.status;
  return typeof status === 'number' ? { status, headers: { ...response?.headers } } : undefined;
};
