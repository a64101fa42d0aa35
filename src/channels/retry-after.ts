const LONGEST_WAIT_SECONDS = 86_400;

/**
 * How long a 429 asks us to wait: `Retry-After` (seconds or an HTTP date, RFC 9110), else `X-RateLimit-Reset` (an
 * instant in Unix seconds). Instants are compared with the answer's own `Date`, so that neither clock can be wrong
 * about the other. Undefined when the answer does not say. Header names in lower case.
 */
export const retryAfterSeconds = (headers: Readonly<Record<string, unknown>>): number | undefined => {
  const after = textOf(headers['retry-after']);
  if (after !== undefined && /^\d+$/.test(after)) return bounded(Number(after));
  const answeredAt = Date.parse(textOf(headers['date']) ?? '');
  const until = after === undefined ? Number(textOf(headers['x-ratelimit-reset'])) * 1000 : Date.parse(after);
  return bounded(Math.ceil((until - answeredAt) / 1000));
};

const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' ? value.trim() : typeof value === 'number' ? String(value) : undefined;

const bounded = (seconds: number): number | undefined =>
  Number.isNaN(seconds) ? undefined : Math.min(Math.max(seconds, 0), LONGEST_WAIT_SECONDS);
